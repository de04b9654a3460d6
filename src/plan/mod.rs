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
//! Steps: `markdown` makes blocks; `understand` finds the tasks of tables and of running text; the grammar reads
//! who answers for them (`statement`, `attribution`), name by name, by the words in `tasks.toml`; `ids` and
//! `understand::anchors` name what was found.

mod ids;
mod markdown;
mod model;
pub mod series;
mod understand;

pub use crate::grammar::Due;
pub use crate::lexicon::{Meaning, Role, Tier};
pub use model::{Assignment, Block, BlockKind, Column, Group, Note, Plan, Task};
pub(crate) use understand::notes::{Named, labels as labels_named};

use std::sync::Arc;

use crate::diag::{Code, Diagnostic, Lines, sort};
use crate::front::FrontMatter;
use crate::outline;
use crate::rule::Taken;
use crate::source::Source;

/// Understands a document as recognition gave it. It always gives a plan.
pub(crate) fn understand(
    id: &str,
    source: Lines,
    front: FrontMatter,
    blocks: Vec<outline::Block>,
) -> Understood {
    let mut findings = Vec::new();
    let (plan, taken) = understand::understand(id, source, front, blocks, &mut findings);
    Understood {
        plan,
        findings,
        taken,
    }
}

/// What was understood of a document.
pub(crate) struct Understood {
    /// The plan.
    pub(crate) plan: Plan,
    /// What is doubtful.
    pub(crate) findings: Vec<Diagnostic>,
    /// Which rule of the grammar took which stretch.
    pub(crate) taken: Vec<Taken>,
}

/// The plan file of a document: its front matter and blocks, with the ids that its tasks were given.
pub(crate) fn write(front: &FrontMatter, blocks: Vec<outline::Block>, plan: &Plan) -> String {
    markdown::write(front, blocks, &plan.tasks)
}

/// Reads a plan file. The plan's id is the file's name without `.md`. Always gives a plan, with what was found
/// wrong beside it, sorted.
pub fn parse(source: &Source) -> (Plan, Vec<Diagnostic>) {
    let lines = Lines::new(Arc::new(source.clone()));
    let mut found = Vec::new();
    let (front, blocks) = markdown::read(&lines, &mut found);
    let name = source.path.rsplit('/').next().unwrap_or(&source.path);
    let id = name.strip_suffix(".md").unwrap_or(name);
    let (plan, _) = understand::understand(id, lines, front, blocks, &mut found);
    // Which sentences are no tasks was asked when the document was imported.
    found.retain(|finding| finding.code != Code::DutiesLeft);
    sort(&mut found);
    (plan, found)
}
