//! A draft of an entry of `content/updates/`: what happened, in lines that a person edits for readers.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::parts::{counts, parts};
use super::words::{line, one_line};
use crate::delta::model::{Delta, Op, Operation};
use crate::front;
use crate::routes;

/// The file of an entry of this day. What only follows, and what concerns no reader (registers, settings), is left out.
pub fn to_update(delta: &Delta, date: &str) -> String {
    let told = |one: &&Operation| one.plan.is_some() && !one.effect;
    let (mut plans, mut tasks) = (BTreeSet::new(), BTreeSet::new());
    for operation in delta.operations.iter().filter(told) {
        if operation.op != Op::PlanRemoved {
            plans.extend(operation.plan.clone());
        }
        // A number alone is no change of a task.
        if operation.op != Op::Renumbered {
            let now = operation.tasks.iter().filter_map(|pair| pair.new.as_ref());
            tasks.extend(now.map(|task| task.id.clone()));
        }
    }
    let list = |ids: BTreeSet<String>| -> toml::Value {
        toml::Value::Array(ids.into_iter().map(toml::Value::String).collect())
    };
    let mut above = toml::Table::new();
    above.insert("date".to_owned(), date.into());
    let title = counts(delta.operations.iter().filter(told));
    above.insert("title".to_owned(), format!("本次更新：{title}").into());
    above.insert("plans".to_owned(), list(plans));
    above.insert("tasks".to_owned(), list(tasks));
    let above = toml::to_string(&above).expect("it holds strings and lists only");
    let mut body = String::new();
    for part in parts(delta).iter().filter(|part| part.plan.is_some()) {
        let gone = part.operations.iter().any(|one| one.op == Op::PlanRemoved);
        let title = escaped(&part.title);
        let _ = match part.plan.filter(|_| !gone) {
            Some(plan) => writeln!(body, "\n**[{title}]({})**\n", routes::plan(plan)),
            None => writeln!(body, "\n**{title}**\n"),
        };
        for operation in &part.operations {
            let told = escaped(&one_line(&line(operation)));
            let mut now = operation.tasks.iter().filter_map(|pair| pair.new.as_ref());
            let link = match (now.next(), now.next()) {
                (Some(task), None) => {
                    format!(
                        "（[看第{}项]({})）",
                        escaped(&task.label),
                        routes::task(&task.id)
                    )
                }
                _ => String::new(),
            };
            let _ = writeln!(body, "- {told}{link}");
        }
    }
    front::join(&above, &body)
}

/// Words that mean nothing to Markdown.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_punctuation() {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
