//! Operations on a terminal or in a mail: plan by plan, one line each, texts with marks below.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

use super::parts::{counts, parts};
use super::words::{is_text, line, one_line};
use crate::delta::marks::marks;
use crate::delta::model::{Delta, Operation};
use crate::diag::visible;

/// All operations, and a last line that counts; with ANSI colours if `colour`.
pub fn to_text(delta: &Delta, colour: bool) -> String {
    if delta.is_empty() {
        return "没有差别。\n".to_owned();
    }
    let mut out = String::new();
    for part in parts(delta) {
        let _ = writeln!(out, "{}", visible(&part.title));
        for operation in part.operations {
            let _ = writeln!(out, "  {}", visible(&one_line(&line(operation))));
            if is_text(operation.op) {
                let _ = writeln!(out, "    {}", marked(operation, colour));
            }
        }
        out.push('\n');
    }
    let _ = writeln!(out, "有差别：{}。", counts(&delta.operations));
    out
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
