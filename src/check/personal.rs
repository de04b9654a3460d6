//! Personal data in any text that is published: plans, free pages, registers, settings, attachments.

use super::input::Input;
use crate::diag::Diagnostic;
use crate::privacy;
use crate::project::PAGES;

/// Runs the rule.
pub(super) fn run(input: &Input<'_>) -> Vec<Diagnostic> {
    let project = input.project;
    let masking = project.config.privacy.mask;
    project
        .plans
        .iter()
        .chain(&project.pages)
        .chain(&project.settings)
        .chain(&project.units)
        .chain(&project.lineage)
        .chain(&project.retired)
        .flat_map(|source| privacy::findings(source, masking))
        .chain(project.attachments.iter().flat_map(|file| {
            let path = format!("{PAGES}/{}", file.path);
            privacy::in_attachment(&path, &file.bytes)
        }))
        .collect()
}
