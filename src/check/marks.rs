//! 《, 〈, “ and （ that have no partner within their line.

use super::input::Input;
use crate::diag::{Code, Diagnostic};
use crate::source::Source;

/// What opens, what closes, what both are called, and what is lost with them. A bracket of either width
/// closes one of the other: documents mix them.
const PAIRS: [(&[char], &[char], &str); 4] = [
    (&['《'], &['》'], "书名号不成对，这里的文件名认不出来"),
    (&['〈'], &['〉'], "书名号不成对，里面的文件名认不出来"),
    (&['“'], &['”'], "引号不成对"),
    (&['（', '('], &['）', ')'], "括号不成对"),
];

/// Runs the rule.
pub(super) fn run(input: &Input<'_>) -> Vec<Diagnostic> {
    input.project.plans.iter().flat_map(unclosed).collect()
}

fn unclosed(source: &Source) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut start = 0;
    for line in source.text.split_inclusive('\n') {
        for (opens, closes, trouble) in PAIRS {
            for at in lonely(line, opens, closes) {
                let width = line[at..].chars().next().map_or(1, char::len_utf8);
                let place = source.place(start + at..start + at + width);
                findings.push(Diagnostic::new(Code::TitleMarks, place, trouble).help("补上另一半"));
            }
        }
        start += line.len();
    }
    findings
}

/// The marks of one kind without partner, in order. Of 1）and 2) nothing is missing.
fn lonely(line: &str, opens: &[char], closes: &[char]) -> Vec<usize> {
    let mut open: Vec<usize> = Vec::new();
    let mut lonely: Vec<usize> = Vec::new();
    for (at, c) in line.char_indices() {
        if opens.contains(&c) {
            open.push(at);
        } else if closes.contains(&c) && open.pop().is_none() && !counts(&line[..at], c) {
            lonely.push(at);
        }
    }
    lonely.extend(open);
    lonely.sort_unstable();
    lonely
}

/// Whether a closing bracket belongs to the number of a point: a figure or letter before it, and nothing
/// but the beginning of a sentence, cell or paragraph before that.
fn counts(before: &str, mark: char) -> bool {
    let figure = |c: char| {
        c.is_alphanumeric() && !crate::zh::is_cjk(c) || crate::zh::numeral::is_han_numeral(c)
    };
    let rest = before.trim_end_matches('\\').trim_end_matches(figure);
    matches!(mark, '）' | ')')
        && rest.len() < before.len()
        && rest
            .trim_end()
            .chars()
            .next_back()
            .is_none_or(|c| "|>。；：，、;:#".contains(c))
}
