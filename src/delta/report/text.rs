//! Operations on a terminal or in a mail: plan by plan, one line each, texts with marks below.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

use super::words::{self, is_text, line, one_line};
use crate::delta::marks::marks;
use crate::delta::model::{Delta, Op, Operation};
use crate::diag::visible;

/// All operations, and a last line that counts; with ANSI colours if `colour`.
pub fn to_text(delta: &Delta, colour: bool) -> String {
    if delta.is_empty() {
        return "没有差别。\n".to_owned();
    }
    let mut out = String::new();
    let mut under = None;
    for operation in &delta.operations {
        let part = part(operation);
        if under.as_ref() != Some(&part) {
            let gap = if under.is_some() { "\n" } else { "" };
            let _ = writeln!(out, "{gap}{}", visible(&part));
            under = Some(part);
        }
        let _ = writeln!(out, "  {}", visible(&one_line(&line(operation))));
        if is_text(operation.op) {
            let _ = writeln!(out, "    {}", marked(operation, colour));
        }
    }
    let _ = writeln!(out, "\n有差别：{}。", counts(delta));
    out
}

/// What an operation stands under.
fn part(operation: &Operation) -> String {
    match (&operation.plan, operation.effect) {
        (Some(plan), false) => format!("方案 {plan}"),
        (Some(plan), true) => format!("随之而变 {plan}"),
        (None, true) => "随之而变".to_owned(),
        (None, false) => "名册、设置和网页".to_owned(),
    }
}

/// How many operations of each kind.
fn counts(delta: &Delta) -> String {
    let mut counts: Vec<(Op, usize)> = Vec::new();
    for operation in &delta.operations {
        match counts.iter_mut().find(|(op, _)| *op == operation.op) {
            Some((_, count)) => *count += 1,
            None => counts.push((operation.op, 1)),
        }
    }
    let told: Vec<String> = counts
        .iter()
        .map(|(op, count)| format!("{} {count}", words::name(*op)))
        .collect();
    told.join("，")
}

/// The text with `[-gone-]` and `{+new+}`: readable without colours too.
fn marked(operation: &Operation, colour: bool) -> String {
    let style = |of: AnsiColor| {
        if colour {
            of.on_default()
        } else {
            Style::new()
        }
    };
    let (gone, new) = (style(AnsiColor::Red), style(AnsiColor::Green));
    let old = operation.before.as_deref().unwrap_or_default();
    let now = operation.after.as_deref().unwrap_or_default();
    let mut out = String::new();
    for piece in marks(old, now) {
        let text = one_line(&piece.text);
        let text = visible(&text);
        match piece.tag {
            "del" => {
                let _ = write!(out, "{gone}[-{text}-]{gone:#}");
            }
            "ins" => {
                let _ = write!(out, "{new}{{+{text}+}}{new:#}");
            }
            _ => out.push_str(&text),
        }
    }
    out
}
