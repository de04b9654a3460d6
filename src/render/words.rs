//! The words of the interface, from `i18n/LANGUAGE.toml`: one flat table that a person can translate.
//!
//! What a language file lacks is taken from `zh-CN.toml`, so a translation may be partial; a site's own
//! file may replace single words. Words whose key begins with `js_` go to the scripts
//! as `words.js`, those with `panel_` and `search_` to scripts that load them when first used.

use std::collections::BTreeMap;

use crate::error::{Error, Result};

/// The language every other one falls back to.
pub(super) const BASE: &str = "zh-CN";

/// The words of one language.
#[derive(Debug)]
pub(super) struct Words(BTreeMap<String, String>);

impl Words {
    /// Reads a language through `file`, which gives a theme's text and the site's own text over it.
    pub(super) fn read(
        language: &str,
        file: impl Fn(&str) -> Result<Option<(String, Option<String>)>>,
    ) -> Result<Self> {
        let mut words = BTreeMap::new();
        let mut names = vec![BASE];
        if language != BASE {
            names.push(language);
        }
        for name in names {
            let path = format!("i18n/{name}.toml");
            let Some((text, own)) = file(&path)? else {
                return Err(Error::Settings {
                    file: crate::config::FILE.to_owned(),
                    at: None,
                    message: format!("site.language 是“{name}”，但主题里没有 {path}"),
                });
            };
            for text in [Some(text), own].into_iter().flatten() {
                let table: BTreeMap<String, String> =
                    toml::from_str(&text).map_err(|error| Error::toml(&path, &text, &error))?;
                words.extend(table);
            }
        }
        Ok(Self(words))
    }

    /// One word; its key where there is none.
    pub(super) fn get<'w>(&'w self, key: &'w str) -> &'w str {
        self.0.get(key).map_or(key, String::as_str)
    }

    /// All words.
    pub(super) fn all(&self) -> &BTreeMap<String, String> {
        &self.0
    }

    /// All words, for templates.
    pub(super) fn value(&self) -> tera::TeraResult<tera::Value> {
        tera::Value::try_from_serializable(&self.0)
    }

    /// The words whose key has a prefix, as a script that gives them a name: one a line.
    pub(super) fn script(&self, prefix: &str, name: &str) -> String {
        let lines: Vec<String> = self
            .0
            .iter()
            .filter_map(|(key, word)| Some((key.strip_prefix(prefix)?, word)))
            .map(|(key, word)| {
                let word = serde_json::Value::String(word.clone()).to_string();
                format!("  {key}: {}", word.replace('<', "\\u003c"))
            })
            .collect();
        format!("window.{name} = {{\n{}\n}};\n", lines.join(",\n"))
    }
}
