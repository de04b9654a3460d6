//! Operations for programs, in the shape that `schema.json` says.

use std::collections::BTreeMap;

use serde::Serialize;

use super::words;
use crate::delta::model::{Delta, Op, Operation};

/// The number of the shape; it grows when a program would have to be changed.
const VERSION: u32 = 1;

/// The JSON Schema of what [`to_json`] gives.
pub const SCHEMA: &str = include_str!("schema.json");

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    same: bool,
    counts: BTreeMap<Op, usize>,
    plans: &'a BTreeMap<String, String>,
    operations: Vec<Told<'a>>,
}

#[derive(Serialize)]
struct Told<'a> {
    #[serde(flatten)]
    operation: &'a Operation,
    /// The same in a line for people.
    told: String,
}

/// A delta as a value of JSON.
pub fn to_json(delta: &Delta) -> impl Serialize + '_ {
    let mut counts = BTreeMap::new();
    for operation in &delta.operations {
        *counts.entry(operation.op).or_default() += 1;
    }
    Report {
        version: VERSION,
        same: delta.is_empty(),
        counts,
        plans: &delta.titles,
        operations: delta
            .operations
            .iter()
            .map(|operation| Told {
                operation,
                told: words::line(operation),
            })
            .collect(),
    }
}
