//! What site.toml says of findings: how bad a code is here, and which findings are accepted for a reason.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::config::{self, Check};
use crate::diag::{Code, Codes, Diagnostic, Place, Severity};
use crate::error::{Error, Result};
use crate::project::Project;

/// Refuses unknown codes, unknown severities and allowances without a reason.
pub fn validate(check: &Check) -> Result<()> {
    let known = |id: &str| Codes::ALL.iter().any(|code| code.id() == id);
    let refuse = |message: String| {
        Err(Error::Settings {
            file: config::FILE.to_owned(),
            at: None,
            message,
        })
    };
    for (id, word) in &check.severity {
        if !known(id) {
            return refuse(format!("[check.severity] 里没有代码 {id}"));
        }
        if severity(word).is_none() && word != "off" {
            return refuse(format!(
                "[check.severity] {id} = \"{word}\"：只能写 error、warning、note 或 off"
            ));
        }
    }
    for allow in &check.allow {
        if !known(&allow.code) {
            return refuse(format!("[[check.allow]] 里没有代码 {}", allow.code));
        }
        if allow.reason.trim().is_empty() {
            return refuse(format!(
                "[[check.allow]] {} 没有写明理由（reason）",
                allow.code
            ));
        }
    }
    Ok(())
}

/// Whether a finding may come from a front matter that is only partly read: a region or a plan that is not
/// known for it.
fn follows_front(finding: &Diagnostic) -> bool {
    finding.code == Code::CopyingSlip
        || finding.code == Code::UnknownUnit && finding.place.line == 1
}

/// The findings that remain, with the severities of this site. Of a row with the wrong number of cells that
/// alone is told: what its cells seem to say of bodies comes from it.
pub fn apply(check: &Check, findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let rows: BTreeSet<(Arc<str>, u32)> = findings
        .iter()
        .filter(|finding| finding.code == Code::RowCells)
        .map(|finding| (finding.place.file.clone(), finding.place.line))
        .collect();
    let fronts: BTreeSet<Arc<str>> = findings
        .iter()
        .filter(|finding| finding.code == Code::FrontMatter)
        .map(|finding| finding.place.file.clone())
        .collect();
    // Of a wrong region alone is told: what the register then does not know comes from it.
    let regions: BTreeSet<Arc<str>> = findings
        .iter()
        .filter(|finding| {
            finding.code == Code::FrontMatter && finding.place.excerpt.starts_with("region")
        })
        .map(|finding| finding.place.file.clone())
        .collect();
    let names = [
        Code::UnknownUnit,
        Code::NearName,
        Code::WrongLevel,
        Code::ProseName,
    ];
    let follows = |finding: &Diagnostic| {
        ["G02", "G03"]
            .iter()
            .any(|tens| finding.code.id().starts_with(tens))
            && rows.contains(&(finding.place.file.clone(), finding.place.line))
            || follows_front(finding) && fronts.contains(&finding.place.file)
            || names.contains(&finding.code) && regions.contains(&finding.place.file)
    };
    findings
        .into_iter()
        .filter(|finding| !follows(finding))
        .filter_map(|mut finding| {
            if let Some(word) = check.severity.get(finding.code.id()) {
                if word == "off" {
                    return None;
                }
                finding.severity = severity(word).unwrap_or(finding.severity);
            }
            let accepted = check.allow.iter().any(|allow| {
                allow.code == finding.code.id()
                    && allow
                        .file
                        .as_ref()
                        .is_none_or(|file| **file == *finding.place.file)
                    && allow
                        .contains
                        .as_ref()
                        .is_none_or(|words| says(&finding.place.excerpt, words))
            });
            (!accepted).then_some(finding)
        })
        .collect()
}

/// A register of the content that cannot be used, as a finding; any other error stays one.
pub fn refused(project: &Project, error: Error) -> Result<Diagnostic> {
    let registers = [&project.units, &project.lineage, &project.retired];
    let Error::Settings { file, at, message } = &error else {
        return Err(error);
    };
    let source = registers
        .into_iter()
        .flatten()
        .find(|one| one.path == *file);
    let Some(source) = source else {
        return Err(error);
    };
    let mut place = Place::file(file.as_str());
    if let Some((line, column)) = at {
        place = source.line_place(*line);
        place.column = *column;
        place.width = 1;
    }
    let help = "改好这一处再检查；其余的检查要等名册能用才能进行";
    Ok(Diagnostic::new(Code::Register, place, message.clone()).help(help))
}

/// Whether a line has these words; where it was covered, a star stands for any character.
fn says(line: &str, words: &str) -> bool {
    let alike = |a: char, b: char| a == b || a == '*';
    line.contains(words)
        || line.contains('*')
            && line.char_indices().any(|(at, _)| {
                let mut rest = line[at..].chars();
                words
                    .chars()
                    .all(|word| rest.next().is_some_and(|c| alike(c, word)))
            })
}

fn severity(word: &str) -> Option<Severity> {
    [Severity::Error, Severity::Warning, Severity::Note]
        .into_iter()
        .find(|severity| severity.word() == word)
}
