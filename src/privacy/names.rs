//! The names of persons beside numbers: before and behind them, in brackets, in the next cell, with what somebody is
//! called, several in a row.
//!
//! From a number one walks away over what may stand between it and a name (signs, words for the number, a bracket
//! with a post, other numbers) to the next words; whether these are a name is asked of the lexicon. Beside an office's
//! number only who is marked as its contact is meant. A walk ends after a few dozen characters.

use std::ops::Range;

use super::name::{is_blank, is_label, is_name, is_of_name, name_at_end, name_at_start, stripped};
use super::signs::{Sign, ceil, floor, markup, sign};
use crate::lexicon::personal::words;

/// How many bytes a walk goes at most.
const WALK: usize = 360;
/// How many line breaks it crosses.
const BREAKS: usize = 4;
/// How many words or cells it passes that are no names.
const SKIPS: usize = 10;
/// The longest bracket that it passes, in bytes.
const BRACKET: usize = 90;
/// The most names in a row.
const ROW: usize = 8;

/// What a walk has passed.
#[derive(Debug, Default)]
struct Passed {
    breaks: usize,
    /// Ends of sentences.
    stops: usize,
    /// Bars and tabulators: cells of a table.
    cells: usize,
    skips: usize,
}

impl Passed {
    /// Whether what comes next may still belong to the number without a word that says so.
    fn is_near(&self) -> bool {
        self.stops == 0 && (self.breaks == 0 || self.skips == 0)
    }
}

/// Names that stand before a number; `contacts`: only those that are marked as contacts.
pub(super) fn before(text: &str, at: usize, contacts: bool) -> Vec<Range<usize>> {
    let low = floor(text, at.saturating_sub(WALK));
    let mut walk = Walk {
        text,
        low,
        contacts,
        only_marked: false,
        found: Vec::new(),
    };
    walk.back(at);
    walk.found
}

/// Names that stand behind a number.
pub(super) fn behind(text: &str, at: usize, contacts: bool) -> Vec<Range<usize>> {
    let high = ceil(text, at + WALK);
    ahead(text, at, high, contacts)
}

/// The names in a cell whose column or row is that of persons.
pub(super) fn in_cell(text: &str, cell: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = cell.start;
    let mut depth = 0_usize;
    let mut start = None;
    let mut close = |start: &mut Option<usize>, end: usize| {
        let Some(from) = start.take() else { return };
        found.extend(name_at_start(&text[from..end], true).map(|len| from..from + len));
    };
    while at < cell.end {
        let rest = &text[at..cell.end];
        let c = rest.chars().next().unwrap_or(' ');
        let tag = markup(rest);
        match c {
            '（' | '(' | '【' | '[' => depth += 1,
            '）' | ')' | '】' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if tag.is_none() && depth == 0 && is_of_name(c) {
            start.get_or_insert(at);
        } else {
            let spaced = match start {
                Some(from) if is_blank(c) => is_spaced(text, from, at, cell.end),
                _ => None,
            };
            match spaced {
                Some(blanks) => {
                    at += blanks;
                    continue;
                }
                None => close(&mut start, at),
            }
        }
        at += tag.unwrap_or_else(|| c.len_utf8());
    }
    close(&mut start, cell.end);
    found
}

/// 李　四: the bytes of the blanks between single characters of one name.
fn is_spaced(text: &str, start: usize, at: usize, end: usize) -> Option<usize> {
    let behind = text[at..end].trim_start_matches(is_blank);
    let blanks = end - at - behind.len();
    let single = text[start..at].chars().take(2).count() == 1;
    let count = behind
        .chars()
        .take(3)
        .take_while(|c| is_of_name(*c))
        .count();
    (single && (1..=2).contains(&count)).then_some(blanks)
}

/// Whether a cell names whom a number belongs to: 联系人, 姓名, 联系人及电话.
pub(super) fn heads_persons(cell: &str, contacts: bool) -> bool {
    let cell = cell.trim().trim_start_matches(['*', '_']);
    let persons = &words().persons;
    let rest = persons
        .contacts
        .start(cell)
        .or_else(|| persons.labels.start(cell).filter(|_| !contacts));
    let Some(label) = rest else { return false };
    let mut rest = &cell[label.len()..];
    loop {
        let word = [
            &persons.and,
            &words().numbers.labels,
            &persons.titles,
            &persons.skips,
        ]
        .into_iter()
        .filter_map(|list| list.start(rest))
        .max_by_key(|word| word.len());
        match word {
            Some(word) => rest = &rest[word.len()..],
            None => return rest.is_empty(),
        }
    }
}

/// A walk to the front of a text.
struct Walk<'t> {
    text: &'t str,
    low: usize,
    contacts: bool,
    /// A name is found; further ones must be marked.
    only_marked: bool,
    found: Vec<Range<usize>>,
}

