//! What a document says of itself in its text: how many tasks, for how long, who leads.

use super::item::Item;
use crate::front::LeadRule;
use crate::lexicon::layout;
use crate::lexicon::words;
use crate::rule::Rule;
use crate::text::Text;
use crate::zh::is_cjk;
use crate::zh::numeral;
use crate::zh::trim::MARKS;

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[&TASK_COUNT, &TERM, &LEGEND, &LEAD_BY_COMMA];

pub(super) static TASK_COUNT: Rule = Rule {
    name: "declared-task-count",
    why: "文件自己说有几项任务：动词、数字、“项”和任务一类的词连在一起，五项以上；读完和读出的项数对照",
    example: "本方案共部署24项任务。",
    counter: "将24项措施调整增加为30项。",
};

pub(super) static TERM: Rule = Rule {
    name: "declared-term",
    why: "文件自己说的期限：“用”“经过”一类的词后面是年数",
    example: "用三年时间，基本建成节水型城市。",
    counter: "三年来，节水型城市基本建成。",
};

pub(super) static LEGEND: Rule = Rule {
    name: "declared-lead",
    why: "文件自己说的牵头规则：一句里说排在第一的是牵头单位",
    example: "（责任单位列第一位者为牵头单位）",
    counter: "（市水利局为牵头单位）",
};

pub(super) static LEAD_BY_COMMA: Rule = Rule {
    name: "lead-by-comma",
    why: "不分牵头配合的单位栏，九成以上写成“甲，乙、丙”，至少三行：逗号前的是牵头单位",
    example: "序号\t工作任务\t责任单位\n1\t开展巡查。\t市水利局，市农业农村局、市林业局\n2\t修复堤岸。\t市林业局，市水利局、市财政局\n3\t清理河道。\t市水利局，市城管局、市公安局\n",
    counter: "序号\t工作任务\t责任单位\n1\t开展巡查。\t市水利局、市农业农村局、市林业局\n2\t修复堤岸。\t市林业局，市水利局、市财政局\n3\t清理河道。\t市水利局、市城管局、市公安局\n",
};

/// How many tasks the document says it has, with the words that say so.
pub(super) fn task_count(body: &Text) -> Option<(u32, Text)> {
    let words = &layout::words().declared;
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
            return Some((value, body.slice(start..end)));
        }
    }
    None
}

/// The document's term in its own words: 经过3年试点, 用三年时间.
pub(super) fn term(body: &Text) -> Option<Text> {
    let body = body.squeezed();
    let words = &layout::words().declared;
    words.term.iter().find_map(|lead| {
        body.match_indices(lead.as_str()).find_map(|(at, _)| {
            let rest = &body[at + lead.len()..];
            let (_, len) = numeral::opening(rest)?;
            let rest = &rest[len..];
            let unit = words.years.start(rest)?;
            Some(body.slice(at..at + lead.len() + len + unit.len()))
        })
    })
}

/// The document's own rule for who leads: 列第一位者为牵头单位.
pub(super) fn legend(body: &Text) -> Option<Text> {
    let ends = |c: char| "。；;（()）\n".contains(c);
    let words = &layout::words().declared;
    body.match_indices(words.leads.as_str())
        .find_map(|(at, _)| {
            let start = body[..at].rfind(ends).map_or(0, |i| {
                i + body[i..].chars().next().map_or(1, char::len_utf8)
            });
            let end = body[at..].find(ends).map_or(body.len(), |i| at + i);
            let clause = &body[start..end];
            let first = words.first.iter().find_map(|w| clause.find(w.as_str()));
            // 标★者为牵头单位
            let mark = || clause[..at - start].find(MARKS);
            let first = first.or_else(mark)?;
            // The rule begins behind the last part of the clause that is not about it.
            let from = clause[..first]
                .rfind(['，', ',', '：', ':'])
                .map_or(0, |i| {
                    i + clause[i..].chars().next().map_or(1, char::len_utf8)
                });
            Some(body.slice(start + from..end).trim())
        })
}

/// Whom a legend makes lead, and what it makes of the others.
pub(super) fn lead_rule(legend: &str) -> LeadRule {
    let words = &layout::words().declared;
    let others = words.others.iter().find_map(|w| legend.find(w.as_str()));
    let cooperate = others.is_some_and(|at| words.help.within(&legend[at..]));
    let first = words
        .first
        .iter()
        .any(|word| legend.contains(word.as_str()));
    match (first, cooperate) {
        (true, true) => LeadRule::FirstOthersCooperate,
        (true, false) => LeadRule::First,
        (false, true) => LeadRule::MarkedOthersCooperate,
        (false, false) => LeadRule::Marked,
    }
}

/// Whether lists in an undivided column tell the lead by the first comma (甲局，乙局、丙局); the heading of that
/// column.
pub(super) fn lead_by_comma(items: &[Item]) -> Option<(LeadRule, &Text)> {
    let mut one = 0;
    let mut all = 0;
    let mut heading = None;
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
        let words = &layout::words().declared;
        if words.lead_columns.within(rows.header[column + 1].as_str()) {
            return None;
        }
        heading = heading.or(Some(&rows.header[column + 1]));
        for row in &rows.rows {
            let Some(cell) = row.cells.get(*column) else {
                continue;
            };
            let s = cell.as_str();
            let names = |part: &str| {
                part.split('、').all(|n| {
                    n.chars().count() <= 16 && !n.contains('。') && !n.contains(&words.leads)
                })
            };
            if let Some((lead, rest)) = s.split_once('，') {
                all += 1;
                if names(lead) && rest.split('，').all(names) && !s.contains(['；', '：']) {
                    one += 1;
                }
            }
        }
    }
    let heading = heading.filter(|_| one >= 3 && one * 10 >= all * 9)?;
    Some((LeadRule::BeforeComma, heading))
}

/// All running text of a document, a paragraph a line.
pub(super) fn running_text(items: &[Item]) -> Text {
    let mut out = Text::default();
    let mut add = |text: &Text| {
        out.push(text);
        out.push_given("\n");
    };
    for item in items {
        match item {
            Item::Paragraph(text) | Item::Heading { text, .. } | Item::Title(text) => add(text),
            // 责任单位（列第一位的为牵头单位） stands over a column.
            Item::Tasks(rows) => rows.header.iter().for_each(&mut add),
            Item::Grid(_) | Item::Break => {}
        }
    }
    out
}
