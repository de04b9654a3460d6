//! What the columns of a task table are used for: by their headings, and where those tell nothing by their cells.

use super::grid::Grid;
use crate::document::Text;
use crate::grammar;
use crate::lexicon::{Heading, Meaning, Role};
use crate::rule::Rule;

/// The rules of this file.
pub(in crate::recognise) static RULES: &[&Rule] = &[
    &COLUMN_BY_HEADING,
    &COLUMN_BY_BODIES,
    &COLUMN_OF_TASKS,
    &COLUMN_OF_CATEGORIES,
    &COLUMN_KEPT,
];

static COLUMN_BY_HEADING: Rule = Rule {
    name: "column-by-heading",
    why: "表头的词说明这一栏是什么：序号、任务、牵头单位、完成时限等；或者有人在导入提示里说明了",
    example: "| 序号 | 工作任务 | 责任单位 |\n|---|---|---|\n| 1 | 开展巡查。 | 市水利局 |\n",
    counter: "| 序号 | 名称 | 数量 |\n|---|---|---|\n| 1 | 水泵 | 三台 |\n",
};

static COLUMN_BY_BODIES: Rule = Rule {
    name: "column-by-bodies",
    why: "表头的词不认得，而格里都是单位的名称：责任单位栏",
    example: "| 序号 | 工作任务 | 由谁来做 |\n|---|---|---|\n| 1 | 开展巡查。 | 市水利局 |\n| 2 | 修复堤岸。 | 市林业局 |\n| 3 | 清理河道。 | 市城管局 |\n",
    counter: "| 序号 | 工作任务 | 责任单位 |\n|---|---|---|\n| 1 | 开展巡查。 | 市水利局 |\n",
};

static COLUMN_OF_TASKS: Rule = Rule {
    name: "column-of-tasks",
    why: "没有一栏写明是任务：文字最多、又不是别的内容的一栏是任务",
    example: "| 序号 | 说什么 | 责任单位 |\n|---|---|---|\n| 1 | 开展河道巡查。 | 市水利局 |\n",
    counter: "| 序号 | 工作任务 | 责任单位 |\n|---|---|---|\n| 1 | 开展巡查。 | 市水利局 |\n",
};

static COLUMN_OF_CATEGORIES: Rule = Rule {
    name: "column-of-categories",
    why: "任务栏前面的一栏，格数比任务少，合并或空着：类别，成为一组任务的标题",
    example: "| 序号 | 类别 | 工作任务 | 责任单位 |\n|---|---|---|---|\n| 1 | 河道 | 开展巡查。 | 市水利局 |\n| 2 |  | 修复堤岸。 | 市林业局 |\n",
    counter: "| 序号 | 工作任务 | 责任单位 |\n|---|---|---|\n| 1 | 开展巡查。 | 市水利局 |\n| 2 | 修复堤岸。 | 市林业局 |\n",
};

static COLUMN_KEPT: Rule = Rule {
    name: "column-kept",
    why: "表头的词不认得，格里也不是单位：原样留在任务里，不解释",
    example: "| 序号 | 工作任务 | 责任单位 | 颜色 |\n|---|---|---|---|\n| 1 | 开展巡查。 | 市水利局 | 红 |\n",
    counter: "| 序号 | 工作任务 | 责任单位 |\n|---|---|---|\n| 1 | 开展巡查。 | 市水利局 |\n",
};

/// A column of a task table.
#[derive(Debug, Clone)]
pub(crate) struct Column {
    /// The printed heading, blanks between its characters left out.
    pub(crate) heading: Text,
    /// What it holds for the tasks; none for a category over several rows, whose cells become headings.
    meaning: Option<Meaning>,
    /// By which rule that is known.
    pub(crate) rule: &'static Rule,
}

impl Column {
    /// Whether it holds the numbers of the rows.
    pub(crate) fn is_label(&self) -> bool {
        self.meaning == Some(Meaning::Label)
    }

    /// Whether it holds the text of the tasks.
    pub(crate) fn is_text(&self) -> bool {
        self.meaning == Some(Meaning::Text)
    }

    /// Whether it holds those who answer.
    pub(crate) fn is_units(&self) -> bool {
        matches!(self.meaning, Some(Meaning::Units(..) | Meaning::Clauses))
    }

    /// Whether it holds categories.
    pub(crate) fn is_category(&self) -> bool {
        self.meaning.is_none()
    }

    /// Whether its cells are written in the rows of the tasks, behind their numbers.
    pub(crate) fn is_written(&self) -> bool {
        !self.is_label() && !self.is_category()
    }
}

