//! What a careful reader finds in a document: the file of expected tasks that stands beside it.
//!
//! ```text
//! { "title": "…", "doc_number": null, "issuer": "…", "date": "2031-02-08",
//!   "hard": true,               layouts that are not asked for; totals are given without them too
//!   "partial_truth": true,      the document has more tasks than these: others are not counted as invented
//!   "tasks": [{ "label": "（三）", "parent": "二、", "title": "…",
//!               "text_start": "its first words", "text_end": "its last words",
//!               "group": ["一、…"], "deadline": "10月底前",
//!               "units": [{ "unit": "县财政局", "role": "lead", "role_alt": ["responsible"],
//!                           "alts": [["县财政", "县局"]], "optional": true }] }] }
//! ```
//!
//! `role` is `lead`, `cooperate`, `responsible`, or `other` where any will do. A document without tasks is
//! one where nothing may be found. Keys that are not named here say nothing about reading.

use serde::Deserialize;

/// What is expected of one document; absent particulars are not asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Expected {
    pub(crate) title: Option<String>,
    pub(crate) doc_number: Option<String>,
    pub(crate) issuer: Option<String>,
    pub(crate) date: Option<String>,
    pub(crate) hard: bool,
    pub(crate) partial_truth: bool,
    pub(crate) tasks: Vec<Task>,
}

/// A task that is expected.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Task {
    /// As printed; in running text the number of the item that it stands in.
    pub(crate) label: String,
    /// The label over it, where labels repeat.
    pub(crate) parent: String,
    /// The heading of its item, which may count for its first words.
    pub(crate) title: String,
    /// Its first words.
    pub(crate) text_start: String,
    /// Its last words.
    pub(crate) text_end: String,
    /// The printed headings over it, from the top down.
    pub(crate) group: Option<Vec<String>>,
    /// The deadline as printed, or a part of it.
    pub(crate) deadline: Option<String>,
    /// Who answers for it.
    pub(crate) units: Vec<Unit>,
}

/// A unit that is expected to answer for a task.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Unit {
    /// The name as printed.
    #[serde(rename = "unit")]
    pub(crate) name: String,
    /// Its role.
    pub(crate) role: String,
    /// Other roles that are right too.
    pub(crate) role_alt: Vec<String>,
    /// Other names, or names that it may be split into.
    pub(crate) alts: Vec<Vec<String>>,
    /// Neither found nor missing: generic groups such as 有关部门.
    pub(crate) optional: bool,
}
