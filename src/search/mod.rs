//! The search index: what can be found, written as files that a page can load from `file://`.
//!
//! Takes [`Record`]s, which the pages stage makes, and gives files; knows nothing of plans or addresses.

/// One thing that can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// What it is.
    pub kind: RecordKind,
    /// Its stable id: `yubei/3`, a unit's id, `yubei#s2-1`, a document's id.
    pub id: String,
    /// The key of the plan it belongs to, if any.
    pub plan: Option<String>,
    /// The search block it stands in and its ordinal there (see the id rule of the search design).
    pub block: u32,
    /// What its line is headed with: a task's first clause, a unit's name, a heading.
    pub title: String,
    /// Names of the units that answer for it, with the role's key: `lead`, `cooperate` ….
    pub units: Vec<(String, String)>,
    /// Other names to find it by: aliases, 发文字号, pinyin syllables of a unit.
    pub also: Vec<String>,
    /// The full text, as shown (already masked).
    pub text: String,
    /// The group heading it stands under, for a facet.
    pub group: String,
    /// The region path, for a facet.
    pub region: String,
    /// Its page relative to the site root, with an anchor if need be.
    pub href: String,
}

/// The kinds of record, which are also a facet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordKind {
    /// A task.
    Task,
    /// A unit.
    Unit,
    /// A plan.
    Plan,
    /// A section of a plan's prose.
    Section,
    /// A cited document.
    Document,
}