impl Grid<'_> {
    /// What the columns below a header are used for; nothing where the table holds no tasks.
    pub(crate) fn columns(&self, headings: Vec<Text>, from: usize) -> Option<Vec<Column>> {
        let bodies = |heading: &str, column: usize| {
            let cells = self.below(from, column);
            grammar::holds_bodies(heading, cells.iter().map(String::as_str))
        };
        let kinds: Vec<Heading> = headings
            .iter()
            .enumerate()
            .map(|(c, heading)| match self.heading(heading.as_str()) {
                Heading::Unknown if bodies(heading.as_str(), c) => {
                    Heading::Units(Role::Responsible, None)
                }
                known => known,
            })
            .collect();
        let closed = || {
            kinds.iter().enumerate().any(|(c, kind)| {
                let cells = self.below(from, c);
                kind.is_text() && grammar::hold_attributions(cells.iter().map(String::as_str))
            })
        };
        if !kinds.iter().any(|h| h.is_units()) && !closed() {
            return None;
        }
        let label = self.label_column(&kinds, from);
        let size = |column: usize| -> usize {
            (from..self.rows())
                .filter(|&row| !self.is_from_above(row, column))
                .filter_map(|row| self.cell(row, column))
                .filter(|c| c.width == 1)
                .map(|c| c.joined().as_str().len())
                .sum()
        };
        // A heading that names tasks goes before one that is unknown, and that before a category's.
        let rank = |c: usize| match kinds[c] {
            Heading::Content | Heading::Task => 2,
            Heading::Unknown => 1,
            _ => 0,
        };
        let may_be_text = |h: Heading| h.is_text() || h.is_category() || !h.is_known();
        let says = |c: usize| {
            kinds[c].is_known()
                || grammar::may_be_tasks(self.below(from, c).iter().map(String::as_str))
        };
        let text = (0..self.columns)
            .filter(|&c| may_be_text(kinds[c]) && Some(c) != label && size(c) > 0 && says(c))
            .max_by_key(|&c| (rank(c), size(c), std::cmp::Reverse(c)))?;
        let groups = |c: usize| {
            let may_group = may_be_text(kinds[c]) || kinds[c] == Heading::Label;
            may_group && c < text && self.is_sparse(c, text, from)
        };
        let meaning = |c: usize| match kinds[c] {
            _ if Some(c) == label => Some(Meaning::Label),
            _ if c == text => Some(Meaning::Text),
            _ if groups(c) => None,
            Heading::Label => Some(Meaning::Other),
            kind => Some(kind.meaning()),
        };
        let rule = |c: usize, heading: &Text| {
            let named = self.heading(heading.as_str()).is_known();
            if Some(c) == label {
                &COLUMN_BY_HEADING
            } else if c == text && !kinds[c].is_text() {
                &COLUMN_OF_TASKS
            } else if c != text && groups(c) {
                &COLUMN_OF_CATEGORIES
            } else if named {
                &COLUMN_BY_HEADING
            } else if kinds[c].is_units() {
                &COLUMN_BY_BODIES
            } else {
                &COLUMN_KEPT
            }
        };
        let columns = headings
            .into_iter()
            .enumerate()
            .map(|(c, heading)| Column {
                meaning: meaning(c),
                rule: rule(c, &heading),
                heading: match self.explained(heading.as_str()) {
                    Some(word) => Text::given(word),
                    None => heading,
                },
            })
            .collect();
        Some(columns)
    }

    /// The columns that their cells told and not their headings, with what was chosen.
    pub(crate) fn choices(&self, columns: &[Column]) -> Vec<(Text, String)> {
        columns
            .iter()
            .filter(|c| !c.heading.is_empty() && !self.heading(c.heading.as_str()).is_known())
            .filter_map(|column| {
                let heading = column.heading.as_str();
                let choice = if column.is_units() {
                    format!("“{heading}”栏的格里都是单位，按责任单位计；也可能只是提到这些单位")
                } else if column.is_text() {
                    format!("没有一栏写明是任务，以文字最多的“{heading}”栏为任务")
                } else {
                    return None;
                };
                Some((column.heading.clone(), choice))
            })
            .collect()
    }

    /// The column of numbers: of several, the one with the most numbers of its own.
    fn label_column(&self, kinds: &[Heading], from: usize) -> Option<usize> {
        let own = |column: usize| {
            (from..self.rows())
                .filter(|&row| !self.is_from_above(row, column))
                .filter_map(|row| self.cell(row, column))
                .filter(|cell| !cell.is_empty())
                .count()
        };
        (0..self.columns)
            .filter(|&c| kinds[c] == Heading::Label)
            .max_by_key(|&c| (own(c), std::cmp::Reverse(c)))
    }

    /// Whether a column has fewer cells of its own than the column of texts: merged, or left blank.
    fn is_sparse(&self, column: usize, text: usize, from: usize) -> bool {
        let mut own = 0;
        let mut rows = 0;
        for row in from..self.rows() {
            let is_row = self
                .cell(row, text)
                .is_some_and(|c| !c.is_empty() && c.width == 1)
                && !self.is_from_above(row, text);
            if !is_row {
                continue;
            }
            rows += 1;
            let filled = self.cell(row, column).is_some_and(|c| !c.is_empty());
            if filled && !self.is_from_above(row, column) {
                own += 1;
            }
        }
        own < rows
    }
}
