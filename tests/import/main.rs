//! Documents as offices have them → plan files: by layout, by format, against hostile files, nothing lost.

mod copied;
mod duties;
mod excel;
mod fallen;
mod formats;
mod hostile;
mod layouts;
mod letters;
mod merged;
mod offices;
mod particulars;
mod properties;
mod seeds;
mod web;
mod word;
mod wordings;
mod written;

#[path = "../../benches/shown/extract.rs"]
mod shown;

use gangmu::import::{Import, Options, import};
use gangmu::plan::Role;

/// Reads a document from bytes. Whatever its test is about, all that it shows is kept, removed or told.
fn read(name: &str, bytes: impl AsRef<[u8]>) -> Import {
    let read = import(name, bytes.as_ref(), &Options::default()).expect("the document can be read");
    assert_eq!(
        shown::missing(name, bytes.as_ref(), &read),
        shown::Missing::default(),
        "{name}"
    );
    read
}

/// Label, text, and who answers with which role, for each task.
fn tasks(import: &Import) -> Vec<(String, String, String)> {
    import
        .plan
        .tasks
        .iter()
        .map(|task| {
            let who: Vec<String> = task
                .assignments
                .iter()
                .map(|a| format!("{}{}", mark(a.role), a.name))
                .collect();
            (task.label.to_string(), task.text.to_string(), who.join(" "))
        })
        .collect()
}

/// One character for a role.
fn mark(role: Role) -> char {
    match role {
        Role::Lead => '牵',
        Role::Cooperate => '配',
        Role::Responsible => '责',
        Role::Policy => '策',
        Role::Support => '导',
        Role::Implement => '推',
    }
}

/// The messages of the findings with a code.
fn told<'a>(import: &'a Import, code: &str) -> Vec<&'a str> {
    let found = import.findings.iter().filter(|one| one.code.id() == code);
    found.map(|one| one.message.as_str()).collect()
}

/// The codes of the findings, without notes.
fn codes(import: &Import) -> Vec<&'static str> {
    import
        .findings
        .iter()
        .filter(|f| f.severity != gangmu::diag::Severity::Note)
        .map(|f| f.code.id())
        .collect()
}
