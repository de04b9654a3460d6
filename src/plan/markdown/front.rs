//! The front matter of a plan file: TOML between `+++` lines, every key known, every fault with its place.

use std::ops::Range;

use serde::Deserialize;

use crate::diag::{Code, Diagnostic, Lines};
use crate::error::chinese;
use crate::front::{FrontMatter, MOST_BLOCK};

/// Reads the front matter; faulty keys are reported and left out. Also tells where the body begins.
pub(super) fn read(lines: &Lines, found: &mut Vec<Diagnostic>) -> (FrontMatter, usize) {
    let text = &lines.source().text;
    let mut report = |range: Range<usize>, message: String, help: &str| {
        found.push(Diagnostic::new(Code::FrontMatter, lines.place(range), message).help(help));
    };
    let Some(head) = text.strip_prefix("+++\n") else {
        let message = "文件开头没有文件头".to_owned();
        report(
            0..0,
            message,
            "文件须以一行 +++ 开头，写上 title 等项，再以一行 +++ 结束",
        );
        return (FrontMatter::default(), 0);
    };
    let start = text.len() - head.len();
    let Some((length, after)) = end(head) else {
        report(
            0..3,
            "文件头没有结束".to_owned(),
            "文件头后面要有单独一行 +++",
        );
        return (FrontMatter::default(), text.len());
    };
    let toml = &head[..length];
    let mut front = match toml::from_str::<FrontMatter>(toml) {
        Ok(front) => front,
        Err(error) => {
            let span = error.span().unwrap_or(0..0);
            let range = start + span.start..start + span.end.min(length);
            report(range, say(error.message()), help(error.message()));
            best(toml, &mut |span, message| {
                let range = start + span.start..start + span.end;
                report(range, say(message), help(message));
            })
        }
    };
    for (key, value) in [
        ("short", &mut front.short),
        ("number", &mut front.number),
        ("issuer", &mut front.issuer),
        ("date", &mut front.date),
        ("status", &mut front.status),
        ("region", &mut front.region),
        ("programme", &mut front.programme),
        ("declared_in", &mut front.declared_in),
        ("term", &mut front.term),
        ("legend", &mut front.legend),
        ("source", &mut front.source),
    ] {
        if value.take_if(|value| value.trim().is_empty()).is_some() {
            let range = line_of(toml, key);
            let message = format!("文件头的 {key} 是空的");
            let help = "写上内容，或删去这一行";
            report(start + range.start..start + range.end, message, help);
        }
    }
    if let Some(block) = front.blocks.iter().find(|block| **block > MOST_BLOCK) {
        let range = line_of(toml, "blocks");
        let message = format!("号段 {block}（blocks）太大，没有采用");
        let help = "删去 blocks 这一行再读入一次，或换一个没有用过的小号段";
        report(start + range.start..start + range.end, message, help);
        front.blocks.retain(|block| *block <= MOST_BLOCK);
    }
    if front.title.trim().is_empty() {
        let line = |at: usize| toml[at..].find('\n').map_or(toml.len(), |end| at + end);
        let key = toml.find("title =").map(|at| start + at..start + line(at));
        report(
            key.unwrap_or(0..3),
            "文件头没有写方案标题（title）".to_owned(),
            "加一行 title = \"…\"",
        );
    }
    (front, start + after)
}

/// Where the TOML ends, and where the body begins, relative to `head`.
fn end(head: &str) -> Option<(usize, usize)> {
    let mut at = 0;
    for line in head.split_inclusive('\n') {
        if line.trim_end() == "+++" {
            return Some((at, at + line.len()));
        }
        at += line.len();
    }
    None
}

/// The keys that are right, where not all are; the first fault is reported already.
fn best(toml: &str, report: &mut dyn FnMut(Range<usize>, &str)) -> FrontMatter {
    let Ok(table) = toml.parse::<toml::Table>() else {
        return FrontMatter::default();
    };
    let mut right = toml::Table::new();
    let mut first = true;
    for (key, value) in table {
        let one = toml::Table::from_iter([(key.clone(), value.clone())]);
        match FrontMatter::deserialize(one) {
            Ok(_) => {
                right.insert(key, value);
            }
            Err(_) if std::mem::take(&mut first) => {}
            Err(error) => report(line_of(toml, &key), error.message()),
        }
    }
    FrontMatter::deserialize(right).unwrap_or_default()
}

/// The line that gives a key.
fn line_of(toml: &str, key: &str) -> Range<usize> {
    let mut at = 0;
    for line in toml.split_inclusive('\n') {
        let bare = line.trim_start().trim_start_matches('"');
        if bare.starts_with(key) {
            return at..at + line.trim_end().len();
        }
        at += line.len();
    }
    0..0
}

/// The parser's words for a person: what is wrong, in Chinese, with its own words where it names a key.
fn say(message: &str) -> String {
    if let Some(rest) = message.strip_prefix("unknown field `")
        && let Some((key, _)) = rest.split_once('`')
    {
        return format!("文件头里没有“{key}”这一项");
    }
    format!("文件头读不懂：{}", chinese(message))
}

/// What to do about it.
fn help(message: &str) -> &'static str {
    if message.starts_with("unknown field") {
        "可写的项：title short number issuer date status region programme implements declared_tasks declared_in term lead legend blocks source reading"
    } else {
        "每行写作 键 = \"值\"；键只用英文，文字加引号，引号成对"
    }
}
