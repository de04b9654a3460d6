//! All documents of a folder, read and counted: what one run prints, saves and compares.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::fs;
use std::path::Path;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::read::{self, Reading};
use crate::score::{self, Counts, Miss, Score};
use crate::silent;
use crate::truth::Expected;

/// One run over a folder.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Run {
    /// Documents by the name of their file.
    pub(crate) documents: BTreeMap<String, Outcome>,
}

/// What became of one document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Outcome {
    /// It was read.
    Read(Box<Document>),
    /// Import cannot read it, and says why.
    Refused(String),
}

/// A document that was read, and how much of what is expected of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Document {
    /// A layout that is not asked for.
    pub(crate) hard: bool,
    /// What was counted.
    pub(crate) counts: Counts,
    /// What was read.
    pub(crate) reading: Reading,
    /// Units expected and not read, with the label of the task.
    pub(crate) missing: Vec<(String, String)>,
    /// Those of them at which no finding points.
    pub(crate) silent: Vec<(String, String)>,
    /// Units read and not expected.
    pub(crate) wrong: Vec<(String, String)>,
}

impl Run {
    /// Reads the documents of a folder that have a file of expected tasks.
    pub(crate) fn of_folder(folder: &Path) -> Result<Self, String> {
        let mut names = Vec::new();
        for entry in walkdir::WalkDir::new(folder)
            .min_depth(1)
            .max_depth(1)
            .sort_by_file_name()
        {
            let entry = entry.map_err(|error| error.to_string())?;
            if entry.file_type().is_file() {
                names.push(entry.file_name().to_string_lossy().into_owned());
            }
        }
        let stem = |name: &String| name.strip_suffix(".json").map(str::to_owned);
        let stems: Vec<String> = names.iter().filter_map(stem).collect();
        let pairs: Vec<(&String, &String)> = names
            .iter()
            .filter(|name| stem(name).is_none())
            .filter_map(|name| Some((name, expected_for(name, &stems)?)))
            .collect();
        if pairs.is_empty() {
            return Err(format!(
                "{}: no document here has expected tasks (NAME.json beside NAME.txt, NAME.docx, …)",
                folder.display()
            ));
        }
        let documents: Result<_, String> = pairs
            .into_par_iter()
            .map(|(name, stem)| {
                let expected = folder.join(format!("{stem}.json"));
                let expected: Expected = serde_json::from_slice(&bytes(&expected)?)
                    .map_err(|error| trouble(&expected, &error))?;
                let document = bytes(&folder.join(name))?;
                Ok((name.clone(), outcome(name, &document, &expected)))
            })
            .collect();
        Ok(Self {
            documents: documents?,
        })
    }

    /// A run that was saved.
    pub(crate) fn load(file: &Path) -> Result<Self, String> {
        serde_json::from_slice(&bytes(file)?).map_err(|error| trouble(file, &error))
    }

    /// Keeps the run for comparing with a later one.
    pub(crate) fn save(&self, file: &Path) -> Result<(), String> {
        let text = serde_json::to_string(self).expect("texts and numbers only");
        fs::write(file, text).map_err(|error| trouble(file, &error))
    }
}

fn bytes(file: &Path) -> Result<Vec<u8>, String> {
    fs::read(file).map_err(|error| trouble(file, &error))
}

fn trouble(file: &Path, error: &dyn Display) -> String {
    format!("{}: {error}", file.display())
}

/// The file of expected tasks for a document, without its ending: the longest whose name the document's has
/// in front (`08-ftz` for `08-ftz.gbk.txt`).
fn expected_for<'s>(name: &str, stems: &'s [String]) -> Option<&'s String> {
    let fits = |stem: &&String| {
        name.strip_prefix(stem.as_str())
            .is_some_and(|rest| rest.starts_with('.'))
    };
    stems.iter().filter(fits).max_by_key(|stem| stem.len())
}

fn outcome(name: &str, bytes: &[u8], expected: &Expected) -> Outcome {
    let document = match read::document(name, bytes) {
        Ok(document) => document,
        Err(why) => return Outcome::Refused(why),
    };
    let Score {
        mut counts,
        missing,
        wrong,
    } = score::score(expected, &document.reading);
    let silent = silent::silent(
        &missing,
        &expected.tasks,
        &document.source,
        &document.pointed,
    );
    counts.silent = silent.len();
    let told = |miss: &Miss| (miss.label.clone(), miss.names[0].clone());
    Outcome::Read(Box::new(Document {
        hard: expected.hard,
        silent: silent.into_iter().map(told).collect(),
        missing: missing.iter().map(told).collect(),
        wrong: wrong.iter().map(told).collect(),
        counts,
        reading: document.reading,
    }))
}
