//! A run as a table: a line a document, then the totals.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr as _;

use crate::run::{Outcome, Run};
use crate::score::{Counts, Share};

/// The width of the names of documents.
const NAME: usize = 40;
/// No more misses than these are named of a document.
const NAMED: usize = 12;

/// The table; with the missing and the wrong units of each document if asked for.
pub(crate) fn table(run: &Run, verbose: bool) -> String {
    let mut out = line(
        "document",
        &[
            "found/exp",
            "exact",
            "extra",
            "groups",
            "P",
            "R",
            "roles",
            "deadline",
            "title",
            "num",
            "issuer",
            "date",
            "silent",
        ]
        .map(str::to_owned),
    );
    let (mut all, mut asked) = (Counts::default(), Counts::default());
    let (mut empty, mut clean) = (0, 0);
    for (name, outcome) in &run.documents {
        let document = match outcome {
            Outcome::Read(document) => document,
            Outcome::Refused(why) => {
                // The message of import names the document first.
                let _ = writeln!(out, "{name} not read, not counted: {why}");
                continue;
            }
        };
        let counts = &document.counts;
        all.plus(counts);
        if !document.hard {
            asked.plus(counts);
        }
        if counts.expected == 0 {
            empty += 1;
            clean += usize::from(counts.extra == 0);
        }
        let marked = if document.hard {
            format!("{name} *")
        } else {
            name.clone()
        };
        out += &line(&marked, &cells(counts, yes_or_no));
        if verbose {
            for (what, misses) in [
                ("missing", &document.missing),
                ("silent", &document.silent),
                ("wrong", &document.wrong),
            ] {
                out += &named(what, misses);
            }
        }
    }
    out += &line("TOTAL", &cells(&all, of));
    out += &line("TOTAL without hard (*)", &cells(&asked, of));
    let _ = writeln!(out, "documents without tasks: {clean} of {empty} clean");
    out
}

/// One line: the name, then columns set to the right.
fn line(name: &str, cells: &[String; 13]) -> String {
    let mut line = name.to_owned();
    line.extend(std::iter::repeat_n(' ', NAME.saturating_sub(name.width())));
    for (cell, width) in cells.iter().zip([10, 6, 6, 8, 5, 5, 6, 9, 6, 6, 7, 6, 7]) {
        let _ = write!(line, " {cell:>width$}");
    }
    line.push('\n');
    line
}

fn cells(counts: &Counts, particular: fn(Share) -> String) -> [String; 13] {
    let found = if counts.expected == 0 {
        let word = if counts.extra == 0 {
            "none"
        } else {
            "INVENTED"
        };
        word.to_owned()
    } else {
        format!("{}/{}", counts.found, counts.expected)
    };
    [
        found,
        counts.exact.to_string(),
        counts.extra.to_string(),
        of(counts.groups),
        percent(counts.units_right, counts.units_wrong),
        percent(counts.units_right, counts.units_missing),
        percent(counts.roles.right, counts.roles.asked - counts.roles.right),
        of(counts.deadlines),
        particular(counts.title),
        particular(counts.number),
        particular(counts.issuer),
        particular(counts.date),
        counts.silent.to_string(),
    ]
}

fn of(share: Share) -> String {
    match share.asked {
        0 => "-".to_owned(),
        asked => format!("{}/{asked}", share.right),
    }
}

fn yes_or_no(share: Share) -> String {
    let word = match share {
        Share { asked: 0, .. } => "-",
        Share { right: 0, .. } => "n",
        Share { .. } => "y",
    };
    word.to_owned()
}

fn percent(right: usize, others: usize) -> String {
    match right + others {
        0 => "-".to_owned(),
        all => format!("{}%", (200 * right + all) / (2 * all)),
    }
}

fn named(what: &str, misses: &[(String, String)]) -> String {
    if misses.is_empty() {
        return String::new();
    }
    let names: Vec<String> = misses
        .iter()
        .take(NAMED)
        .map(|(label, unit)| format!("{label} {unit}"))
        .collect();
    let more = misses.len().saturating_sub(NAMED);
    let more = if more > 0 {
        format!("; and {more} more")
    } else {
        String::new()
    };
    format!("    {what}: {}{more}\n", names.join("; "))
}
