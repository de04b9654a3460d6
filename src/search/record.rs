//! A thing that can be found, as the pages stage gives it.

/// One thing that can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// What it is.
    pub kind: RecordKind,
    /// Its stable id: `yubei/3`, a plan's id, a unit's id, `yubei#s2-1`, a document's id. Unique within its kind.
    pub id: String,
    /// The id of the plan it belongs to, if any; a plan's own id for a plan.
    pub plan: Option<String>,
    /// Blocks of search ids that the plan owns by its front matter; empty for everything but plans.
    pub blocks: Vec<u32>,
    /// A task's label as printed; a plan's short name (文号, or short title) for lists; else empty.
    pub label: String,
    /// 成文日期 of a plan, YYYY-MM-DD, if known; newer plans come first. Empty for everything else.
    pub date: String,
    /// What its line is headed with: a task's first clause, a unit's name, a heading, a plan's title.
    pub title: String,
    /// Names of the units that answer for it, with the role's key: `lead`, `cooperate` ….
    pub units: Vec<(String, String)>,
    /// Other names to find it by: aliases, 发文字号; for a unit or plan also pinyin, syllables parted by
    /// blanks (recognised by holding lower-case ASCII letters and blanks only).
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

impl Default for Record {
    /// An empty task, to be filled in by `..Record::default()`.
    fn default() -> Self {
        Self {
            kind: RecordKind::Task,
            id: String::new(),
            plan: None,
            blocks: Vec::new(),
            label: String::new(),
            date: String::new(),
            title: String::new(),
            units: Vec::new(),
            also: Vec::new(),
            text: String::new(),
            group: String::new(),
            region: String::new(),
            href: String::new(),
        }
    }
}

impl RecordKind {
    /// All kinds, in the order of the facet.
    pub const ALL: [Self; 5] = [
        Self::Task,
        Self::Unit,
        Self::Plan,
        Self::Section,
        Self::Document,
    ];

    /// The word in addresses, JSON and the index.
    pub fn key(self) -> &'static str {
        match self {
            Self::Task => "task",
            Self::Unit => "unit",
            Self::Plan => "plan",
            Self::Section => "section",
            Self::Document => "document",
        }
    }
}

impl Record {
    /// The other names that are not pinyin.
    pub(super) fn other_names(&self) -> impl Iterator<Item = &str> {
        let names = self.also.iter().map(String::as_str);
        names.filter(|name| !is_pinyin(name))
    }

    /// The other name that is pinyin; empty if there is none.
    pub(super) fn pinyin(&self) -> &str {
        let mut names = self.also.iter().map(String::as_str);
        names.find(|name| is_pinyin(name)).unwrap_or_default()
    }

    /// The part of the id after the plan's.
    pub(super) fn tail(&self) -> &str {
        self.plan
            .as_deref()
            .and_then(|plan| self.id.strip_prefix(plan))
            .and_then(|rest| rest.strip_prefix(['/', '#']))
            .unwrap_or(&self.id)
    }
}

/// Pinyin is told from names by holding nothing but small letters and blanks.
fn is_pinyin(name: &str) -> bool {
    name.bytes().all(|b| b.is_ascii_lowercase() || b == b' ')
}
