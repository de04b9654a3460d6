//! site.toml, read and checked.

use super::rules;
use super::settings::{FILE, SiteConfig};
use crate::error::{Error, Result};

impl SiteConfig {
    /// Reads site.toml; an unknown key, or a value that nothing good could be made of, is an error with its place.
    pub fn parse(text: &str) -> Result<Self> {
        let config = toml::from_str(text).map_err(|error| Error::toml(FILE, text, &error))?;
        rules::check(text, &config)?;
        Ok(config)
    }
}
