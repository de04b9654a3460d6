//! The numbers of tasks: as printed, with an id where the printed number alone would not be unique.
//!
//! The id part is ASCII: the number itself; where it stands more than once, the numbers of the enclosing
//! headings before it; where even that is not enough, -a, -b behind it. It is written as `{#2.3}`.

use std::collections::BTreeMap;

use crate::recognise::item::Item;
use crate::zh::numeral;
use crate::zh::squeeze;

/// The heading of the column of numbers where none is printed.
pub(super) const MADE_HEADING: &str = "序号";

/// What stands in the first cell of a row.
#[derive(Debug, Clone)]
pub(super) struct Id {
    /// The text of the cell.
    pub(super) cell: String,
    /// Whether the number is printed; otherwise it counts the rows.
    pub(super) printed: bool,
}

/// A number read: as printed, its ASCII part, whether it is printed, the numbers of the headings over it.
type Read = (String, String, bool, Vec<u32>);

/// The first cells of all rows, table by table.
pub(super) fn ids(items: &[Item]) -> Vec<Vec<Id>> {
    let mut tables: Vec<Vec<Read>> = Vec::new();
    let mut open: Vec<(u8, u32)> = Vec::new();
    let mut made = 0;
    for item in items {
        match item {
            Item::Title(_) | Item::Break => open.clear(),
            Item::Heading { level, text } => {
                open.retain(|&(l, _)| l < *level);
                if let Some(n) = numeral::heading(text.as_str()) {
                    open.push((*level, n.number));
                }
            }
            Item::Tasks(rows) => {
                let over: Vec<u32> = open.iter().map(|&(_, n)| n).collect();
                tables.push(
                    rows.rows
                        .iter()
                        .map(|row| {
                            let label = squeeze(row.label.as_str());
                            if label.is_empty() {
                                made += 1;
                                (made.to_string(), made.to_string(), false, over.clone())
                            } else {
                                let part = numeral::label(&label)
                                    .map_or_else(|| ascii(&label), |v| v.to_string());
                                (label, part, true, over.clone())
                            }
                        })
                        .collect(),
                );
            }
            Item::Paragraph(_) | Item::Grid(_) => {}
        }
    }
    let mut first: BTreeMap<String, u32> = BTreeMap::new();
    for (_, part, _, _) in tables.iter().flatten() {
        *first.entry(part.clone()).or_default() += 1;
    }
    let full = |part: &str, over: &[u32]| {
        let mut id: Vec<String> = over.iter().map(u32::to_string).collect();
        id.push(part.to_owned());
        id.join(".")
    };
    let mut second: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    for (_, part, _, over) in tables.iter().flatten() {
        second.entry(full(part, over)).or_default().0 += 1;
    }
    tables
        .into_iter()
        .map(|rows| {
            rows.into_iter()
                .map(|(label, part, printed, over)| {
                    if first[&part] == 1 {
                        return Id {
                            cell: label,
                            printed,
                        };
                    }
                    let mut id = full(&part, &over);
                    if let Some((count, seen)) = second.get_mut(&id)
                        && *count > 1
                    {
                        *seen += 1;
                        id.push('-');
                        id.push_str(&letters(*seen));
                    }
                    Id {
                        cell: format!("{label} {{#{id}}}"),
                        printed,
                    }
                })
                .collect()
        })
        .collect()
}

/// a, b, … z, aa, ab.
fn letters(mut n: u32) -> String {
    let mut out = Vec::new();
    while n > 0 {
        n -= 1;
        out.push(char::from(b'a' + (n % 26) as u8));
        n /= 26;
    }
    out.iter().rev().collect()
}

/// The ASCII letters, digits and points of a label; `x` where it has none.
fn ascii(label: &str) -> String {
    let out: String = label
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))
        .map(|c| c.to_ascii_lowercase())
        .collect();
    let out = out.trim_matches(['.', '-']).to_owned();
    if out.is_empty() { "x".to_owned() } else { out }
}
