//! From a table on a grid to tasks under their group headings.
//!
//! `grid` lays the cells out, `columns` says what each column is used for, `rows` goes through the rows by the
//! rules of `kinds`, `groups` makes headings of category cells and full-width rows, `joins` puts together what pages and
//! merged cells took apart, `stack` takes apart what a conversion put on one heap, `cells` joins lines.

mod cards;
mod cells;
mod columns;
mod grid;
mod groups;
mod headless;
mod joins;
mod kinds;
mod recognised;
mod rows;
mod stack;
mod stacked;
mod walk;

pub(super) use self::columns::RULES as COLUMNS;
use self::grid::Grid;
pub(super) use self::kinds::RULES as ROWS;
use self::recognised::Recognised;
pub(crate) use self::recognised::short;
use self::walk::Walk;
use super::hints::Options;
use super::item::Item;
use crate::diag::{Code, Diagnostic};
use crate::document::{Document, Table, Text};
use crate::rule::Rule;
use crate::zh::squeeze;

/// Joins tables that follow each other and repeat the headings of the first, as pages do.
pub(crate) fn merge(tables: Vec<Table>) -> Vec<Table> {
    let mut out: Vec<Table> = Vec::new();
    // What the last of them is known by; it is not laid out again for each that goes on with it.
    let mut head = None;
    for table in tables {
        let same = head.as_ref().is_some_and(|head| continues(head, &table));
        match out.last_mut() {
            Some(last) if same => {
                let mut rows = table.rows;
                if let Some(first) = rows.first_mut() {
                    first.after_break = true;
                }
                last.rows.extend(rows);
            }
            _ => {
                head = Head::of_table(&table);
                out.push(table);
            }
        }
    }
    out
}

/// What a table is known by: its headings, over how many rows they stand, its columns.
struct Head {
    headings: Vec<String>,
    rows: usize,
    columns: usize,
}

impl Head {
    /// That of a table that has headings.
    fn of_table(table: &Table) -> Option<Self> {
        let grid = Grid::new(table);
        let (row, rows) = grid.header()?;
        Some(Self {
            headings: headings(&grid, row, rows),
            rows,
            columns: grid.columns,
        })
    }
}

/// The headings that stand over some rows, without their blanks.
fn headings(grid: &Grid<'_>, row: usize, rows: usize) -> Vec<String> {
    let headings = grid.headings(row, rows);
    headings.iter().map(|h| squeeze(h.as_str())).collect()
}

/// Whether a table goes on with the one before it: the same headings, or none and the same columns.
fn continues(first: &Head, next: &Table) -> bool {
    let grid = Grid::new(next);
    match grid.header() {
        Some((at, _)) => first.headings == headings(&grid, at, first.rows),
        None => first.columns == grid.columns,
    }
}

/// Whether a table without headings holds tasks by what its cells hold.
pub(crate) fn is_headless(table: &Table) -> bool {
    headless::headed(table).is_some()
}

/// The rules of the ways in which a table is read.
pub(super) static WAYS: &[&Rule] = &[&TASK_CARDS, &TASK_TABLE, &HEADLESS_TASKS, &PLAIN_TABLE];

static TASK_CARDS: Rule = Rule {
    name: "task-cards",
    why: "每一格前面是它的栏目名，其中有任务栏和单位栏：一张卡片是一项任务",
    example: "| 工作任务 | 开展巡查。 |\n|---|---|\n| 牵头单位 | 市水利局 |\n| 完成时限 | 6月底前 |\n",
    counter: "| 工作任务 | 牵头单位 |\n|---|---|\n| 开展巡查。 | 市水利局 |\n| 修复堤岸。 | 市林业局 |\n",
};

static TASK_TABLE: Rule = Rule {
    name: "task-table",
    why: "表头有认得的栏目，其中有单位栏，或任务栏的格末写着责任单位：各行是任务",
    example: "| 序号 | 工作任务 | 责任单位 |\n|---|---|---|\n| 1 | 开展巡查。 | 市水利局 |\n",
    counter: "| 序号 | 名称 | 数量 |\n|---|---|---|\n| 1 | 水泵 | 三台 |\n",
};

static HEADLESS_TASKS: Rule = Rule {
    name: "headless-tasks",
    why: "没有表头，但编号连续，其后一栏是句子，再后一两栏只有单位名称：各行是任务",
    example: "1\t开展河道巡查。\t市水利局\n2\t修复受损堤岸。\t市林业局\n",
    counter: "序号\t工作任务\t责任单位\n1\t开展河道巡查。\t市水利局\n2\t修复受损堤岸。\t市林业局\n",
};