impl Walk<'_> {
    /// Goes back from a number until names are found or nothing more can be one.
    fn back(&mut self, at: usize) {
        let mut end = at;
        let mut passed = Passed::default();
        while let Some(next) = self.over(end, &mut passed) {
            end = next;
            let start = self.start_of_words(end);
            if start == end {
                continue;
            }
            let before = self.found.len();
            let marked = self.words(start..end, &passed);
            if self.found.len() > before {
                // 编制人：江海涛　审核人：卢珊
                if !marked {
                    return;
                }
                self.only_marked = true;
                end = start;
                continue;
            }
            match self.pass_words(start..end, &mut passed) {
                Some(next) => end = next,
                None => return,
            }
        }
    }

    /// One step back over signs: where words end, or none where the walk ends. The same place if no sign stands there.
    fn over(&mut self, mut end: usize, passed: &mut Passed) -> Option<usize> {
        loop {
            if passed.breaks > BREAKS || passed.skips > SKIPS {
                return None;
            }
            let rest = &self.text[self.low..end];
            let c = rest.chars().next_back()?;
            if is_of_name(c) && !matches!(sign(c), Some(Sign::Nothing)) {
                return Some(end);
            }
            if matches!(c, '）' | ')' | '】' | ']' | '〕') {
                end = self.bracket(end, c, passed);
                continue;
            }
            if matches!(c, '>' | ';')
                && let Some(len) = markup_behind(rest)
            {
                end -= len;
                continue;
            }
            if c == '*' && is_covered(rest) {
                return None;
            }
            if c.is_ascii_alphanumeric() || sign(c).is_some() {
                end = self.figures(end, passed);
                continue;
            }
            match c {
                '\n' => passed.breaks += 1,
                '。' | '！' | '？' | '；' | ';' => passed.stops += 1,
                '|' | '\t' => passed.cells += 1,
                c if is_sign(c) => {}
                _ => return None,
            }
            end -= c.len_utf8();
        }
    }

    /// Back over figures and letters: another number, a word for one (Tel), the day of a birth.
    fn figures(&self, end: usize, passed: &mut Passed) -> usize {
        let rest = &self.text[self.low..end];
        let is_part = |c: char| {
            c.is_ascii_alphanumeric()
                || sign(c).is_some_and(|sign| !matches!(sign, Sign::Numeral(_)))
                || "-－—–@._".contains(c)
        };
        let start = rest.trim_end_matches(is_part).len() + self.low;
        passed.skips += 1;
        start
    }

    /// Back over a bracket: 李四（处长）. Who stands in it by name is found.
    fn bracket(&mut self, end: usize, closing: char, passed: &mut Passed) -> usize {
        let opening = ['（', '(', '【', '[', '〔'];
        let inner_end = end - closing.len_utf8();
        let low = floor(self.text, inner_end.saturating_sub(BRACKET).max(self.low));
        let inner = &self.text[low..inner_end];
        let Some(open) = inner.rfind(opening) else {
            return inner_end;
        };
        let from = low + open + inner[open..].chars().next().map_or(1, char::len_utf8);
        // 13900139000（李四）13900139001: the name is that of the number before, and found there.
        let start = self.start_of_words(inner_end);
        if start < inner_end {
            self.words(start..inner_end, passed);
        }
        if inner[open..].contains('\n') {
            return inner_end;
        }
        passed.skips += usize::from(from < inner_end);
        low + open
    }

    /// Where the words begin that end at a byte: characters of names, with blanks between single ones.
    fn start_of_words(&self, end: usize) -> usize {
        let rest = &self.text[self.low..end];
        let run = |text: &str| text.len() - text.trim_end_matches(is_of_name).len();
        let mut start = end - run(rest);
        // 李　四, 欧 阳 锋: single characters far from each other are one name.
        let mut single = self.text[start..end].chars().count() == 1;
        let mut most = 3;
        while single && most > 0 {
            let before = self.text[self.low..start].trim_end_matches(is_blank);
            let gap = start - self.low - before.len();
            let own = run(before);
            let words = &before[before.len() - own..];
            let from = start - gap - own;
            single = own > 0 && gap > 0 && words.chars().count() == 1;
            if !single {
                // 联系人李　四, 联系人 李 四
                let last = words.chars().next_back();
                let label = last.map_or(0, |c| words.len() - c.len_utf8());
                let labelled = gap > 0 && last.is_some() && is_label(&words[..label]);
                if labelled {
                    start = from + label;
                }
                break;
            }
            start = from;
            most -= 1;
        }
        start
    }

    /// Names among words before a number; whether a word says that they are.
    fn words(&mut self, item: Range<usize>, passed: &Passed) -> bool {
        let said = &self.text[item.clone()];
        let persons = &words().persons;
        let label = persons.start_of_label(said, self.contacts);
        let (from, marked) = if label > 0 && label < said.len() {
            (item.start + label, true)
        } else {
            (item.start, self.is_marked(item.start))
        };
        // Of a row the first is marked: 联系人：李四、王五.
        let told = marked || self.is_marked(self.first_of_row(from));
        if !told && (self.contacts || self.only_marked || !passed.is_near()) {
            return false;
        }
        let said = &self.text[from..item.end];
        let alone = passed.skips > 0 || passed.breaks > 0;
        let name = match stripped(said) {
            name if is_name(name, marked) => Some(0..name.len()),
            _ if alone && !told => None,
            name => name_at_end(name, alone),
        };
        let Some(name) = name else { return told };
        let name = from + name.start..from + name.end;
        if passed.breaks > 0 && !told && !self.is_line(&name) {
            return told;
        }
        let first = name.start;
        self.found.push(name);
        self.row(first);
        told
    }

    /// Further names before one: 李四、王五.
    fn row(&mut self, mut start: usize) {
        let persons = &words().persons;
        for _ in 0..ROW {
            let mut rest = &self.text[self.low..start];
            let mut joined = false;
            while let Some(join) = persons.joins.end(rest) {
                rest = &rest[..rest.len() - join.len()];
                joined = true;
            }
            let end = self.low + rest.len();
            let from = self.start_of_words(end);
            let said = &self.text[from..end];
            let label = persons.start_of_label(said, self.contacts);
            let name = stripped(&said[label..]);
            let from = from + label;
            if !joined || !is_name(name, label > 0) {
                return;
            }
            self.found.push(from..from + name.len());
            start = from;
        }
    }

    /// Where a row of names begins that goes on at a byte: 李四、王五.
    fn first_of_row(&self, mut at: usize) -> usize {
        for _ in 0..ROW {
            let mut rest = &self.text[self.low..at];
            while let Some(join) = words().persons.joins.end(rest) {
                rest = &rest[..rest.len() - join.len()];
            }
            let end = self.low + rest.len();
            let start = self.start_of_words(end);
            let said = &self.text[start..end];
            let label = words().persons.start_of_label(said, self.contacts);
            if end == at || start == end || !is_name(stripped(&said[label..]), true) {
                break;
            }
            at = start + label;
        }
        at
    }

    /// Whether a word stands before a name that says that it is one.
    fn is_marked(&self, at: usize) -> bool {
        let persons = &words().persons;
        let mut rest = &self.text[self.low..at];
        let mut breaks = 0;
        loop {
            if persons.contacts.end(rest).is_some()
                || !self.contacts && persons.labels.end(rest).is_some()
            {
                return true;
            }
            let word = [&persons.and, &words().numbers.labels, &words().numbers.is]
                .into_iter()
                .filter_map(|list| list.end(rest))
                .max_by_key(|word| word.len());
            let Some(word) = word else {
                return self.is_spaced_label(rest);
            };
            breaks += word.matches('\n').count();
            if breaks > 2 {
                return false;
            }
            rest = &rest[..rest.len() - word.len()];
        }
    }

    /// 联 系 人
    fn is_spaced_label(&self, text: &str) -> bool {
        let persons = &words().persons;
        let end = self.low + text.len();
        let said: String = self.text[self.start_of_words(end)..end]
            .chars()
            .filter(|c| !is_blank(*c))
            .collect();
        persons.contacts.holds(&said) || !self.contacts && persons.labels.holds(&said)
    }

    /// Whether a name has its line or cell to itself.
    fn is_line(&self, name: &Range<usize>) -> bool {
        let before =
            self.text[..name.start].trim_end_matches(|c| is_blank(c) || "-*>#•·".contains(c));
        before.is_empty() || before.ends_with(['\n', '|', '\t', '：', ':'])
    }

    /// Back over words that are no name but may stand between one and its number.
    fn pass_words(&self, item: Range<usize>, passed: &mut Passed) -> Option<usize> {
        let said = &self.text[item.clone()];
        let lists = words();
        let persons = &lists.persons;
        let strip = [
            &lists.numbers.labels,
            &persons.contacts,
            &persons.between,
            &persons.titles,
        ];
        let word = strip
            .into_iter()
            .filter_map(|list| list.end(said))
            .max_by_key(|word| word.len());
        if let Some(word) = word {
            return Some(item.end - word.len());
        }
        // 手机号为…
        if let Some(is) = lists.numbers.is.end(said) {
            let rest = &said[..said.len() - is.len()];
            if lists.numbers.labels.end(rest).is_some() || rest.is_empty() {
                return Some(item.end - is.len());
            }
        }
        // A post, an office, 男, 汉族 as an item or a cell of its own.
        let own = persons.skips.holds(said)
            || persons.fields.holds(said)
            || persons.labels.holds(said)
            || persons.offices.end(said).is_some()
            || said.ends_with('生') && said.chars().count() <= 3
            || matches!(said, "年" | "月" | "日");
        passed.skips += 1;
        if own {
            return Some(item.start);
        }
        // 电　话
        let squeezed: String = said.chars().filter(|c| !is_blank(*c)).collect();
        if squeezed.len() < said.len() && lists.numbers.labels.holds(&squeezed) {
            return Some(item.start);
        }
        // 地址：…
        let clause = &self.text[self.low..item.end];
        let parts = ['，', '；', '。', ',', ';', '\n', '|', '\t'];
        let start = clause.rfind(parts).map_or(0, |at| at + 1);
        let start = self.low + ceil(clause, start);
        let (field, _) = self.text[start..item.end].split_once(['：', ':'])?;
        let word = persons.fields.end(field)?;
        Some(start + field.len() - word.len())
    }
}

