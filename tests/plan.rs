//! Plan files read through the public surface: `gangmu::plan::parse`.

use gangmu::diag::Diagnostic;
use gangmu::plan::{BlockKind, Plan, parse};
use gangmu::source::Source;

#[path = "plan/body.rs"]
mod body;
#[path = "plan/cells.rs"]
mod cells;
#[path = "plan/layouts.rs"]
mod layouts;
#[path = "plan/properties.rs"]
mod properties;
#[path = "plan/running.rs"]
mod running;
#[path = "plan/truth.rs"]
mod truth;

/// A plan file with a title and this body.
fn read(body: &str) -> (Plan, Vec<Diagnostic>) {
    read_with("", body)
}

/// A plan file with further lines of front matter.
fn read_with(front: &str, body: &str) -> (Plan, Vec<Diagnostic>) {
    let text = format!("+++\ntitle = \"试点工作方案\"\n{front}+++\n\n{body}");
    parse(&Source::new("content/plans/demo.md", &text))
}

/// The codes of findings, in order.
fn codes(found: &[Diagnostic]) -> Vec<&'static str> {
    found.iter().map(|d| d.code.id()).collect()
}

/// Paragraphs and headings as text.
fn texts(plan: &Plan) -> Vec<&str> {
    plan.blocks
        .iter()
        .filter_map(|block| match &block.kind {
            BlockKind::Heading { text, .. } | BlockKind::Paragraph { text, .. } => {
                Some(text.as_str())
            }
            _ => None,
        })
        .collect()
}

/// Name, role, whether collective, whether a place: the assignments of a task, in order.
fn answers(plan: &Plan, task: usize) -> Vec<String> {
    plan.tasks[task]
        .assignments
        .iter()
        .map(|a| {
            let sort = match (a.collective, a.region) {
                (true, _) => " 泛指",
                (_, true) => " 地区",
                _ => "",
            };
            format!("{} {}{sort}", a.name, a.role.key())
        })
        .collect()
}
