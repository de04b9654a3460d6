//! One document as import reads it, in words that can be saved and compared.

use std::collections::BTreeSet;

use gangmu::import::{Import, Options, import};
use gangmu::source::Source;
use serde::{Deserialize, Serialize};

use crate::words;

/// What was read, without what import finds wrong with it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Reading {
    pub(crate) title: String,
    pub(crate) number: Option<String>,
    pub(crate) issuer: Option<String>,
    pub(crate) date: Option<String>,
    pub(crate) tasks: Vec<Task>,
}

/// A task that was read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Task {
    pub(crate) label: String,
    pub(crate) text: String,
    pub(crate) group: Vec<String>,
    pub(crate) deadline: Option<String>,
    /// Names with their roles, each once.
    pub(crate) units: Vec<(String, String)>,
    /// How many assignments it has, the same name twice counted twice.
    pub(crate) assignments: usize,
}

/// A document as read, with what is needed to ask where findings point.
pub(crate) struct Document {
    pub(crate) reading: Reading,
    /// Its text as findings count lines and columns in it.
    pub(crate) source: Source,
    /// The places that findings point at.
    pub(crate) pointed: Vec<gangmu::diag::Place>,
}

/// Reads a document; the error is what import says to a person.
pub(crate) fn document(name: &str, bytes: &[u8]) -> Result<Document, String> {
    let read = import(name, bytes, &Options::default()).map_err(|error| error.to_string())?;
    let source = gangmu::document::read::document(name, bytes)
        .map_err(|error| error.to_string())?
        .source;
    let pointed = read
        .findings
        .iter()
        .flat_map(|finding| {
            let related = finding.related.iter().map(|(place, _)| place);
            std::iter::once(&finding.place).chain(related)
        })
        .cloned()
        .collect();
    Ok(Document {
        reading: reading(&read),
        source,
        pointed,
    })
}

fn reading(read: &Import) -> Reading {
    let front = &read.plan.front;
    Reading {
        title: front.title.clone(),
        number: front.number.clone(),
        issuer: front.issuer.clone(),
        date: front.date.clone(),
        tasks: read.plan.tasks.iter().map(task).collect(),
    }
}

fn task(task: &gangmu::plan::Task) -> Task {
    let mut seen = BTreeSet::new();
    Task {
        label: task.label.as_str().to_owned(),
        text: task.text.as_str().to_owned(),
        group: task.group.iter().map(|h| h.as_str().to_owned()).collect(),
        deadline: task.deadline.as_deref().map(str::to_owned),
        units: task
            .assignments
            .iter()
            .map(|a| (words::unit(&a.name), words::role(a.role).to_owned()))
            .filter(|unit| seen.insert(unit.clone()))
            .collect(),
        assignments: task.assignments.len(),
    }
}
