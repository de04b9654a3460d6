//! What plans, tasks and regions are called on pages, and how they are cited.

use crate::atlas::{Atlas, Kind, PlanId, TaskId};
use crate::lexicon::layout;
use crate::pages::Site;
use crate::pages::views::{Citations, PlanRef, TaskRef};
use crate::plan::{Block, BlockKind, Plan};
use crate::routes;
use crate::zh::region;

/// A plan's name in tables and in the way down to a page: its short title, its number or its title.
pub(super) fn short(plan: &Plan) -> String {
    let front = &plan.front;
    front
        .short
        .as_ref()
        .or(front.number.as_ref())
        .unwrap_or(&front.title)
        .clone()
}

/// A state that a reader must know of: 征求意见稿, 废止. Issued plans have none.
pub(super) fn state(plan: &Plan) -> Option<String> {
    let titles = &layout::words().titles;
    plan.front
        .status
        .clone()
        .filter(|status| !status.is_empty() && *status != titles.publishes)
}

/// A plan, named, with its page.
pub(super) fn plan_ref(atlas: &Atlas, id: PlanId) -> PlanRef {
    let plan = &atlas.plan(id).plan;
    PlanRef {
        href: routes::plan(&plan.id),
        id: plan.id.clone(),
        title: plan.front.title.clone(),
        short: short(plan),
        number: plan.front.number.clone(),
        state: state(plan),
    }
}

/// A task in a list.
pub(super) fn task_ref(atlas: &Atlas, id: TaskId) -> TaskRef {
    let words = atlas.words(id);
    TaskRef {
        href: routes::task(&words.id),
        label: words.label.to_string(),
        text: words.text.to_string(),
    }
}

/// What a task is about, for headings and lists: its short name where it has one, else its first clause; one that
/// recurs in its plan is skipped.
pub(super) fn heading(site: &Site<'_>, id: TaskId) -> String {
    let words = site.atlas.words(id);
    let openers = &site.openers[site.atlas.plan_of(id).index()];
    match &words.title {
        Some(title) => title.to_string(),
        None => clause(openers.skip(&words.text)),
    }
}

/// The first clause of a text: at most 30 characters, cut at ，；。 where one stands. A clause
/// that says too little alone (在条件成熟时) takes the next one with it.
fn clause(text: &str) -> String {
    const MOST: usize = 30;
    const LEAST: usize = 8;
    let line = text.replace('\n', "");
    let end = line
        .char_indices()
        .enumerate()
        .find(|(count, (_, c))| *count >= LEAST && matches!(c, '，' | '；' | '。'))
        .map_or(line.len(), |(_, (at, _))| at);
    let first = line[..end].trim_end_matches(['，', '；', '。']);
    if first.chars().count() <= MOST {
        return first.to_owned();
    }
    let mut cut: String = first.chars().take(MOST - 1).collect();
    cut.push('…');
    cut
}

/// The key of the word for a region's level: `level_0` 国家 to `level_3`.
pub(super) fn level(region: &str) -> &'static str {
    match region::depth(region) {
        0 => "level_0",
        1 => "level_1",
        2 => "level_2",
        _ => "level_3",
    }
}

/// The word of a kind in classes and in the keys of interface words.
pub(super) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Identical => "identical",
        Kind::Adapted => "adapted",
        Kind::Partial => "partial",
        Kind::Related => "related",
    }
}

/// The title of the part in which a task's table or paragraph stands: what the document itself calls it.
fn table_title(plan: &Plan, at: usize) -> Option<String> {
    let mut title = None;
    for block in &plan.blocks {
        match &block.kind {
            BlockKind::Heading { level: 1, text } => title = Some(text.replace('\n', "")),
            BlockKind::Break => title = None,
            _ if holds(block, at) => return title,
            _ => {}
        }
    }
    None
}

fn holds(block: &Block, at: usize) -> bool {
    match &block.kind {
        BlockKind::Tasks { rows, .. } => rows.contains(&at),
        BlockKind::Paragraph { tasks, .. } => tasks.iter().any(|(task, _)| *task == at),
        _ => false,
    }
}

/// 《标题》（文号）, the way a document is named in a citation; a draft says so.
fn named(plan: &Plan) -> String {
    let mut out = format!("《{}》", plan.front.title);
    let number = plan.front.number.clone();
    for mark in [number, state(plan)].into_iter().flatten() {
        let mark = mark.trim_matches(['（', '）']);
        if !plan.front.title.contains(mark) {
            out.push('（');
            out.push_str(mark);
            out.push('）');
        }
    }
    out
}

/// How to cite a plan.
pub(super) fn cite_plan(plan: &Plan, base: &str) -> Citations {
    let name = named(plan);
    let address = address(base, &routes::plan(&plan.id));
    Citations {
        brief: plan.front.number.clone().unwrap_or_else(|| name.clone()),
        markdown: format!(
            "[{name}]({})",
            format_args!("{base}{}", routes::plan(&plan.id))
        ),
        quoted: None,
        full: format!("{name}{address}"),
    }
}

/// How to cite a task: 《方案》（文号）任务分工表第12项.
pub(super) fn cite_task(plan: &Plan, at: usize, base: &str) -> Citations {
    let task = &plan.tasks[at];
    let name = named(plan);
    let table = table_title(plan, at)
        .filter(|title| *title != plan.front.title)
        .unwrap_or_default();
    let item = if task.label.chars().all(|c| c.is_ascii_digit()) {
        format!("第{}项", task.label)
    } else {
        task.label.to_string()
    };
    let path = routes::task(&task.id);
    let table = if table.is_empty() {
        table
    } else {
        format!("“{table}”")
    };
    let place = format!("{name}{table}{item}");
    Citations {
        brief: format!(
            "{}{item}",
            plan.front.number.clone().unwrap_or_else(|| name.clone())
        ),
        markdown: format!("[{place}]({})", format_args!("{base}{path}")),
        quoted: Some(format!("{place}：“{}”", task.text.replace('\n', ""))),
        full: format!("{place}{}", address(base, &path)),
    }
}

/// The address after a citation, if the site's is known.
fn address(base: &str, path: &str) -> String {
    if base.is_empty() {
        String::new()
    } else {
        format!("，{base}{path}")
    }
}

#[cfg(test)]
mod tests {
    use super::clause;

    #[test]
    fn a_heading_is_the_first_clause() {
        assert_eq!(
            clause("支持设立金融服务\n中心，完善机制。"),
            "支持设立金融服务中心"
        );
        assert_eq!(
            clause("在条件成熟时，支持设立银行。"),
            "在条件成熟时，支持设立银行"
        );
        assert_eq!(clause("推动改革。"), "推动改革");
        assert_eq!(
            clause("按规定为重庆市内企业提供专业服务的境外专业人才可以视同国内从业的经历"),
            "按规定为重庆市内企业提供专业服务的境外专业人才可以视同国内…"
        );
    }
}
