//! Findings as JSON, in the shape that product documents promise: sorted, columns in characters.

use serde::Serialize;

use super::Diagnostic;

/// One finding as it stands in `check --format json` and `import --format json`.
#[derive(Serialize)]
struct Finding<'a> {
    code: &'a str,
    severity: &'a str,
    file: &'a str,
    line: u32,
    column: u32,
    message: &'a str,
    help: Option<&'a str>,
    related: Vec<Related<'a>>,
}

#[derive(Serialize)]
struct Related<'a> {
    file: &'a str,
    line: u32,
    column: u32,
    message: &'a str,
}

/// The findings as a JSON array, in the order given.
pub fn to_json(findings: &[Diagnostic]) -> serde_json::Value {
    let list: Vec<Finding<'_>> = findings
        .iter()
        .map(|d| Finding {
            code: d.code.id(),
            severity: d.severity.word(),
            file: &d.place.file,
            line: d.place.line,
            column: d.place.column,
            message: &d.message,
            help: d.help.as_deref(),
            related: d
                .related
                .iter()
                .map(|(place, message)| Related {
                    file: &place.file,
                    line: place.line,
                    column: place.column,
                    message,
                })
                .collect(),
        })
        .collect();
    serde_json::to_value(list).expect("strings and numbers always become JSON")
}
