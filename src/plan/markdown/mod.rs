//! Plan files: TOML front matter and Markdown, read and written.

mod front;
mod passage;
mod read;
mod write;

use crate::diag::{Diagnostic, Lines};
use crate::front::FrontMatter;
use crate::outline::{Block, Kind, Passage};
use crate::plan::model::{Spot, Task};

/// Reads a plan file: what stands above it, and its blocks. Faults are findings; something is always given.
pub(super) fn read(lines: &Lines, found: &mut Vec<Diagnostic>) -> (FrontMatter, Vec<Block>) {
    let (front, body) = front::read(lines, found);
    (front, read::read(lines, body, found))
}

/// The file of a document whose blocks hold these tasks. An id that is not simply the printed number of its task is
/// written where the task stands, so that it is never derived again.
pub(super) fn write(front: &FrontMatter, mut blocks: Vec<Block>, tasks: &[Task]) -> String {
    for task in tasks.iter().filter(|task| !task.is_named_by_label()) {
        let id = task.id.rsplit('/').next().unwrap_or(&task.id);
        if let Some(words) = passage(&mut blocks, task.spot) {
            let at = match task.spot.row {
                Some(_) => words.text.len(),
                None => task.spot.end as usize,
            };
            let written = (at, id.to_owned());
            let next = words.ids.partition_point(|other| *other <= written);
            words.ids.insert(next, written);
        }
    }
    write::write(front, &blocks)
}

/// The words in which the id of a task stands.
fn passage(blocks: &mut [Block], spot: Spot) -> Option<&mut Passage> {
    match &mut blocks.get_mut(spot.block as usize)?.kind {
        Kind::Heading { words, .. } | Kind::Paragraph(words) => Some(words),
        Kind::Table(rows) => rows.get_mut(spot.row? as usize + 1)?.cells.first_mut(),
        Kind::Break => None,
    }
}
