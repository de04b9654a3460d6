//! One plan document as written: prose, tasks, who answers for them. Knows nothing of other documents.
//!
//! The file is Markdown with TOML front matter:
//!
//! ```text
//! +++
//! title = "…"
//! +++
//!
//! # 重庆市人民政府<br>关于印发…的通知      `#` opens a part of the document: cover notice, plan, annex.
//!                                          `---` opens one too where no title is printed.
//! 各区县（自治县）人民政府：               paragraphs are separated by blank lines
//!
//! ## 一、总体要求                           the printed level: 一、 ## · （一） ### · 1. #### · （1） #####
//!
//! # …任务分工                              the printed title of the table
//!
//! ## 一、推动服务业…                        the headings of the part above a table are the tasks' group
//!
//! 描述                                      (paragraphs between them are descriptions, not group)
//!
//! | 序号 | 试点任务 | 牵头单位 | 配合单位 |
//! | --- | --- | --- | --- |
//! | 1 | 支持…。 | 市科技局 | 市发展改革委、市教委 |
//! ```
//!
//! A table whose first heading is 序号 (or another numbering word of the vocabulary) and that has a task
//! column and a responsibility column holds tasks, one row each; any other table is prose. In plans with
//! brackets such as （市商务委牵头，市财政局配合） a task is what one bracket closes, in its paragraph.
//!
//! Steps: `head` and `body` make blocks with positions; `tasks` (tables) and `running` (prose) find the
//! tasks; `responsibility` reads who answers for them, clause by clause (`stretches`, `clauses`), name by
//! name (`parties`, `names`), by the words in `vocabulary.toml`; `ids` and `anchors` name what was found.

mod anchors;
mod body;
mod duties;
mod head;
mod ids;
mod inline;
mod notes;
mod parse;
mod running;
mod sentences;
pub mod series;
mod siblings;
mod tasks;

pub use crate::grammar::Due;
pub use crate::lexicon::{Meaning, Role, Tier};
pub(crate) use notes::labels as labels_named;
pub use parse::parse;

use crate::front::FrontMatter;
use crate::grammar;
use crate::source::Place;

/// One plan, as its file says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The id: the file's name without `.md`.
    pub id: String,
    /// The file, relative to the site.
    pub file: String,
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
    pub place: Place,
}

/// The kinds of block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading; level 1 is the title of a part, 2 一、, 3 （一）, 4 1., 5 （1）. Line breaks as `\n`.
    Heading {
        /// 1 to 5.
        level: u8,
        /// The printed text with its number.
        text: String,
    },
    /// A paragraph of prose.
    Paragraph {
        /// Its text; line breaks as `\n`.
        text: String,
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
        rows: Vec<Vec<String>>,
    },
    /// A new part of the document begins without a printed title.
    Break,
}

/// A column of a task table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The printed heading; line breaks as `\n`.
    pub heading: String,
    /// What it holds.
    pub meaning: Meaning,
}

/// One task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// `PLAN/LABEL`, ASCII, unique; see product documents for labels that are not unique as printed.
    pub id: String,
    /// The label as printed: `3`, `（三）`.
    pub label: String,
    /// A short name of the task, where the table has a column for it.
    pub title: Option<String>,
    /// The text as printed; line breaks inside a cell as `\n`.
    pub text: String,
    /// The printed headings over it, from the top down.
    pub group: Vec<String>,
    /// Who answers for it, in the order written.
    pub assignments: Vec<Assignment>,
    /// 完成时限 as printed.
    pub deadline: Option<String>,
    /// The places named before 试点地区 and the like.
    pub regions: Vec<String>,
    /// Cells of columns that mean nothing to the program, with their heading.
    pub other: Vec<(String, String)>,
    /// Words of the responsibility cells that no rule could read.
    pub unread: Vec<(String, Place)>,
    /// Where its text stands.
    pub place: Place,
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
    pub said: String,
    /// Where it stands.
    pub place: Place,
}

/// A note on the tasks of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The note as printed.
    pub text: String,
    /// The labels of the tasks it names: 表中第7、23项.
    pub labels: Vec<String>,
    /// Where it stands.
    pub place: Place,
}

impl Task {
    /// The days that its printed deadline means, where they are certain.
    pub fn due(&self) -> Option<Due> {
        grammar::due(self.deadline.as_deref()?)
    }
}
