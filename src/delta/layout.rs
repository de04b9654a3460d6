//! What a plan's file shows otherwise, where its words say the same: the level of a heading, the order of columns, a
//! break between parts. So no edit that a reader could see stays unsaid.

use super::model::{Op, Operation};
use super::state::Both;
use crate::front;

/// One operation if the files differ in more than blanks, padding and comments.
pub(super) fn operations(both: &Both) -> Option<Operation> {
    let text = |plan: &crate::plan::Plan| shown(&plan.source.source().text);
    (text(both.old) != text(both.new)).then(|| Operation::new(Op::Layout))
}

/// The body of a file without what nobody sees.
fn shown(text: &str) -> String {
    let mut body = text[front::body_start(text)..].to_owned();
    while let Some(start) = body.find("<!--") {
        let end = body[start..]
            .find("-->")
            .map_or(body.len(), |at| start + at + 3);
        body.replace_range(start..end, "");
    }
    let mut out = String::with_capacity(body.len());
    for line in body.lines() {
        // The line below the headings of a table may be of any width.
        let rule = line.contains('|') && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '));
        if !rule {
            out.extend(line.chars().filter(|c| !c.is_whitespace()));
        }
    }
    out
}
