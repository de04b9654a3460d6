//! The model of a plan: what one document says, with the places of its words.

use std::ops::Deref;
use std::sync::Arc;

use super::ids;
use crate::diag::{Lines, Place};
use crate::front::FrontMatter;
use crate::grammar;
use crate::grammar::Due;
use crate::lexicon::{Meaning, Role, Tier};

use crate::text::{Span, Text};

/// One plan, as its file says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The id: the file's name without `.md`.
    pub id: String,
    /// The file, relative to the site.
    pub file: String,
    /// Its text, in which all spans stand.
    pub source: Lines,
    /// The front matter.
    pub front: FrontMatter,
    /// The document from top to bottom.
    pub blocks: Vec<Block>,
    /// Its tasks in document order; [`Block`]s name them by index.
    pub tasks: Vec<Task>,
    /// Notes on the tasks (注：…, 附注), one an item, in document order.
    pub notes: Vec<Note>,
}

/// One block of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its stable anchor on the plan's page, ASCII: `s2-1` for 二（一）, `p2-1-3` for its third paragraph.
    pub anchor: String,
    /// Where it stands.
    pub span: Span,
}

/// The kinds of block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading; level 1 is the title of a part, 2 一、, 3 （一）, 4 1., 5 （1）. Line breaks as `\n`.
    Heading {
        /// 1 to 5.
        level: u8,
        /// The printed text with its number.
        text: Text,
    },
    /// A paragraph of prose.
    Paragraph {
        /// Its text; line breaks as `\n`.
        text: Text,
        /// The tasks that stand in it, with the byte range of each in `text`: from its first character
        /// to the end of the bracket that closes it. A task over several paragraphs stands in each.
        tasks: Vec<(usize, std::ops::Range<usize>)>,
    },
    /// A table of tasks.
    Tasks {
        /// The printed headings of its columns with what each means.
        columns: Vec<Column>,
        /// Its rows as indices into [`Plan::tasks`].
        rows: Vec<usize>,
    },
    /// Any other table: cells as printed, the first row its headings.
    Table {
        /// Rows of cells.
        rows: Vec<Vec<Text>>,
    },
    /// A new part of the document begins without a printed title.
    Break,
}

/// A column of a task table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The printed heading; line breaks as `\n`.
    pub heading: Text,
    /// What it holds.
    pub meaning: Meaning,
}

/// One task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// `PLAN/LABEL`, ASCII, unique; see product documents for labels that are not unique as printed.
    pub id: String,
    /// The label as printed: `3`, `（三）`.
    pub label: Text,
    /// A short name of the task, where the table has a column for it.
    pub title: Option<Text>,
    /// The text as printed; line breaks inside a cell as `\n`.
    pub text: Text,
    /// The printed headings over it, from the top down.
    pub group: Group,
    /// Who answers for it, in the order written.
    pub assignments: Vec<Assignment>,
    /// 完成时限 as printed.
    pub deadline: Option<Text>,
    /// The places named before 试点地区 and the like.
    pub regions: Vec<Text>,
    /// Cells of columns that mean nothing to the program, with their heading.
    pub other: Vec<(Text, Text)>,
    /// Words of the responsibility cells that no rule could read.
    pub unread: Vec<Text>,
    /// Where its text stands.
    pub span: Span,
    /// Where each cell of its row stands, in the order of the columns; none in running text.
    pub cells: Vec<Span>,
    /// Where its id is written, if it is not simply its number.
    pub spot: Spot,
}

/// A place among the blocks of a plan.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Spot {
    /// The index of the block.
    pub block: u32,
    /// The row of a table, from 0 below its headings.
    pub row: Option<u32>,
    /// The end of the task's stretch in the words of a heading or paragraph, in bytes.
    pub end: u32,
}

/// The printed headings over a task, from the top down; tasks under the same headings share them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Group(Arc<[Text]>);

impl Group {
    /// Whether this is the very group of another task, and not only alike.
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// The group without its innermost heading.
    #[must_use]
    pub fn outer(&self) -> Self {
        self.0[..self.0.len().saturating_sub(1)]
            .iter()
            .cloned()
            .collect()
    }
}

impl Deref for Group {
    type Target = [Text];

    fn deref(&self) -> &[Text] {
        &self.0
    }
}

impl FromIterator<Text> for Group {
    fn from_iter<I: IntoIterator<Item = Text>>(texts: I) -> Self {
        Self(texts.into_iter().collect())
    }
}

impl<const N: usize> PartialEq<[&str; N]> for Group {
    fn eq(&self, other: &[&str; N]) -> bool {
        *self.0 == *other
    }
}

/// Somebody who answers for a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    /// The name as written, after breaks are mended, without a trailing 等.
    pub name: String,
    /// What the body does for the task.
    pub role: Role,
    /// Whose column it stands in, where one table has columns for two levels.
    pub tier: Option<Tier>,
    /// A phrase for many bodies (各有关部门), which is no unit.
    pub collective: bool,
    /// A place that is itself told to act (海南负责推进), which is no unit.
    pub region: bool,
    /// The heading of its column, or the verb of its clause, as printed: 市级牵头单位, 负责推进.
    pub wording: String,
    /// Where those words stand; none for the heading of a column.
    pub wording_span: Option<Span>,
    /// Where it stands.
    pub span: Span,
}

/// A note on the tasks of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The note as printed.
    pub text: Text,
    /// The labels of the tasks it names: 表中第7、23项.
    pub labels: Vec<String>,
    /// Where it stands.
    pub span: Span,
}

impl Plan {
    /// Where a span of it stands, for people.
    pub fn place(&self, span: Span) -> Place {
        self.source.place(span)
    }
}

impl Task {
    /// Whether its id is simply its printed number.
    pub(crate) fn is_named_by_label(&self) -> bool {
        let own = self.id.rsplit('/').next();
        ids::ascii(&self.label).as_deref() == own
    }

    /// The days that its printed deadline means, where they are certain.
    pub fn due(&self) -> Option<Due> {
        grammar::due(self.deadline.as_deref()?)
    }
}
