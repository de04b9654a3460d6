//! Content against the document that it was read from; the comparison itself belongs to `import`.

use super::input::Input;
use crate::diag::{Code, Diagnostic};
use crate::import;

/// Runs the rule.
pub(super) fn run(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for node in &input.atlas.plans {
        let plan = &node.plan;
        let (Some(path), Some(content)) = (&plan.front.source, input.source(&plan.file)) else {
            continue;
        };
        if plan.front.seed().is_none() {
            findings.push(
                Diagnostic::new(
                    Code::SourceElsewhere,
                    input.in_front(&plan.file, |at| at.source),
                    format!("源文件 {path} 不在 seeds/ 里，未能核对"),
                )
                .help("要核对，把发文原件放进 seeds/，再读入一次"),
            );
            continue;
        }
        let Some(bytes) = input.seeds.get(path) else {
            findings.push(
                Diagnostic::new(
                    Code::SourceUnreadable,
                    input.in_front(&plan.file, |at| at.source),
                    format!("源文件 {path} 不在站点里，未能核对"),
                )
                .help("把发文原件放进 seeds/，或在文件头里改正 source"),
            );
            continue;
        };
        let corrections = input
            .project
            .corrections
            .iter()
            .find(|file| file.path.ends_with(&format!("/{}.toml", plan.id)));
        let seed = import::Seed { path, bytes };
        let reading = plan.front.reading.clone();
        findings.extend(import::fidelity(seed, content, reading, corrections));
    }
    findings
}
