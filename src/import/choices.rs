//! Where recognition had a choice: what it took, and what else it could have taken.

use crate::diag::{Code, Diagnostic};
use crate::document::Text;
use crate::plan::{BlockKind, Meaning, Plan};
use crate::recognise::clues::Clues;
use crate::recognise::hints::Options;
use crate::recognise::item::Item;
use crate::recognise::{issuer, titles};
use crate::source::Source;

/// What is chosen of the document as it stands: its title, and numbers for rows that have none.
pub(super) fn chosen(
    clues: &Clues,
    items: &[Item],
    source: &Source,
    options: &Options,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let others = titles::other_titles(clues);
    if let (Some(first), None) = (others.first(), &options.title) {
        let names: Vec<String> = others
            .iter()
            .take(3)
            .map(|t| format!("“{}”", crate::zh::squeeze(t.as_str())))
            .collect();
        let message = format!("标题也可能是{}", names.concat());
        let help = "如果是，请在旁边的 文件名.import.toml 里写 title，或改方案文件头的 title。";
        let place = first.place(source);
        found.push(Diagnostic::new(Code::ChoiceMade, place, message).help(help));
    }
    found.extend(issuers(clues, source, options));
    found.extend(dates(clues, source, options));
    if clues.titles.is_empty()
        && options.title.is_none()
        && let Some(own) = titles::own_title(clues)
    {
        let from = if clues.box_title.is_some() {
            "信息栏"
        } else {
            "“现将《…》印发”一句"
        };
        let message = format!("正文上方没有标题，取了{from}里的“{}”", own.words);
        let place = own.text.place(source);
        found.push(Diagnostic::new(Code::ChoiceMade, place, message));
    }
    let rows = items.iter().filter_map(|item| match item {
        Item::Tasks(rows) => Some(&rows.rows),
        _ => None,
    });
    let bare: Vec<&Text> = rows
        .flatten()
        .filter(|row| row.label.is_empty())
        .filter_map(|row| row.cells.iter().find(|c| !c.is_empty()))
        .collect();
    if let Some(first) = bare.first() {
        let message = format!("{} 项任务没有印序号，按先后编为 1 至 {0}", bare.len());
        let place = first.place(source);
        found.push(Diagnostic::new(Code::NumbersMade, place, message));
    }
    found
}

/// Who issued it, where the evidence differs or is weak.
fn issuers(clues: &Clues, source: &Source, options: &Options) -> Option<Diagnostic> {
    let candidates = issuer::candidates(clues);
    let first = candidates.first().filter(|_| options.issuer.is_none())?;
    let others: Vec<String> = issuer::other_issuers(&candidates)
        .iter()
        .map(|c| format!("；{}是“{}”", c.evidence.label(), c.name))
        .collect();
    if others.is_empty() && !first.evidence.is_weak() {
        return None;
    }
    let place = first.text.place(source);
    let (from, name) = (first.evidence.label(), &first.name);
    let message = format!("发文机关取了{from}的“{name}”{}", others.concat());
    let help = "如果不对，请在旁边的 文件名.import.toml 里写 issuer，或改方案文件头的 issuer。";
    Some(Diagnostic::new(Code::ChoiceMade, place, message).help(help))
}

/// Which date is its own, where the box of a page says another.
fn dates(clues: &Clues, source: &Source, options: &Options) -> Option<Diagnostic> {
    let ((dated, date, text), other) = clues.dates().filter(|_| options.date.is_none())?;
    let (from, other, day) = (dated.label(), other?.0.label(), &other?.1);
    let message = format!("成文日期取了{from}的{date}；{other}是{day}");
    let place = text.place(source);
    Some(Diagnostic::new(Code::ChoiceMade, place, message))
}

/// Which of two columns of tasks holds the task and which only its name.
pub(super) fn names(plan: &Plan) -> Option<Diagnostic> {
    let columns = plan.blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Tasks { columns, .. } => Some(columns),
        _ => None,
    })?;
    let heading = |meaning| {
        let column = columns.iter().find(|c| c.meaning == meaning)?;
        Some(column.heading.as_str())
    };
    let (text, title) = (heading(Meaning::Text)?, heading(Meaning::Title)?);
    let place = plan.place(plan.tasks.first()?.span);
    let message = format!("以“{text}”栏为任务，“{title}”栏为任务名称；也可能相反");
    Some(Diagnostic::new(Code::ChoiceMade, place, message))
}
