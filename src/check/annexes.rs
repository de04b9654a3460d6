//! 附件3 in a text that has no such annex: neither a heading 附件3 nor a third one in its list of annexes; and an annex
//! that the list leaves out.

use std::collections::BTreeSet;
use std::ops::Range;

use super::input::Input;
use crate::diag::{Code, Diagnostic};
use crate::lexicon::check::words;
use crate::source::Source;

/// Runs the rule.
pub(super) fn run(input: &Input<'_>) -> Vec<Diagnostic> {
    input.project.plans.iter().flat_map(plan).collect()
}

fn plan(source: &Source) -> Vec<Diagnostic> {
    let annex = words().documents.annex.as_str();
    let mut present: BTreeSet<u32> = BTreeSet::new();
    let mut headed: Vec<(u32, Range<usize>)> = Vec::new();
    let mut named: Vec<(u32, Range<usize>)> = Vec::new();
    let mut listed: Vec<(u32, Range<usize>)> = Vec::new();
    let mut unnumbered = 0;
    let mut listing = false;
    let mut start = 0;
    for line in source.text.split_inclusive('\n') {
        let words = line.trim_start_matches(['#', ' ', '\u{3000}']).trim();
        if let Some(rest) = words.strip_prefix(annex) {
            // 附件2<br>分工表: the title may stand in the same heading.
            let (number, _) = rest.split_once("<br>").unwrap_or((rest, ""));
            let number = number.trim();
            match number.parse() {
                Ok(number) => {
                    present.insert(number);
                    let at = start + line.find(words).unwrap_or_default();
                    headed.push((number, at..at + words.len()));
                }
                Err(_) if number.is_empty() => unnumbered += 1,
                Err(_) => {}
            }
        }
        // 附件：1. … 2. …, in one paragraph or with the rest in those that follow.
        let opens = |rest: &str| rest.starts_with(['：', ':']);
        listing = words.strip_prefix(annex).is_some_and(opens)
            || listing && (words.is_empty() || words.starts_with(|c: char| c.is_ascii_digit()));
        // Where a conversion lost the lines, the list stands behind blanks: 。　　附件：1.…
        let inside = line
            .find(&format!("\u{3000}{annex}："))
            .filter(|_| !listing);
        let (before, list) = match inside {
            Some(at) => line.split_at(at),
            None if listing => ("", line),
            None => (line, ""),
        };
        let behind = start + before.len();
        named.extend(mentioned(before).map(|(n, at)| (n, start + at.start..start + at.end)));
        listed.extend(points(list).map(|(n, at)| (n, behind + at.start..behind + at.end)));
        start += line.len();
    }
    let known = |number: &u32| present.contains(number) || listed.iter().any(|(n, _)| n == number);
    let mut missing: Vec<(u32, Range<usize>)> =
        named.into_iter().filter(|(n, _)| !known(n)).collect();
    // Where annexes stand in the document, all that it lists should.
    if !present.is_empty() || unnumbered > 0 {
        let stands = |n: &u32| present.contains(n) || present.is_empty() && *n <= unnumbered;
        missing.extend(listed.iter().filter(|(n, _)| !stands(n)).cloned());
    }
    // A list of annexes lists all of them.
    headed.retain(|(n, _)| !listed.is_empty() && listed.iter().all(|(other, _)| other != n));
    let unlisted = headed.into_iter().map(|(number, range)| {
        let message = format!("附件说明里没有列附件{number}");
        Diagnostic::new(Code::UnknownAnnex, source.place(range), message)
            .help("对照原件，在“附件：”后面补上它的名称")
    });
    let unknown = missing.into_iter().map(|(number, range)| {
        Diagnostic::new(
            Code::UnknownAnnex,
            source.place(range),
            format!("文中没有附件{number}"),
        )
        .help("附件另发的不必改动；编号写错的改正")
    });
    unknown.chain(unlisted).collect()
}

/// 附件3 and 附件 3 in a line, but for those of another document (对照该通知附件3).
fn mentioned(line: &str) -> impl Iterator<Item = (u32, Range<usize>)> {
    let documents = &words().documents;
    let own = |at: &usize| documents.others.end(line[..*at].trim_end()).is_none();
    let all = line.match_indices(documents.annex.as_str());
    all.filter(move |(at, _)| own(at)).filter_map(|(at, word)| {
        let rest = line[at + word.len()..].trim_start_matches(' ');
        let from = line.len() - rest.len();
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let number = rest[..digits].parse().ok()?;
        Some((number, at..from + digits))
    })
}

/// The numbers of a list of annexes: 1. 2\. 3．
fn points(line: &str) -> impl Iterator<Item = (u32, Range<usize>)> {
    line.char_indices().filter_map(|(at, c)| {
        let after_figure = line[..at].ends_with(|c: char| c.is_ascii_digit());
        if !c.is_ascii_digit() || after_figure {
            return None;
        }
        let rest = &line[at..];
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let mark = rest[digits..].trim_start_matches('\\');
        let number = rest[..digits].parse().ok()?;
        mark.starts_with(['.', '．', '、'])
            .then_some((number, at..at + digits))
    })
}
