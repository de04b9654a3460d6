//! Looking over a plan just imported: no tasks, gaps in the numbering, counts that contradict each other.

use crate::diag::{Code, Diagnostic, Place};
use crate::lexicon::layout;
use crate::plan::{BlockKind, Plan, series};
use crate::source::Source;
use crate::text::Text;
use crate::zh::squeeze;

/// What a person should look at; `declared_in` are the words of the document that say how many tasks it has,
/// `left` tells what sentences were left that may be tasks.
pub(super) fn review(
    plan: &Plan,
    declared_in: Option<&Text>,
    left: Option<&Diagnostic>,
) -> Vec<Diagnostic> {
    let source = plan.source.source();
    let file = || Place::file(source.path.as_str());
    let mut found = Vec::new();
    if plan.front.title.is_empty() {
        found.push(
            Diagnostic::new(Code::NoTitle, file(), "没有找到标题").help(
                "请用 --title，或在旁边的 文件名.import.toml 里写 title = \"…\"，再导入一次。",
            ),
        );
    }
    let answered = plan
        .tasks
        .iter()
        .filter(|t| !t.assignments.is_empty())
        .count();
    if answered == 0 {
        found.push(nothing(plan, source, left));
        return found;
    }
    if let (Some(declared), Some(words)) = (plan.front.declared_tasks, declared_in)
        && declared as usize != plan.tasks.len()
    {
        found.push(
            Diagnostic::new(
                Code::DeclaredTasks,
                words.place(source),
                format!("文中说“{words}”，读出的任务是 {} 项", plan.tasks.len()),
            )
            .help("请对照原文，看是否有行在转换时丢失或并到一起。"),
        );
    }
    let numbers = series::rows(plan).into_iter().chain(series::items(plan));
    found.extend(numbers);
    found
}

/// What a document without assignments says, and where one should look.
fn nothing(plan: &Plan, source: &Source, left: Option<&Diagnostic>) -> Diagnostic {
    if let Some(left) = left {
        let message = "没有读出任务，但文中有写明由谁负责的话";
        let help = "请看下面的 G119：它们是任务的，在旁边的 文件名.import.toml 里写 duties = true，再导入一次。";
        return Diagnostic::new(Code::NoAssignments, left.place.clone(), message).help(help);
    }
    let annex = source
        .text
        .lines()
        .enumerate()
        .filter(|(_, l)| {
            layout::words()
                .marks
                .annexes
                .start(l.trim_start())
                .is_some()
        })
        .last();
    let tables: Vec<&Vec<Vec<Text>>> = plan
        .blocks
        .iter()
        .filter_map(|b| match &b.kind {
            BlockKind::Table { rows } => Some(rows),
            _ => None,
        })
        .collect();
    let place = annex.map_or_else(
        || Place::file(source.path.as_str()),
        |(line, _)| source.line_place(line as u32 + 1),
    );
    let help = if let Some(rows) = tables.iter().max_by_key(|rows| rows.len()) {
        let headings: Vec<String> = rows
            .first()
            .into_iter()
            .flatten()
            .map(|h| squeeze(h))
            .filter(|h| !h.is_empty())
            .map(|h| format!("“{h}”"))
            .collect();
        format!(
            "文件里有 {} 张表，表头都没有说明谁负责。最大的一张有 {} 行，栏目是{}；如果它是任务表，请在旁边的 文件名.import.toml 里写 [columns]，如 \"栏目名\" = \"责任单位\"、\"栏目名\" = \"工作任务\"，再导入一次。",
            tables.len(),
            rows.len().saturating_sub(1),
            headings.join("")
        )
    } else if annex.is_some() {
        "文件提到附件；如果分工在附件里，请把附件也导入（图片要先录成表格）。".to_owned()
    } else {
        "如果本文确实没有分工，不必处理；如果分工另行印发，请导入那一份文件。".to_owned()
    };
    Diagnostic::new(
        Code::NoAssignments,
        place,
        "没有找到责任分工，按没有任务的文件导入",
    )
    .help(help)
}
