//! One body of the register of units, as it is written there.

use serde::Deserialize;

use crate::lexicon::pinyin::syllables;
use crate::placed::Placed;

/// One `[[unit]]`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The stored ASCII id: lower case letters, digits and hyphens; the address of its page for good.
    pub id: Placed<String>,
    /// Its name with the region, as its page is titled.
    pub name: Placed<String>,
    /// The region path: 重庆市/渝北区.
    pub region: Placed<String>,
    /// Other names that surely mean it, as plans write them.
    #[serde(default)]
    pub aliases: Vec<Placed<String>>,
    /// Pinyin, syllables parted by blanks, where the dictionary misreads the name.
    pub pinyin: Option<String>,
    /// What sorts it instead of its pinyin.
    pub sort: Option<String>,
    /// The id of the body that took its place.
    pub successor: Option<Placed<String>>,
    /// Since when, YYYY-MM-DD or YYYY-MM or YYYY.
    pub since: Option<Placed<String>>,
    /// Ids of the bodies with the same work at other levels, where names do not tell or tell wrong: the whole
    /// list, an empty one for a body that has none. Not written, names decide.
    pub counterparts: Option<Vec<Placed<String>>>,
    /// `import` added it and nobody has looked yet.
    #[serde(default)]
    pub unconfirmed: bool,
}

impl Entry {
    /// Pinyin with blanks between syllables.
    pub fn reading(&self) -> String {
        self.pinyin
            .clone()
            .unwrap_or_else(|| syllables(&self.name).join(" "))
    }
}