/// Names behind a number.
fn ahead(text: &str, at: usize, high: usize, contacts: bool) -> Vec<Range<usize>> {
    let persons = &words().persons;
    let mut start = at;
    let mut passed = Passed::default();
    let mut marked = false;
    loop {
        let rest = &text[start..high];
        let Some(c) = rest.chars().next() else {
            return Vec::new();
        };
        if let Some(len) = markup(rest) {
            passed.breaks += usize::from(rest.as_bytes()[1] | 32 == b'b');
            start += len;
        } else if is_of_name(c) {
            let label = persons.start_of_label(rest, contacts);
            let word = words().numbers.labels.start(rest).map_or(0, str::len);
            let lead = persons.leads.start(rest).map_or(0, str::len);
            let step = label.max(word).max(lead);
            if step == 0 {
                break;
            }
            marked |= label == step;
            passed.skips += 1;
            start += step;
        } else {
            match c {
                '\n' => passed.breaks += 1,
                '。' | '！' | '？' | '；' | ';' => passed.stops += 1,
                '|' | '\t' => passed.cells += 1,
                c if is_sign(c) || matches!(c, '）' | ')' | ']' | '】') => {}
                _ => return Vec::new(),
            }
            start += c.len_utf8();
        }
        if passed.breaks > 2 || passed.skips > 3 || passed.stops > 1 {
            return Vec::new();
        }
    }
    let near = passed.stops == 0 && passed.breaks <= 1;
    if !marked && (contacts || !near) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for _ in 0..ROW {
        let end = end_of_words(text, start, high);
        let said = &text[start..end];
        // 值班员江海涛
        let post = name_at_end(said, true).filter(|name| name.start > 0 && name.end == said.len());
        let (skip, len) = match (name_at_start(said, marked), post) {
            (Some(len), _) => (0, len),
            (None, Some(name)) => (name.start, name.len()),
            (None, None) => break,
        };
        start += skip;
        // On a line of its own, unless a word says what it is.
        let next = text[end..].chars().next();
        if passed.breaks > 0 && !marked && !next.is_none_or(|c| matches!(c, '\n' | '|' | '\t')) {
            break;
        }
        // The name before the next number is found from there.
        found.push(start..start + len);
        let rest = &text[start + len..high];
        let Some(join) = persons.joins.start(rest) else {
            break;
        };
        start += len + join.len();
    }
    found
}