static PLAIN_TABLE: Rule = Rule {
    name: "plain-table",
    why: "看不出谁负责什么的表原样留作表，占满全宽的行留作段落",
    example: "| 序号 | 名称 | 数量 |\n|---|---|---|\n| 1 | 水泵 | 三台 |\n",
    counter: "| 序号 | 工作任务 | 责任单位 |\n|---|---|---|\n| 1 | 开展巡查。 | 市水利局 |\n",
};

/// What a table becomes.
pub(crate) struct Reading {
    /// The way in which it was read.
    pub(crate) rule: &'static Rule,
    /// What each way explains, for the trace.
    pub(crate) note: String,
    /// The pieces.
    pub(crate) pieces: Recognised,
}

/// Reads a table in the way that makes most of its rows tasks; a table in which nothing says who answers for
/// what stays a table.
pub(crate) fn recognise(
    table: &Table,
    document: &Document,
    options: &Options,
    number: usize,
) -> Reading {
    let asked = options.tables.is_empty() || options.tables.contains(&number);
    let tasks = || {
        let grid = Grid::new(table).with(options);
        with_header(&grid, table, document)
    };
    let cards = || {
        let grid = Grid::new(table).with(options);
        let table = cards::laid_out(table, &grid)?;
        with_header(&Grid::new(&table).with(options), &table, document)
    };
    let ways = [
        (&TASK_CARDS, asked.then(cards).flatten()),
        (&TASK_TABLE, asked.then(tasks).flatten()),
        (
            &HEADLESS_TASKS,
            asked
                .then(|| without_header(table, document, options))
                .flatten(),
        ),
        (&PLAIN_TABLE, Some(plain(&Grid::new(table)))),
    ];
    let mut ways: Vec<(&'static Rule, Recognised)> = ways
        .into_iter()
        .filter_map(|(rule, pieces)| Some((rule, pieces?)))
        .collect();
    // The sort keeps the order of those that are equal.
    ways.sort_by_key(|(_, pieces)| std::cmp::Reverse(pieces.tasks()));
    let notes: Vec<String> = ways
        .iter()
        .map(|(rule, pieces)| format!("{}：{} 行任务", rule.name, pieces.tasks()))
        .collect();
    let (rule, pieces) = ways.swap_remove(0);
    Reading {
        rule,
        note: notes.join("；其次 "),
        pieces,
    }
}

/// The tasks of a table under its headings; none where the headings tell of no tasks, or stand over no rows.
fn with_header(grid: &Grid<'_>, table: &Table, document: &Document) -> Option<Recognised> {
    let (from, len) = grid.header()?;
    let columns = grid.columns(grid.headings(from, len), from + len)?;
    let read = Walk::new(grid, table, document, columns).read(from, len);
    (read.tasks() > 0).then_some(read)
}

/// The tasks of a table without headings, where what its cells hold is certain; it is told what was chosen.
fn without_header(table: &Table, document: &Document, options: &Options) -> Option<Recognised> {
    if Grid::new(table).with(options).header().is_some() {
        return None;
    }
    let headed = headless::headed(table)?;
    let mut read = with_header(&Grid::new(&headed).with(options), &headed, document)?;
    let first = table.rows[0].cells.iter().find(|c| !c.is_empty());
    let place = first.map_or_else(Text::default, |c| c.lines[0].clone());
    let columns: Vec<&str> = headed.rows[0]
        .cells
        .iter()
        .map(|c| c.lines[0].as_str())
        .collect();
    let message = format!("这张表没有表头，按各格的内容读作：{}", columns.join("、"));
    let finding = Diagnostic::new(Code::ChoiceMade, place.place(&document.source), message);
    let help = "请对照原文；如果不对，给原件补上表头再导入一次。";
    read.findings.push(finding.help(help));
    Some(read)
}

/// A table that holds no tasks: rows over its whole width become paragraphs, the rest stays a table.
fn plain(grid: &Grid<'_>) -> Recognised {
    let mut items = Vec::new();
    let mut rows: Vec<Vec<Text>> = Vec::new();
    for row in 0..grid.rows() {
        let filled = grid.filled(row);
        match filled.as_slice() {
            [] => {}
            [one] if one.width >= grid.columns => {
                if !rows.is_empty() {
                    items.push(Item::Grid(std::mem::take(&mut rows)));
                }
                items.extend(one.lines.iter().cloned().map(Item::Paragraph));
            }
            _ => rows.push(
                (0..grid.columns)
                    .map(|column| match grid.cell(row, column) {
                        Some(cell) if cell.column == column && !grid.is_from_above(row, column) => {
                            grid.text(cell)
                        }
                        _ => Text::default(),
                    })
                    .collect(),
            ),
        }
    }
    if !rows.is_empty() {
        items.push(Item::Grid(rows));
    }
    Recognised {
        items,
        ..Recognised::default()
    }
}
