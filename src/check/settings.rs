//! What site.toml says of findings: how bad a code is here, and which findings are accepted for a reason.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::config::{Check, OFF};
use crate::diag::{Code, Diagnostic, Place, Severity};
use crate::error::{Error, Result};
use crate::project::{Project, THEMES};

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
                if word == OFF {
                    return None;
                }
                finding.severity = Severity::of(word).unwrap_or(finding.severity);
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

/// What of the site cannot be used, so that nothing can be built, as a finding: a register, a setting, the theme. Any
/// other error stays one.
pub fn refused(project: &Project, error: Error) -> Result<Diagnostic> {
    match error {
        Error::Settings { file, at, message } => {
            let registers = [&project.units, &project.lineage, &project.retired];
            let of_content = registers.into_iter().flatten().find(|one| one.path == file);
            let source = of_content.or(project.settings.as_ref().filter(|one| one.path == file));
            let mut place = Place::file(file.as_str());
            if let Some((line, column)) = at {
                place.line = line;
                if let Some(source) = source {
                    place = source.line_place(line);
                }
                place.column = column;
                place.width = 1;
            }
            let code = if of_content.is_some() {
                Code::Register
            } else {
                Code::Settings
            };
            let help = "改好这一处再检查；其余的检查要等它能用才能进行";
            Ok(Diagnostic::new(code, place, message).help(help))
        }
        Error::Theme { ref template, .. } => {
            let file = format!(
                "{THEMES}/{}/templates/{template}",
                project.config.theme.name
            );
            Ok(Diagnostic::new(
                Code::Settings,
                Place::file(file),
                error.to_string(),
            ))
        }
        other => Err(other),
    }
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
