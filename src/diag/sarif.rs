//! Findings as SARIF 2.1.0, which code hosts and editors show beside the lines.
//!
//! Columns count Unicode code points (`columnKind`), as everywhere in this program; ends are exclusive.

use super::place::Place;
use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Code, Diagnostic, Severity};

/// The findings as one SARIF run, in the order given.
pub fn to_sarif(findings: &[Diagnostic]) -> Value {
    let codes: BTreeSet<Code> = findings.iter().map(|finding| finding.code).collect();
    let codes: Vec<Code> = codes.into_iter().collect();
    let rules: Vec<Value> = codes
        .iter()
        .map(|code| {
            json!({
                "id": code.id(),
                "shortDescription": { "text": code.title() },
                "fullDescription": { "text": code.explanation() },
                "defaultConfiguration": { "level": level(code.severity()) },
            })
        })
        .collect();
    let results: Vec<Value> = findings
        .iter()
        .map(|finding| {
            let message = match &finding.help {
                Some(help) => format!("{}。{help}", finding.message),
                None => finding.message.clone(),
            };
            let mut result = json!({
                "ruleId": finding.code.id(),
                "ruleIndex": codes.binary_search(&finding.code).expect("every code was collected"),
                "level": level(finding.severity),
                "message": { "text": message },
                "locations": [location(&finding.place, None)],
            });
            if !finding.related.is_empty() {
                let related: Vec<Value> = finding
                    .related
                    .iter()
                    .map(|(place, why)| location(place, Some(why)))
                    .collect();
                result["relatedLocations"] = Value::Array(related);
            }
            result
        })
        .collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "gangmu",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn level(severity: Severity) -> &'static str {
    severity.word()
}

fn location(place: &Place, why: Option<&String>) -> Value {
    let mut location = json!({
        "physicalLocation": {
            "artifactLocation": { "uri": uri(&place.file) },
            "region": {
                "startLine": place.line,
                "startColumn": place.column,
                "endColumn": place.column + place.width,
            },
        },
    });
    if let Some(why) = why {
        location["message"] = json!({ "text": why });
    }
    location
}

/// A relative path as a URI: everything but unreserved characters and `/` as %XX.
fn uri(path: &str) -> String {
    use std::fmt::Write as _;
    let mut out = String::new();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            write!(out, "%{byte:02X}").expect("memory takes every character");
        }
    }
    out
}
