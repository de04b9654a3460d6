//! Operations for a comment on a pull request: counts in the heading, a folded part for each plan, links to the pages
//! of the new site. Forges cut or refuse long comments, so a long report is shortened and says so.

use std::fmt::Write as _;

use super::parts::{Part, counts, parts};
use super::words::{is_text, line, one_line};
use crate::delta::marks::marks;
use crate::delta::model::{Delta, Operation};
use crate::diag::visible;
use crate::routes;

/// Up to so many operations are shown unfolded.
const OPEN: usize = 12;

/// A report, and whether it is all of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Markdown {
    /// The text.
    pub text: String,
    /// Whether some of it was left out to keep it short.
    pub cut: bool,
}

/// All operations, in at most `most` characters; `base` is the address of the new site's pages, with its last `/`.
pub fn to_markdown(delta: &Delta, base: Option<&str>, most: Option<usize>) -> Markdown {
    let heading = if delta.is_empty() {
        "### 内容没有改动\n".to_owned()
    } else {
        format!(
            "### 内容改动 {} 件：{}\n",
            delta.operations.len(),
            counts(&delta.operations)
        )
    };
    let open = delta.operations.len() <= OPEN;
    let parts = parts(delta);
    // Whole, or shortened to its lines without texts, or to its counts: as much as fits, the same for all.
    let mut text = String::new();
    for detail in [Detail::All, Detail::Lines, Detail::Counts] {
        text.clone_from(&heading);
        if detail != Detail::All {
            text.push_str("\n**报告太长，这里只是摘要；完整的报告另附。**\n");
        }
        for part in &parts {
            write_part(&mut text, part, base, open, detail);
        }
        if most.is_none_or(|most| text.chars().count() <= most) {
            return Markdown {
                text,
                cut: detail != Detail::All,
            };
        }
    }
    let most = most.unwrap_or(usize::MAX);
    let kept: usize = text
        .split_inclusive('\n')
        .scan(0, |sum, line| {
            *sum += line.chars().count();
            (*sum < most).then_some(line.len())
        })
        .sum();
    text.truncate(kept);
    Markdown { text, cut: true }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Detail {
    All,
    Lines,
    Counts,
}

fn write_part(out: &mut String, part: &Part, base: Option<&str>, open: bool, detail: Detail) {
    let open = if open { " open" } else { "" };
    let title = escaped(&part.title);
    let title = match (part.plan, base) {
        (Some(plan), Some(base)) => link(base, &routes::plan(plan), &title),
        _ => title,
    };
    let counts = counts(part.operations.iter().copied());
    if detail == Detail::Counts {
        let _ = writeln!(out, "\n- {title}：{counts}");
        return;
    }
    let _ = writeln!(
        out,
        "\n<details{open}><summary><b>{title}</b>：{counts}</summary>\n"
    );
    for operation in &part.operations {
        let _ = writeln!(
            out,
            "- {}{}",
            escaped(&one_line(&line(operation))),
            links(operation, base)
        );
        if detail == Detail::All && is_text(operation.op) {
            let _ = writeln!(out, "  <br>{}", marked(operation));
        }
    }
    let _ = writeln!(out, "\n</details>");
}

/// Links to the tasks of an operation that the new site has, where there are few.
fn links(operation: &Operation, base: Option<&str>) -> String {
    let Some(base) = base else {
        return String::new();
    };
    let tasks = operation.linked();
    if tasks.is_empty() {
        return String::new();
    }
    let links: Vec<String> = tasks
        .iter()
        .map(|task| link(base, &routes::task(&task.id), &escaped(&task.label)))
        .collect();
    format!("（看 {}）", links.join("、"))
}

fn link(base: &str, path: &str, words: &str) -> String {
    format!(
        "<a href=\"{}\">{words}</a>",
        escaped(&format!("{base}{path}"))
    )
}

/// The text with what is gone struck and what is new underlined; tags, for signs of Markdown fail beside Chinese marks.
fn marked(operation: &Operation) -> String {
    let old = operation.before.as_deref().unwrap_or_default();
    let new = operation.after.as_deref().unwrap_or_default();
    let mut out = String::new();
    for piece in marks(old, new) {
        let text = escaped(&one_line(&piece.text));
        let _ = match piece.tag {
            "del" => write!(out, "<del>{text}</del>"),
            "ins" => write!(out, "<ins>{text}</ins>"),
            _ => write!(out, "{text}"),
        };
    }
    out
}

/// Words that mean nothing to Markdown, HTML or a forge: no tag, no emphasis, nobody is called by `@name`.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in visible(text).chars() {
        match c {
            '@' => out.push_str("@<!-- -->"),
            '&' | '<' | '>' | '"' | '\\' | '`' | '*' | '_' | '~' | '[' | ']' | '#' | '|' | '$'
            | '!' => {
                let _ = write!(out, "&#{};", u32::from(c));
            }
            _ => out.push(c),
        }
    }
    out
}
