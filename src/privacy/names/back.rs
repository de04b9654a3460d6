//! The walk from a number to the front: over signs, brackets and other numbers, to the names before it.

use std::ops::Range;

use super::way::{Passed, ROW, is_sign};
use crate::lexicon::personal::words;
use crate::privacy::name::{is_blank, is_label, is_name, is_of_name, name_at_end, stripped};
use crate::privacy::signs::{Sign, ceil, floor, markup, sign};

/// How many line breaks it crosses.
const BREAKS: usize = 4;
/// How many words or cells it passes that are no names.
const SKIPS: usize = 10;
/// The longest bracket that it passes, in bytes.
const BRACKET: usize = 90;

/// Names that stand before a number, at `low` or behind it.
pub(super) fn names(text: &str, low: usize, at: usize, contacts: bool) -> Vec<Range<usize>> {
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
            // 请李四同志于6月1日前回电: what somebody is called says that it is a name.
            _ if alone && !told && persons.addressed.end(said).is_none() => None,
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
