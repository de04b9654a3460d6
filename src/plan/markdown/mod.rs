//! Plan files: TOML front matter and Markdown, read and written.

mod front;
mod passage;
mod read;

use crate::diag::Diagnostic;
use crate::front::FrontMatter;
use crate::outline::Block;
use crate::source::Lines;

/// Reads a plan file: what stands above it, and its blocks. Faults are findings; something is always given.
pub(super) fn read(lines: &Lines, found: &mut Vec<Diagnostic>) -> (FrontMatter, Vec<Block>) {
    let (front, body) = front::read(lines, found);
    (front, read::read(lines, body, found))
}
