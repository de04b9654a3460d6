//! The findings of an import on the terminal: first what needs a person, then the rest, one line a kind.

use gangmu::diag::{self, Code, Diagnostic, Severity};

use crate::cli::terminal::say;

/// So many findings of a kind are told one by one.
const SINGLE: usize = 2;
/// So many of their lines are named.
const SHOWN: usize = 8;

/// Whether a person must look at a finding before the plan is used.
pub(super) fn needs_person(finding: &Diagnostic) -> bool {
    let asks = matches!(finding.code, Code::DutiesLeft | Code::ChoiceMade);
    finding.severity != Severity::Note || asks
}

/// Tells all findings.
pub(super) fn tell(findings: &[Diagnostic]) {
    let (first, rest): (Vec<_>, Vec<_>) = findings.iter().partition(|f| needs_person(f));
    for (title, findings) in [("需要人看的", first), ("已经处理、只作说明的", rest)]
    {
        if findings.is_empty() {
            continue;
        }
        let kinds = kinds(&findings);
        say!("  {title}（{} 类，{} 处）", kinds.len(), findings.len());
        for kind in kinds {
            one_kind(&kind);
        }
    }
}

/// Findings of one code and severity together, the worst first, else in the order of the document.
fn kinds<'f>(findings: &[&'f Diagnostic]) -> Vec<Vec<&'f Diagnostic>> {
    let mut kinds: Vec<Vec<&Diagnostic>> = Vec::new();
    for finding in findings {
        let same = |kind: &&mut Vec<&Diagnostic>| {
            kind[0].code == finding.code && kind[0].severity == finding.severity
        };
        match kinds.iter_mut().find(same) {
            Some(kind) => kind.push(finding),
            None => kinds.push(vec![finding]),
        }
    }
    kinds.sort_by_key(|kind| kind[0].severity);
    kinds
}

/// Tells the findings of one kind: one by one if they are few, else how many there are and where.
fn one_kind(kind: &[&Diagnostic]) {
    let first = kind[0];
    if kind.len() <= SINGLE {
        for finding in kind {
            say!("    {}", diag::concise(finding));
            if let Some(help) = &finding.help {
                say!("        {help}");
            }
        }
        return;
    }
    let mut lines: Vec<u32> = kind.iter().map(|finding| finding.place.line).collect();
    lines.dedup();
    let shown: Vec<String> = lines.iter().take(SHOWN).map(u32::to_string).collect();
    let more = if lines.len() > SHOWN { " 等" } else { "" };
    say!(
        "    {}[{}]: {}：{} 处，第 {}{more} 行",
        first.severity.word(),
        first.code.id(),
        first.code.title(),
        kind.len(),
        shown.join("、"),
    );
    say!("        如 {}", diag::concise(first));
    if let Some(help) = &first.help {
        say!("        {help}");
    }
}
