//! The settings of a site: site.toml, every key documented here and in the site's own file; unknown keys refused.
//!
//! `settings` has the keys, `rules` what they may say, `read` does both, `place` finds where a key is written.

pub(crate) mod brand;
mod place;
mod read;
mod rules;
mod settings;

pub(crate) use place::{place, refuse};
pub use rules::OFF;
pub use settings::{
    Allow, Check, FILE, MenuItem, Privacy, Search, SearchMode, Site, SiteConfig, Theme,
};
