//! The front matter of a plan file: TOML between `+++` lines, every key known, every fault with its place.

use std::cell::LazyCell;
use std::ops::Range;

use serde::Deserialize;

use crate::diag::{Code, Diagnostic, Lines};
use crate::error::chinese;
use crate::front::{self, FrontMatter, MOST_BLOCK};

/// Reads the front matter; faulty keys are reported and left out. Also tells where the body begins.
pub(super) fn read(lines: &Lines, found: &mut Vec<Diagnostic>) -> (FrontMatter, usize) {
    let text = &lines.source().text;
    let mut report = |range: Range<usize>, message: String, help: &str| {
        found.push(Diagnostic::new(Code::FrontMatter, lines.place(range), message).help(help));
    };
    let Some((range, body)) = front::split(text) else {
        let none = FrontMatter::default();
        if !front::begins(text) {
            let message = "文件开头没有文件头".to_owned();
            let help = "文件须以一行 +++ 开头，写上 title 等项，再以一行 +++ 结束";
            report(0..0, message, help);
            return (none, 0);
        }
        let help = "文件头后面要有单独一行 +++";
        report(0..3, "文件头没有结束".to_owned(), help);
        return (none, text.len());
    };
    let lines_of_keys = LazyCell::new(|| front::lines_of(text, &range));
    let line_of = |key: &str| lines_of_keys.get(key).cloned();
    let start = range.start;
    let toml = &text[range.clone()];
    let mut matter = match toml::from_str::<FrontMatter>(toml) {
        Ok(matter) => matter,
        Err(error) => {
            let span = error.span().unwrap_or(0..0);
            let range = start + span.start..start + span.end.min(toml.len());
            report(range, say(error.message()), help(error.message()));
            best(toml, &mut |key, message| {
                report(line_of(key).unwrap_or(0..3), say(message), help(message));
            })
        }
    };
    for (key, value) in [
        ("short", &mut matter.short),
        ("number", &mut matter.number),
        ("issuer", &mut matter.issuer),
        ("date", &mut matter.date),
        ("status", &mut matter.status),
        ("region", &mut matter.region),
        ("programme", &mut matter.programme),
        ("declared_in", &mut matter.declared_in),
        ("term", &mut matter.term),
        ("legend", &mut matter.legend),
        ("source", &mut matter.source),
    ] {
        if value.take_if(|value| value.trim().is_empty()).is_some() {
            let message = format!("文件头的 {key} 是空的");
            let help = "写上内容，或删去这一行";
            report(line_of(key).unwrap_or(0..3), message, help);
        }
    }
    if let Some(block) = matter.blocks.iter().find(|block| **block > MOST_BLOCK) {
        let message = format!("号段 {block}（blocks）太大，没有采用");
        let help = "删去 blocks 这一行再读入一次，或换一个没有用过的小号段";
        report(line_of("blocks").unwrap_or(0..3), message, help);
        matter.blocks.retain(|block| *block <= MOST_BLOCK);
    }
    if matter.title.trim().is_empty() {
        report(
            line_of("title").unwrap_or(0..3),
            "文件头没有写方案标题（title）".to_owned(),
            "加一行 title = \"…\"",
        );
    }
    (matter, body)
}

/// The keys that are right, where not all are; the first fault is reported already.
fn best(toml: &str, report: &mut dyn FnMut(&str, &str)) -> FrontMatter {
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
            Err(error) => report(&key, error.message()),
        }
    }
    FrontMatter::deserialize(right).unwrap_or_default()
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
