//! What a document says of itself in its text: how many tasks, for how long, who leads.

use super::item::Item;
use crate::front::LeadRule;
use crate::lexicon::layout as vocabulary;
use crate::lexicon::words;
use crate::zh::numeral;
use crate::zh::{is_cjk, squeeze};

/// How many tasks the document says it has, with the words that say so.
pub(crate) fn task_count(body: &str) -> Option<(u32, String)> {
    let words = &vocabulary::get().declared;
    let count_word = words.count.as_str();
    for (at, _) in body.match_indices(count_word) {
        let before = body[..at].trim_end();
        let count: usize = before
            .chars()
            .rev()
            .take_while(char::is_ascii_digit)
            .count();
        let Some(value) = before[before.len() - count..].parse::<u32>().ok() else {
            continue;
        };
        let after = &body[at + count_word.len()..];
        let close = after.find(|c: char| !is_cjk(c)).unwrap_or(after.len());
        let counted = &after[..close];
        let names_tasks = words.tasks.within(counted);
        let lead = before[..before.len() - count].trim_end();
        let start = lead
            .char_indices()
            .rev()
            .take_while(|&(_, c)| is_cjk(c))
            .last()
            .map_or(lead.len(), |(i, _)| i);
        let verb = &lead[start..];
        let asks = words.asks.within(verb);
        // 将24项措施调整增加为30项: what it was before.
        let before_change = words.changes.within(counted);
        if names_tasks && asks && !before_change && value >= 5 {
            let end = at + count_word.len() + counted.len();
            return Some((value, body[start..end].to_owned()));
        }
    }
    None
}

/// The document's term in its own words: 经过3年试点, 用三年时间.
pub(crate) fn term(body: &str) -> Option<String> {
    let body = squeeze(body);
    let words = &vocabulary::get().declared;
    words.term.iter().find_map(|lead| {
        body.match_indices(lead.as_str()).find_map(|(at, _)| {
            let rest = &body[at + lead.len()..];
            let (_, len) = numeral::opening(rest)?;
            let rest = &rest[len..];
            let unit = words.years.start(rest)?;
            Some(body[at..at + lead.len() + len + unit.len()].to_owned())
        })
    })
}

/// The document's own rule for who leads: 列第一位者为牵头单位.
pub(crate) fn legend(body: &str) -> Option<String> {
    let ends = |c: char| "。；;（()）\n".contains(c);
    let words = &vocabulary::get().declared;
    body.match_indices(words.leads.as_str())
        .find_map(|(at, _)| {
            let start = body[..at].rfind(ends).map_or(0, |i| {
                i + body[i..].chars().next().map_or(1, char::len_utf8)
            });
            let end = body[at..].find(ends).map_or(body.len(), |i| at + i);
            let clause = &body[start..end];
            let first = words.first.iter().find_map(|w| clause.find(w.as_str()))?;
            // The rule begins behind the last part of the clause that is not about it.
            let from = clause[..first]
                .rfind(['，', ',', '：', ':'])
                .map_or(0, |i| {
                    i + clause[i..].chars().next().map_or(1, char::len_utf8)
                });
            Some(clause[from..].trim().to_owned())
        })
}

/// What a legend makes of those who do not stand first.
pub(crate) fn lead_rule(legend: &str) -> LeadRule {
    let words = &vocabulary::get().declared;
    let others = words.others.iter().find_map(|w| legend.find(w.as_str()));
    match others {
        Some(at) if words.help.within(&legend[at..]) => LeadRule::FirstOthersCooperate,
        _ => LeadRule::First,
    }
}

/// Whether lists in an undivided column tell the lead by the first comma (甲局，乙局、丙局).
pub(crate) fn lead_by_comma(items: &[Item]) -> Option<LeadRule> {
    let mut one = 0;
    let mut all = 0;
    for item in items {
        let Item::Tasks(rows) = item else { continue };
        let units: Vec<usize> = rows
            .header
            .iter()
            .skip(1)
            .enumerate()
            .filter(|(_, h)| words().columns.heading_of_cell(h.as_str()).is_units())
            .map(|(i, _)| i)
            .collect();
        let [column] = units.as_slice() else {
            return None;
        };
        let words = &vocabulary::get().declared;
        if words.lead_columns.within(rows.header[column + 1].as_str()) {
            return None;
        }
        for row in &rows.rows {
            let Some(cell) = row.cells.get(*column) else {
                continue;
            };
            let s = cell.as_str();
            let names = |part: &str| {
                part.split('、')
                    .all(|n| n.chars().count() <= 16 && !n.contains(['。', '牵']))
            };
            if let Some((lead, rest)) = s.split_once('，') {
                all += 1;
                if names(lead) && rest.split('，').all(names) && !s.contains(['；', '：']) {
                    one += 1;
                }
            }
        }
    }
    (one >= 3 && one * 10 >= all * 9).then_some(LeadRule::BeforeComma)
}

/// All running text of a document, a paragraph a line.
pub(crate) fn running_text(items: &[Item]) -> String {
    let mut out = String::new();
    for item in items {
        match item {
            Item::Paragraph(text) | Item::Heading { text, .. } | Item::Title(text) => {
                out.push_str(text.as_str());
                out.push('\n');
            }
            // 责任单位（列第一位的为牵头单位） stands over a column.
            Item::Tasks(rows) => {
                for heading in &rows.header {
                    out.push_str(heading.as_str());
                    out.push('\n');
                }
            }
            Item::Grid(_) | Item::Break => {}
        }
    }
    out
}