/// Where words end that begin at a byte.
fn end_of_words(text: &str, start: usize, high: usize) -> usize {
    let rest = &text[start..high];
    let own = rest.len() - rest.trim_start_matches(is_of_name).len();
    let behind = rest[own..].trim_start_matches(is_blank);
    let more = behind.len() - behind.trim_start_matches(is_of_name).len();
    let single = rest[..own].chars().count() == 1 && behind[..more].chars().count() <= 2;
    if single && more > 0 {
        return high - behind.len() + more;
    }
    start + own
}

/// The tag or entity that a text ends with, in bytes.
fn markup_behind(text: &str) -> Option<usize> {
    let low = floor(text, text.len().saturating_sub(12));
    let at = low + text[low..].rfind(['<', '&'])?;
    markup(&text[at..]).filter(|len| at + len == text.len())
}

/// Whether a text ends with a name that is covered already: 李*, and not **李四**.
fn is_covered(text: &str) -> bool {
    let name = text.trim_end_matches('*');
    let before = name.trim_end_matches(is_of_name);
    let run = &name[before.len()..];
    let bold = before.ends_with(['*', '_']) && words().persons.joins.start(run).is_none();
    !run.is_empty() && !bold
}

/// A sign that may stand between a name and a number.
fn is_sign(c: char) -> bool {
    is_blank(c)
        || c == '\r'
        || c.is_ascii_punctuation()
        || "：，、（【〔《〈［“”‘’—－–・．…＋＝／＼｜～〜→⇒│┃☎📱📞✆℡".contains(c)
        || ('\u{2010}'..='\u{2015}').contains(&c)
}
