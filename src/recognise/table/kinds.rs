//! The kinds of row that a task table consists of: a rule for each, the most particular first.
//!
//! The first rule that holds takes the row. A rule only looks: what becomes of the row is done by the walk.

use super::walk::Walk;
use crate::lexicon::layout;
use crate::rule::Rule;
use crate::zh::squeeze;

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RowKind {
    /// The headings once more.
    HeaderAgain,
    /// Words across the table: a group heading, or a sentence about the group.
    Across,
    /// Several rows on one heap.
    Stacked,
    /// 一、 among 1, 2, 3: a group.
    NumberedGroup,
    /// The rest of the row above.
    Rest,
    /// 合计 and the like.
    Remark,
    /// A further task under the number and the units of the one above.
    SubTask,
    /// More units of the task above.
    MoreUnits,
    /// A task.
    Task,
}

/// A rule, when it holds, and what the row then is.
pub(super) struct RowRule {
    pub(super) rule: &'static Rule,
    /// Whether the row of this index is of this kind.
    pub(super) holds: fn(&Walk<'_>, usize) -> bool,
    pub(super) kind: RowKind,
}

/// Rows that hold no task of their own, asked before the categories of the row are looked at.
pub(super) static ACROSS: &[RowRule] = &[
    RowRule {
        rule: &HEADER_AGAIN,
        holds: is_header_again,
        kind: RowKind::HeaderAgain,
    },
    RowRule {
        rule: &ROW_BETWEEN,
        holds: |walk, row| walk.table.rows[row].loose,
        kind: RowKind::Across,
    },
    RowRule {
        rule: &STACKED_ROWS,
        holds: |walk, row| walk.is_stacked(row),
        kind: RowKind::Stacked,
    },
    RowRule {
        rule: &GROUP_ROW,
        holds: is_group,
        kind: RowKind::Across,
    },
];

/// The other rows, asked once their categories are headings.
pub(super) static TASK_ROWS: &[RowRule] = &[
    RowRule {
        rule: &NUMBERED_GROUP,
        holds: |walk, row| walk.is_numbered_group(row),
        kind: RowKind::NumberedGroup,
    },
    RowRule {
        rule: &REST_OF_ROW,
        holds: |walk, row| is_unnumbered(walk, row) && walk.goes_on(row),
        kind: RowKind::Rest,
    },
    RowRule {
        rule: &SUB_TASK,
        holds: |walk, row| is_unnumbered(walk, row) && walk.is_sub_task(row),
        kind: RowKind::SubTask,
    },
    RowRule {
        rule: &SUM_ROW,
        holds: |walk, row| {
            (is_unnumbered(walk, row) || is_total(walk, row)) && !walk.has_units(row)
        },
        kind: RowKind::Remark,
    },
    RowRule {
        rule: &MORE_UNITS,
        holds: |walk, row| walk.is_same_task(row),
        kind: RowKind::MoreUnits,
    },
    RowRule {
        rule: &TASK_ROW,
        holds: |_, _| true,
        kind: RowKind::Task,
    },
];

/// The rules of this file.
pub(in crate::recognise) static RULES: &[&Rule] = &[
    &HEADER_AGAIN,
    &ROW_BETWEEN,
    &STACKED_ROWS,
    &GROUP_ROW,
    &NUMBERED_GROUP,
    &REST_OF_ROW,
    &SUB_TASK,
    &SUM_ROW,
    &MORE_UNITS,
    &TASK_ROW,
];

static HEADER_AGAIN: Rule = Rule {
    name: "header-again",
    why: "一行与表头逐格相同：换页后又印的表头，删去",
    example: "| 序号 | 工作任务 | 责任单位 |\n|---|---|---|\n| 1 | 开展巡查。 | 市水利局 |\n| 序号 | 工作任务 | 责任单位 |\n| 2 | 修复堤岸。 | 市林业局 |\n",
    counter: "| 序号 | 工作任务 | 责任单位 |\n|---|---|---|\n| 1 | 开展巡查。 | 市水利局 |\n| 2 | 修复堤岸。 | 市林业局 |\n",
};

static ROW_BETWEEN: Rule = Rule {
    name: "row-between",
    why: "表的各行之间没有分格的一行：一组任务的标题，或说明这一组的话",
    example: "序号\t工作任务\t责任单位\n一、河道治理\n1\t开展巡查。\t市水利局\n2\t修复堤岸。\t市林业局\n",
    counter: "序号\t工作任务\t责任单位\n1\t开展巡查。\t市水利局\n2\t修复堤岸。\t市林业局\n",
};

static STACKED_ROWS: Rule = Rule {
    name: "stacked-rows",
    why: "任务格里叠着几行，每行有连续的编号，序号格空着：几项任务，和责任格里的各行依次配对",
    example: "| 序号 | 工作任务 | 责任单位 |\n|---|---|---|\n| | 1.开展巡查。<br>2.修复堤岸。 | 市水利局<br>市林业局 |\n",
    counter: "| 序号 | 工作任务 | 责任单位 |\n|---|---|---|\n| 1 | 1.开展巡查。<br>2.修复堤岸。 | 市水利局<br>市林业局 |\n",
};

static GROUP_ROW: Rule = Rule {
    name: "group-row",
    why: "一行只有一格有字，横跨半张表以上，或是大标题的编号：一组任务的标题",
    example: "| 序号 | 工作任务 | 责任单位 |\n|---|---|---|\n| 一、河道治理 | | |\n| 1 | 开展巡查。 | 市水利局 |\n",
    counter: "| 序号 | 工作任务 | 责任单位 |\n|---|---|---|\n| 1 | 开展巡查。 | 市水利局 |\n",
};

static NUMBERED_GROUP: Rule = Rule {
    name: "numbered-group",
    why: "多数行编号是 1、2、3，这一行编号是“一”或“（一）”而没有单位：一组任务的标题",
    example: "| 序号 | 工作任务 | 责任单位 |\n|---|---|---|\n| 一 | 河道治理 | |\n| 1 | 开展巡查。 | 市水利局 |\n| 2 | 修复堤岸。 | 市林业局 |\n",
    counter: "| 序号 | 工作任务 | 责任单位 |\n|---|---|---|\n| 一 | 河道治理 | 市水利局 |\n| 二 | 开展巡查。 | 市水利局 |\n| 三 | 修复堤岸。 | 市林业局 |\n",
};

static REST_OF_ROW: Rule = Rule {
    name: "rest-of-row",
    why: "编号的表里，一行没有编号，而上一行的话没有说完，或只有单位：是上一行的后半部分，接上",
    example: "| 序号 | 工作任务 | 责任单位 |\n|---|---|---|\n| 1 | 开展河道和 | 市水利局 |\n| | 水库巡查。 | |\n| 2 | 修复堤岸。 | 市林业局 |\n",
    counter: "| 序号 | 工作任务 | 责任单位 |\n|---|---|---|\n| 1 | 开展巡查。 | 市水利局 |\n| | 修复堤岸。 | 市林业局 |\n| 2 | 清理河道。 | 市城管局 |\n",
};

static SUB_TASK: Rule = Rule {
    name: "sub-task",
    why: "编号的表里，一行没有编号和单位，任务格里是完整的话：与上一行同号的另一项任务，单位按上一行计",
    example: "| 序号 | 工作任务 | 责任单位 |\n|---|---|---|\n| 1 | 开展巡查。 | 市水利局 |\n| | 修复堤岸。 | |\n| 2 | 清理河道。 | 市城管局 |\n",
    counter: "| 序号 | 工作任务 | 责任单位 |\n|---|---|---|\n| 1 | 开展河道和 | 市水利局 |\n| | 水库巡查。 | |\n| 2 | 修复堤岸。 | 市林业局 |\n",
};

static SUM_ROW: Rule = Rule {
    name: "sum-row",
    why: "编号的表里，没有编号、单位和完整的话的一行，或“合计”一类的行：不是任务，留作段落",
    example: "| 序号 | 工作任务 | 责任单位 |\n|---|---|---|\n| 1 | 开展巡查。 | 市水利局 |\n| 合计 | 共一项。 | |\n",
    counter: "| 序号 | 工作任务 | 责任单位 |\n|---|---|---|\n| 1 | 开展巡查。 | 市水利局 |\n| 2 | 共一项。 | |\n",
};

static MORE_UNITS: Rule = Rule {
    name: "more-units",
    why: "编号格和任务格都与上一行合并：同一项任务的其他责任单位",
    example: "<table><tr><td>序号</td><td>工作任务</td><td>责任单位</td></tr><tr><td rowspan=2>1</td><td rowspan=2>开展巡查。</td><td>市水利局</td></tr><tr><td>市林业局</td></tr></table>",
    counter: "<table><tr><td>序号</td><td>工作任务</td><td>责任单位</td></tr><tr><td>1</td><td>开展巡查。</td><td>市水利局</td></tr><tr><td>2</td><td>修复堤岸。</td><td>市林业局</td></tr></table>",
};

static TASK_ROW: Rule = Rule {
    name: "task-row",
    why: "任务表里别的规则都不认的一行是一项任务",
    example: "| 序号 | 工作任务 | 责任单位 |\n|---|---|---|\n| 1 | 开展巡查。 | 市水利局 |\n",
    counter: "| 序号 | 名称 | 数量 |\n|---|---|---|\n| 1 | 水泵 | 三台 |\n",
};

/// Every filled cell is the heading of its column.
fn is_header_again(walk: &Walk<'_>, row: usize) -> bool {
    let filled = walk.grid.filled(row);
    filled.len() >= 2
        && filled.iter().all(|cell| {
            let text = squeeze(cell.joined().as_str());
            walk.columns
                .get(cell.column)
                .is_some_and(|c| c.heading.as_str() == text)
        })
}

fn is_group(walk: &Walk<'_>, row: usize) -> bool {
    matches!(walk.grid.filled(row).as_slice(), [one] if walk.is_group(row, one))
}

/// Whether rows are numbered and this one is not.
fn is_unnumbered(walk: &Walk<'_>, row: usize) -> bool {
    walk.numbered && walk.label(row).is_empty()
}

/// Whether a row of a numbered table sums up those above.
fn is_total(walk: &Walk<'_>, row: usize) -> bool {
    let label = squeeze(walk.label(row).as_str());
    walk.numbered && layout::words().marks.totals.holds(&label)
}
