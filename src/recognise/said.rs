//! What a document says of itself in its text: how many tasks, for how long, who leads.

use super::item::Item;
use crate::front::LeadRule;
use crate::lexicon::layout as vocabulary;
use crate::zh::numeral;
use crate::zh::{is_cjk, squeeze};

/// How many tasks the document says it has, with the words that say so.
pub(crate) fn declared(body: &str) -> Option<(u32, String)> {
    for (at, _) in body.match_indices('项') {
        let before = body[..at].trim_end();
        let count: usize = before
            .chars()
            .rev()
            .take_while(char::is_ascii_digit)
            .count();
        let Some(value) = before[before.len() - count..].parse::<u32>().ok() else {
            continue;
        };
        let after = &body[at + '项'.len_utf8()..];
        let close = after.find(|c: char| !is_cjk(c)).unwrap_or(after.len());
        let said = &after[..close];
        let names_tasks = ["任务", "举措", "措施"].iter().any(|w| said.contains(w));
        let lead = before[..before.len() - count].trim_end();
        let start = lead
            .char_indices()
            .rev()
            .take_while(|&(_, c)| is_cjk(c))
            .last()
            .map_or(lead.len(), |(i, _)| i);
        let verb = &lead[start..];
        let asks = ["落实", "完成", "实施", "推进", "承担", "开展", "共"]
            .iter()
            .any(|w| verb.contains(w));
        // 将24项措施调整增加为30项: what it was before.
        let before_change = ["调整", "增加", "扩大"].iter().any(|w| said.contains(w));
        if names_tasks && asks && !before_change && value >= 5 {
            let end = at + '项'.len_utf8() + said.len();
            return Some((value, body[start..end].to_owned()));
        }
    }
    None
}

/// The document's term in its own words: 经过3年试点, 用三年时间.
pub(crate) fn term(body: &str) -> Option<String> {
    let body = squeeze(body);
    ["经过", "用", "试点期限为", "试点期为", "试点为期", "利用"]
        .iter()
        .find_map(|lead| {
            body.match_indices(lead).find_map(|(at, _)| {
                let rest = &body[at + lead.len()..];
                let (_, len) = numeral::opening(rest)?;
                let rest = &rest[len..];
                let unit = ["年试点", "年时间", "年左右", "年努力", "年"]
                    .iter()
                    .find(|u| rest.starts_with(**u))?;
                Some(body[at..at + lead.len() + len + unit.len()].to_owned())
            })
        })
}

/// The document's own rule for who leads: 列第一位者为牵头单位.
pub(crate) fn legend(body: &str) -> Option<String> {
    let ends = |c: char| "。；;（()）\n".contains(c);
    body.match_indices("牵头").find_map(|(at, _)| {
        let start = body[..at].rfind(ends).map_or(0, |i| {
            i + body[i..].chars().next().map_or(1, char::len_utf8)
        });
        let end = body[at..].find(ends).map_or(body.len(), |i| at + i);
        let clause = &body[start..end];
        let first = [
            "第一位",
            "第一个",
            "首位",
            "列第一",
            "排第一",
            "排名第一",
            "列首",
            "排首",
        ]
        .iter()
        .find_map(|w| clause.find(w))?;
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
pub(crate) fn rule(legend: &str) -> LeadRule {
    let others = ["其余", "其他", "其它", "其后", "后面"]
        .iter()
        .find_map(|w| legend.find(w));
    let help = |at: usize| {
        ["配合", "协办", "协助", "参与"]
            .iter()
            .any(|w| legend[at..].contains(w))
    };
    match others {
        Some(at) if help(at) => LeadRule::FirstOthersCooperate,
        _ => LeadRule::First,
    }
}

/// Whether lists in an undivided column tell the lead by the first comma (甲局，乙局、丙局).
pub(crate) fn lead(items: &[Item]) -> Option<LeadRule> {
    let mut one = 0;
    let mut all = 0;
    for item in items {
        let Item::Tasks(rows) = item else { continue };
        let units: Vec<usize> = rows
            .header
            .iter()
            .skip(1)
            .enumerate()
            .filter(|(_, h)| vocabulary::column(h.as_str()) == Some(vocabulary::Meaning::Units))
            .map(|(i, _)| i)
            .collect();
        let [column] = units.as_slice() else {
            return None;
        };
        if ["牵头", "主办", "主责"]
            .iter()
            .any(|w| rows.header[column + 1].as_str().contains(w))
        {
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
pub(crate) fn text_of(items: &[Item]) -> String {
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
