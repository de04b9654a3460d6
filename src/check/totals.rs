//! Totals of plain tables that are not the sum of their rows or columns.

use super::figures::{ONE, decimals, shown};
use super::input::Input;
use crate::diag::{Code, Diagnostic};
use crate::lexicon::proof::words;
use crate::plan::BlockKind;
use crate::text::Text;

/// Runs the rule.
pub(super) fn run(input: &Input<'_>) -> Vec<Diagnostic> {
    let plans = input.atlas.plans.iter().map(|node| &node.plan);
    let tables = plans.flat_map(|plan| {
        let rows = plan.blocks.iter().filter_map(|block| match &block.kind {
            BlockKind::Table { rows } => Some(rows),
            _ => None,
        });
        rows.map(move |rows| (plan, rows))
    });
    tables
        .flat_map(|(plan, rows)| {
            let turned = turned(rows);
            let rows: Vec<Vec<&Text>> = rows.iter().map(|row| row.iter().collect()).collect();
            [rows, turned]
                .into_iter()
                .flat_map(|rows| wrong(&rows))
                .map(|(cell, sum)| {
                    let message =
                        format!("这里写合计 {}，各项相加是 {}", cell.as_str(), shown(sum));
                    Diagnostic::new(Code::Sum, plan.place(cell.whole()), message).help(
                        "对照原件，改正总数或其中一项；各项有重叠的，可在 [[check.allow]] 里写明",
                    )
                })
                .collect::<Vec<_>>()
        })
        .collect()
}

/// The columns of a table as rows.
fn turned(rows: &[Vec<Text>]) -> Vec<Vec<&Text>> {
    let width = rows.iter().map(Vec::len).min().unwrap_or(0);
    (0..width)
        .map(|column| rows.iter().map(|row| &row[column]).collect())
        .collect()
}

/// Cells under a heading for sums, the last of a row, that are not the sum of the numbers before them, with that sum. Each
/// number of a row must be plain: shares and amounts with words add up to nothing.
fn wrong<'t>(rows: &[Vec<&'t Text>]) -> Vec<(&'t Text, u64)> {
    let Some((head, body)) = rows.split_first() else {
        return Vec::new();
    };
    let totals = &words().figures.totals;
    let places: Vec<usize> = (0..head.len())
        .filter(|at| totals.holds(head[*at].trim().as_str()))
        .collect();
    let [total] = places[..] else {
        return Vec::new();
    };
    if total + 1 != head.len() {
        return Vec::new();
    }
    // A row of shares has no sum.
    let is_share = |row: &&Vec<&Text>| {
        let label = row.first().map_or("", |cell| cell.as_str());
        words().figures.shares.within(label) || label.contains(['%', '％'])
    };
    let rows = body
        .iter()
        .filter(|row| row.len() == head.len() && !is_share(row));
    rows.filter_map(|row| {
        let cell = row[total];
        let said = plain(cell)?;
        let parts: Option<Vec<u64>> = row[1..total].iter().map(|cell| plain(cell)).collect();
        let parts = parts.filter(|parts| parts.len() >= 2)?;
        let sum = parts.iter().sum();
        (sum != said).then_some((cell, sum))
    })
    .collect()
}

/// The value of a cell that is a number and nothing else, in parts of [`ONE`]; a dash or nothing is none of it.
fn plain(cell: &Text) -> Option<u64> {
    let printed = cell.as_str().trim();
    if matches!(printed, "" | "—" | "-" | "/" | "——") {
        return Some(0);
    }
    let all = decimals(printed);
    let whole = |range: &std::ops::Range<usize>| *range == (0..printed.len());
    let [number] = all.as_slice() else {
        return None;
    };
    let year = number.value / ONE;
    let is_year = number.value % ONE == 0 && (1990..2100).contains(&year) && !printed.contains(',');
    (whole(&number.range) && !is_year).then_some(number.value)
}

#[cfg(test)]
mod tests {
    use super::wrong;
    use crate::text::Text;

    fn found(rows: &[&[&str]]) -> Vec<String> {
        let texts: Vec<Vec<Text>> = rows
            .iter()
            .map(|row| row.iter().map(|cell| Text::given(cell)).collect())
            .collect();
        let rows: Vec<Vec<&Text>> = texts.iter().map(|row| row.iter().collect()).collect();
        let all = wrong(&rows).into_iter();
        all.map(|(cell, _)| cell.to_string()).collect()
    }

    #[test]
    fn sums_of_rows() {
        let head: &[&str] = &["区", "一期", "二期", "合计"];
        assert_eq!(found(&[head, &["湖口区", "50", "80", "140"]]), ["140"]);
        for row in [
            ["湖口区", "50", "80", "130"],
            ["湖口区", "50%", "80%", "65%"],
            ["湖口区", "约50", "80", "140"],
            ["湖口区", "50", "—", "50"],
        ] {
            assert_eq!(found(&[head, &row]), [""; 0], "{row:?}");
        }
        // What is no sum by its heading is none.
        assert_eq!(
            found(&[
                &["区", "一期", "二期", "占比"],
                &["湖口区", "50", "80", "62"]
            ]),
            [""; 0]
        );
    }
}
