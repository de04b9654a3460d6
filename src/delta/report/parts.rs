//! The operations of a delta, parted as people read them: plan by plan, then what stands beside the plans, then what
//! follows from all that.

use super::words;
use crate::delta::model::{Delta, Op, Operation};

/// Some operations under one heading.
pub struct Part<'a> {
    /// The heading.
    pub title: String,
    /// The plan, where it is one.
    pub plan: Option<&'a str>,
    /// Its operations in order.
    pub operations: Vec<&'a Operation>,
}

/// All parts, none of them empty.
pub fn parts(delta: &Delta) -> Vec<Part<'_>> {
    let mut parts: Vec<Part> = Vec::new();
    for operation in &delta.operations {
        let plan = operation.plan.as_deref();
        let plan = if operation.effect { None } else { plan };
        let title = title(delta, operation);
        match parts.last_mut() {
            Some(last) if last.title == title => last.operations.push(operation),
            _ => parts.push(Part {
                title,
                plan,
                operations: vec![operation],
            }),
        }
    }
    parts
}

fn title(delta: &Delta, operation: &Operation) -> String {
    match &operation.plan {
        _ if operation.effect => "随之而变".to_owned(),
        Some(plan) => match delta.titles.get(plan) {
            Some(title) => format!("方案 {plan}《{title}》"),
            None => format!("方案 {plan}"),
        },
        None => "名册、设置和网页".to_owned(),
    }
}

/// How many operations of each kind, in the order in which they stand: `改写 2，改号 1`.
pub fn counts<'a>(operations: impl IntoIterator<Item = &'a Operation>) -> String {
    let mut counts: Vec<(Op, usize)> = Vec::new();
    for operation in operations {
        match counts.iter_mut().find(|(op, _)| *op == operation.op) {
            Some((_, count)) => *count += 1,
            None => counts.push((operation.op, 1)),
        }
    }
    let told = counts
        .iter()
        .map(|(op, count)| format!("{} {count}", words::name(*op)));
    told.collect::<Vec<_>>().join("，")
}
