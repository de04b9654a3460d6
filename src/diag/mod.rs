//! What is wrong in a document, told to a person: one value, several printers.
//!
//! A stage never prints and never stops at the first trouble: it returns its best value and a list of
//! [`Diagnostic`]s. Trouble of the machine (files, settings, themes) is [`crate::error::Error`] instead.

mod codes;
mod examples;
mod json;
mod overview;
mod place;
mod sarif;
mod severity;
mod text;
mod visible;

pub use codes::{Code, Codes};
pub use examples::Example;
pub use json::to_json;
pub use overview::overview;
pub use place::{Lines, Place};
pub use sarif::to_sarif;
pub use severity::Severity;
pub use text::{concise, framed};
pub use visible::{hides, visible};

/// One finding about a document: what, where, why, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The stable code, such as `G012`.
    pub code: Code,
    /// How bad it is; from the code's default unless site.toml says otherwise.
    pub severity: Severity,
    /// Where it stands.
    pub place: Place,
    /// What is wrong, in one sentence, in Chinese.
    pub message: String,
    /// What to do, if there is something to do.
    pub help: Option<String>,
    /// Other places that belong to it, each with a word why.
    pub related: Vec<(Place, String)>,
}

impl Diagnostic {
    /// A finding with the code's own severity.
    pub fn new(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            place,
            message: message.into(),
            help: None,
            related: Vec::new(),
        }
    }

    /// The same finding with what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same finding with one more place.
    #[must_use]
    pub fn related(mut self, place: Place, why: impl Into<String>) -> Self {
        self.related.push((place, why.into()));
        self
    }
}

/// Puts findings in their one order: file, line, column, code, message.
pub fn sort(findings: &mut Vec<Diagnostic>) {
    findings.sort_by(|a, b| {
        (
            &a.place.file,
            a.place.line,
            a.place.column,
            a.code,
            &a.message,
        )
            .cmp(&(
                &b.place.file,
                b.place.line,
                b.place.column,
                b.code,
                &b.message,
            ))
    });
    findings.dedup();
}
