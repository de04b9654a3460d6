//! Numbers and names in tables, drawn with bars or tabulators: what the heading of a column or the first cell of a
//! row says of the cells.

use std::collections::BTreeSet;
use std::ops::Range;

use super::names;
use super::numbers::{Kind, Number};
use crate::lexicon::personal::words;
use crate::lexicon::words::Words;

/// What tables say of numbers.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// Numbers, by index, that are amounts or codes, as their column says.
    pub(super) amounts: BTreeSet<usize>,
    /// Numbers, by index, that are of accounts or cards, as their column says.
    pub(super) accounts: BTreeSet<usize>,
    /// Names in columns or rows of persons, where there are numbers.
    pub(super) names: Vec<Range<usize>>,
}

/// A row with the cells of a table.
struct Row {
    cells: Vec<Range<usize>>,
    /// The numbers in it, with their cells.
    numbers: Vec<(usize, usize)>,
}

/// Reads all tables of a text that hold numbers.
pub(super) fn read(text: &str, numbers: &[Number]) -> Told {
    let mut told = Told::default();
    let mut block: Vec<Row> = Vec::new();
    let mut at = 0;
    let mut next = 0;
    for line in text.split_inclusive('\n') {
        let range = at..at + line.trim_end_matches('\n').len();
        at += line.len();
        let from = next;
        while numbers
            .get(next)
            .is_some_and(|number| number.whole.start < at)
        {
            next += 1;
        }
        let cells = cells(text, range);
        if cells.len() < 2 {
            table(text, numbers, &block, &mut told);
            block.clear();
            continue;
        }
        let in_row = (from..next).filter_map(|index| {
            let start = numbers[index].whole.start;
            let cell = cells.partition_point(|cell| cell.end <= start);
            (cell < cells.len()).then_some((index, cell))
        });
        let in_row = in_row.collect();
        block.push(Row {
            cells,
            numbers: in_row,
        });
    }
    table(text, numbers, &block, &mut told);
    told
}

/// The cells of a line: cut at bars that are not escaped, or at tabulators; one where it has neither.
fn cells(text: &str, line: Range<usize>) -> Vec<Range<usize>> {
    let words = &text[line.clone()];
    let bars = words.contains('|');
    let mut out = Vec::new();
    let mut start = line.start;
    let mut escaped = false;
    for (at, b) in words.bytes().enumerate() {
        let at = line.start + at;
        if !escaped && (bars && b == b'|' || !bars && b == b'\t') {
            if at > line.start || !bars {
                out.push(start..at);
            }
            start = at + 1;
        }
        escaped = b == b'\\' && !escaped;
    }
    if !text[start..line.end].trim().is_empty() || !bars {
        out.push(start..line.end);
    }
    out
}

/// Reads one table.
fn table(text: &str, numbers: &[Number], rows: &[Row], told: &mut Told) {
    if rows.iter().all(|row| row.numbers.is_empty()) {
        return;
    }
    // The last heading above each cell, by column.
    let mut columns: Vec<Column> = Vec::new();
    let kind = |index: usize| Some(numbers[index].kind).filter(|kind| *kind > Kind::Bare);
    let of_all = rows.iter().flat_map(|row| &row.numbers);
    let of_all = of_all.filter_map(|(index, _)| kind(*index)).max();
    for row in rows {
        columns.resize(columns.len().max(row.cells.len()), Column::Any);
        for (index, cell) in &row.numbers {
            match columns[*cell] {
                Column::Amounts => told.amounts.insert(*index),
                Column::Accounts => told.accounts.insert(*index),
                _ => false,
            };
        }
        let in_row = row.numbers.iter();
        let of_row = in_row.filter_map(|(index, cell)| match columns[*cell] {
            Column::Amounts => None,
            // 63111222 below 办公电话.
            Column::Numbers => kind(*index).or(Some(Kind::Office)),
            Column::Accounts => Some(Kind::BankCard),
            _ => kind(*index),
        });
        let of_row = of_row.max();
        let own = (row.cells.iter()).map(|cell| Column::of(text[cell.clone()].trim()));
        let own: Vec<Column> = own.collect();
        // 联系人 | 李四 | 王五, the numbers in the row below.
        let headings = own.iter().filter(|head| **head != Column::Any).count();
        let by_row = headings == 1 && own[0].names(of_all);
        for (at, cell) in row.cells.iter().enumerate() {
            let named = columns[at].names(of_row) || by_row && at > 0;
            if named && own[at] == Column::Any {
                told.names.extend(names::in_cell(text, cell.clone()));
            }
        }
        for (column, head) in columns.iter_mut().zip(own) {
            if head != Column::Any {
                *column = head;
            }
        }
    }
}

/// What a heading says of the cells below.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Column {
    /// It is no heading that matters.
    #[default]
    Any,
    /// Names of persons.
    Persons,
    /// Names of those who are there to be asked.
    Contacts,
    /// Telephones and other numbers of persons.
    Numbers,
    /// Numbers of persons' accounts and cards.
    Accounts,
    /// Amounts or codes.
    Amounts,
}

impl Column {
    fn of(cell: &str) -> Self {
        let cell = cell.trim_matches(['*', ' ']);
        let numbers = &words().numbers;
        let end = |list: &Words| list.end(cell).map_or(0, str::len);
        // Of the lists that have a word for it, the longest word is meant: 对公账号, not 账号.
        let account = end(&numbers.accounts);
        let personal = end(&numbers.phones).max(end(&numbers.identity));
        if names::heads_persons(cell, true) {
            Self::Contacts
        } else if names::heads_persons(cell, false) {
            Self::Persons
        } else if account > personal && account > end(&numbers.office_accounts) {
            Self::Accounts
        } else if personal > 0 {
            Self::Numbers
        } else if numbers.columns.end(cell).is_some() {
            Self::Amounts
        } else {
            Self::Any
        }
    }

    /// Whether cells below hold names, beside numbers of which this is the most personal.
    fn names(self, highest: Option<Kind>) -> bool {
        match highest {
            None => false,
            Some(Kind::Office) => self == Self::Contacts,
            Some(_) => matches!(self, Self::Contacts | Self::Persons),
        }
    }
}
