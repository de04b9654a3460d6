//! The keys of site.toml.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The name of the settings file.
pub const FILE: &str = "site.toml";

/// site.toml.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SiteConfig {
    /// What the site is called and says of itself.
    pub site: Site,
    /// How it looks.
    pub theme: Theme,
    /// How it is searched.
    pub search: Search,
    /// What is left out of what is published.
    pub privacy: Privacy,
    /// How strict `check` is.
    pub check: Check,
}

/// `[site]`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Site {
    /// The site's name, in the header and in each page's title.
    pub title: String,
    /// One sentence of purpose on the home page and in the description of pages.
    pub description: String,
    /// The language of the interface: `zh-CN` or `en`, or another file of the theme's `i18n/`.
    pub language: String,
    /// The address that the site is published at, with its last `/`; empty for intranets and folders.
    /// Only canonical links, the sitemap and copied citations use it.
    pub base_url: String,
    /// What the pages were made from, such as a revision of the content; shown in the footer as given.
    pub revision: String,
    /// Where corrections go: an e-mail address or a web address, shown in the footer.
    pub feedback: String,
    /// A line at the end of the footer, such as the office that keeps the site.
    pub footer: String,
    /// 网站标识码 and domain, for the metadata of government sites; empty leaves them out.
    pub id_code: String,
    /// The domain, for the same metadata.
    pub domain: String,
    /// Whether search engines may list the site.
    pub indexable: bool,
    /// Further entries of the main menu, after the built-in ones.
    pub menu: Vec<MenuItem>,
}

/// `[[site.menu]]`
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MenuItem {
    /// The words shown.
    pub title: String,
    /// A page of the site relative to its root (`notes.html`), or an absolute address.
    pub href: String,
}

/// `[theme]`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Theme {
    /// The folder under themes/ whose files replace those of the default theme, one by one.
    pub name: String,
    /// The brand colour, `#rrggbb`, at least 4.5:1 on white; it becomes the top rule and 牵头.
    pub brand: String,
}

/// `[search]`
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Search {
    /// `auto` (by size), `text` or `grams`.
    pub mode: SearchMode,
    /// Other words for a word, used to widen queries: `"电商" = ["电子商务"]`.
    pub synonyms: BTreeMap<String, Vec<String>>,
}

/// How the search index is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SearchMode {
    /// `text` up to 3 MB of text, `grams` above.
    #[default]
    Auto,
    /// All texts are loaded and scanned.
    Text,
    /// Only the shards of the query's bigrams are loaded.
    Grams,
}

/// `[privacy]`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Privacy {
    /// Mask mobile numbers, ID and bank card numbers, and names that stand as contact with them.
    pub mask: bool,
}

/// `[check]`
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Check {
    /// The severity of a code: `G012 = "note"`, `"warning"`, `"error"` or `"off"`.
    pub severity: BTreeMap<String, String>,
    /// Findings that are accepted, each with a reason.
    pub allow: Vec<Allow>,
}

/// `[[check.allow]]`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Allow {
    /// The code.
    pub code: String,
    /// Only in this file, relative to the site.
    pub file: Option<String>,
    /// Only where the line contains these words.
    pub contains: Option<String>,
    /// Why it is accepted; must not be empty.
    pub reason: String,
}

impl Default for Site {
    fn default() -> Self {
        Self {
            title: "方案任务库".to_owned(),
            description: "方案、任务、责任单位，逐条相连。".to_owned(),
            language: "zh-CN".to_owned(),
            base_url: String::new(),
            revision: String::new(),
            feedback: String::new(),
            footer: String::new(),
            id_code: String::new(),
            domain: String::new(),
            indexable: true,
            menu: Vec::new(),
        }
    }
}

impl Default for Theme {
    fn default() -> Self {
        Self {
            name: "default".to_owned(),
            brand: "#b3261e".to_owned(),
        }
    }
}

impl Default for Privacy {
    fn default() -> Self {
        Self { mask: true }
    }
}
