//! Personal data is masked before anything is published: 185****5240, 曾**.
//!
//! The content keeps the original; pages, exports and search data are made from what [`mask()`] gives, and findings are
//! told through [`mask_findings`]. A mask has as many characters as what it covers. Office land lines and 发文字号 are
//! no personal data. What is covered, and what not, stands in SECURITY.md; `tests/privacy/forms.toml` has the forms.
//!
//! `signs`, `groups`, `numbers` read numbers as people write them, `names` finds whose they are (`name` what is one), `tables` reads the
//! headings over both, `address` where somebody lives; `find` puts them together. `cover`, `plan` and `told` cover what
//! was found in a text, in a plan, in findings. Each looks a fixed distance around a number, so that the time is in
//! proportion to the text.

mod address;
mod cover;
mod find;
mod groups;
mod name;
mod names;
mod numbers;
mod plan;
mod signs;
mod tables;
mod told;

pub use cover::{Covered, masked};
pub use find::{Found, What, find};
pub use plan::mask;
pub use told::{findings, in_attachment, in_path, mask_findings};

use crate::config::SiteConfig;
use crate::front;
use crate::source::Source;

/// What site.toml says on every page and in the search, as it may be published.
pub fn mask_settings(config: &mut SiteConfig) {
    let site = &mut config.site;
    let menu = site.menu.iter_mut();
    [
        &mut site.title,
        &mut site.description,
        &mut site.feedback,
        &mut site.footer,
        &mut site.revision,
        &mut site.id_code,
        &mut site.domain,
    ]
    .into_iter()
    .chain(menu.flat_map(|item| [&mut item.title, &mut item.href]))
    .for_each(plan::mask_string);
    let synonyms = std::mem::take(&mut config.search.synonyms);
    config.search.synonyms = plan::mask_map(synonyms, |words| {
        words.iter_mut().for_each(plan::mask_string);
    });
}

/// A register as it may be published.
pub fn mask_register(source: &Source) -> Source {
    Source::new(source.path.clone(), &masked(&source.text))
}

/// A free page as it may be published.
pub fn mask_page(source: &Source) -> Source {
    let text = cover::page(&source.text, front::body_start(&source.text));
    Source::new(source.path.clone(), &text)
}
