//! Changes in words, for a terminal or a mail.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use similar::{ChangeTag, TextDiff};

use crate::diag::visible;

use super::{Change, Changes, Field, What};

/// Values up to this many characters are shown one after the other; longer ones as one text with marks.
const SHORT: usize = 24;

/// All changes, one block each, and a last line that counts; with ANSI colours if `colour`.
pub fn to_text(changes: &Changes, colour: bool) -> String {
    let mut out = String::new();
    for (kind, list) in [
        ("方案", &changes.plans),
        ("任务", &changes.tasks),
        ("单位", &changes.units),
    ] {
        for change in list {
            tell(&mut out, kind, change, colour);
        }
    }
    if changes.is_empty() {
        out.push_str("没有差别。\n");
        return out;
    }
    let counts: Vec<String> = [
        ("方案", &changes.plans),
        ("任务", &changes.tasks),
        ("单位", &changes.units),
    ]
    .iter()
    .filter(|(_, list)| !list.is_empty())
    .map(|(kind, list)| format!("{kind} {}", list.len()))
    .collect();
    let _ = writeln!(out, "有差别：{}。", counts.join("，"));
    out
}

fn tell(out: &mut String, kind: &str, change: &Change, colour: bool) {
    let what = match change.change {
        What::Added => "新增".to_owned(),
        What::Removed => "删除".to_owned(),
        What::Changed => "改动".to_owned(),
        What::Renumbered => format!("改号，原为 {}", change.from.as_deref().unwrap_or_default()),
    };
    let _ = writeln!(
        out,
        "{kind} {}（{what}）：{}",
        visible(&change.id),
        one_line(&change.name)
    );
    for field in &change.fields {
        let _ = writeln!(
            out,
            "  {}：{}",
            label(field.field),
            difference(field, colour)
        );
    }
}

/// `before → after` for short values, one marked text for long ones.
fn difference(field: &Field, colour: bool) -> String {
    let (before, after) = match (&field.before, &field.after) {
        (Some(before), Some(after)) => (one_line(before), one_line(after)),
        (Some(before), None) => return mark(ChangeTag::Delete, &one_line(before), colour),
        (None, Some(after)) => return mark(ChangeTag::Insert, &one_line(after), colour),
        (None, None) => return String::new(),
    };
    if before.chars().count() <= SHORT && after.chars().count() <= SHORT {
        return format!("{before} → {after}");
    }
    let diff = TextDiff::from_chars(before.as_str(), after.as_str());
    let mut out = String::new();
    let mut run = (ChangeTag::Equal, String::new());
    for change in diff.iter_all_changes() {
        if change.tag() != run.0 {
            out.push_str(&mark(run.0, &run.1, colour));
            run = (change.tag(), String::new());
        }
        run.1.push_str(change.value());
    }
    out.push_str(&mark(run.0, &run.1, colour));
    out
}

/// `[-gone-]`, `{+new+}`: readable without colours too.
fn mark(tag: ChangeTag, text: &str, colour: bool) -> String {
    if text.is_empty() {
        return String::new();
    }
    let style = |of: AnsiColor| {
        if colour {
            of.on_default()
        } else {
            Style::new()
        }
    };
    let (gone, new) = (style(AnsiColor::Red), style(AnsiColor::Green));
    match tag {
        ChangeTag::Equal => text.to_owned(),
        ChangeTag::Delete => format!("{gone}[-{text}-]{gone:#}"),
        ChangeTag::Insert => format!("{new}{{+{text}+}}{new:#}"),
    }
}

fn one_line(text: &str) -> String {
    visible(&text.replace('\n', " ")).into_owned()
}

fn label(field: &str) -> &'static str {
    match field {
        "title" => "标题",
        "number" => "发文字号",
        "issuer" => "发文机关",
        "date" => "成文日期",
        "status" => "状态",
        "region" => "地区",
        "programme" => "试点",
        "implements" => "落实的方案",
        "declared_tasks" => "自述任务数",
        "term" => "期限",
        "prose" => "正文",
        "label" => "序号",
        "text" => "内容",
        "group" => "所在部分",
        "assignments" => "分工",
        "deadline" => "时限",
        "regions" => "所列地区",
        "name" => "名称",
        "aliases" => "别名",
        "successor" => "接替单位",
        _ => "其他",
    }
}
