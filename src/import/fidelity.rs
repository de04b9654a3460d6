//! Whether a plan still says what its source document says: the source is read again, the listed mends are
//! applied, and every line that differs from the content is a finding.

use crate::docno;
use similar::{ChangeTag, TextDiff};

use super::corrections::Corrections;
use super::{Options, import};
use crate::diag::{Code, Diagnostic, Place};
use crate::front::{self, Reading};
use crate::recognise::table;
use crate::source::Source;
use crate::zh::shared_ends;

/// A document as issued, with its path relative to the site.
#[derive(Debug, Clone, Copy)]
pub struct Seed<'a> {
    /// Its path, such as `seeds/….txt`.
    pub path: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// Compares a plan file with its source, read as the plan's `reading` says that it was read. `corrections` is
/// the text of `content/corrections/ID.toml` with its path, if there is one. Front matter is not compared:
/// people give it.
pub fn fidelity(
    seed: Seed<'_>,
    content: &Source,
    reading: Reading,
    corrections: Option<&Source>,
) -> Vec<Diagnostic> {
    let fresh = match import(seed.path, seed.bytes, &Options::from(reading)) {
        Ok(fresh) => fresh,
        Err(error) => {
            return vec![Diagnostic::new(
                Code::SourceUnreadable,
                Place::file(content.path.as_str()),
                format!("源文件 {} 读不出来：{error}", seed.path),
            )];
        }
    };
    let mut findings = Vec::new();
    // A file that cannot be used is told by itself, whether there is a source or not.
    let mends = corrections.and_then(|c| Corrections::parse(&c.path, &c.text).ok());
    let mends = mends.unwrap_or_default();
    let (mended, stale) = mends.apply(body(&fresh.markdown));
    if let Some(file) = corrections {
        findings.extend(stale.into_iter().map(|i| {
            let mend = &mends.mend[i];
            let place = file.place(mend.place.span());
            Diagnostic::new(
                Code::CorrectionStale,
                place,
                format!("这条更正（{}）在重新读出的原文里没有唯一的着落", mend.place),
            )
            .help("was 必须与导入写出的文字完全相同，并且只出现一次；加长它，或删去这条更正。")
        }));
    }
    findings.extend(differences(seed.path, &mended, content));
    findings
}

/// What stands below a plan's front matter.
fn body(markdown: &str) -> &str {
    &markdown[front::body_start(markdown)..]
}

/// The lines in which the content differs from what was read again. What only looks different does not
/// count: empty lines, breaks and blanks, how a table is drawn, what Markdown escapes, how a 发文字号 is spelled.
/// A character in the other width, （ for (, or another bracket, [ for 〔, means the same to every reader and
/// yet is another character: a note tells it.
fn differences(seed: &str, mended: &str, content: &Source) -> Vec<Diagnostic> {
    let below = body(&content.text);
    let start = content.text.len() - below.len();
    let first = content.text[..start].matches('\n').count() as u32;
    let (was, now) = (Line::all(mended), Line::all(below));
    let old: Vec<&str> = was.iter().map(|line| line.key.as_str()).collect();
    let new: Vec<&str> = now.iter().map(|line| line.key.as_str()).collect();
    let diff = TextDiff::from_slices(&old, &new);
    let mut findings = Vec::new();
    let mut gone: Vec<&Line<'_>> = Vec::new();
    let mut last = first.max(1);
    for change in diff.iter_all_changes() {
        match change.tag() {
            ChangeTag::Equal => {
                flush(&mut gone, &mut findings, seed, content, last);
                if let (Some(o), Some(i)) = (change.old_index(), change.new_index()) {
                    last = first + now[i].number;
                    findings.extend(widths(&was[o], &now[i], content.line_place(last)));
                }
            }
            ChangeTag::Delete => {
                if let Some(i) = change.old_index() {
                    gone.push(&was[i]);
                }
            }
            ChangeTag::Insert => {
                let Some(i) = change.new_index() else {
                    continue;
                };
                last = first + now[i].number;
                let mut place = content.line_place(last);
                let message = if gone.is_empty() {
                    format!("“{}”在源文件里没有", table::short(now[i].text))
                } else {
                    let (was, is, start, width) = apart(gone.remove(0), &now[i]);
                    place.column += start;
                    place.width = width.max(1);
                    format!("与源文件不同：源文件是“{was}”，这里是“{is}”")
                };
                findings.push(
                    Diagnostic::new(Code::ContentDiffers, place, message)
                        .help("如果这是有意的更正，请写进 content/corrections。"),
                );
            }
        }
    }
    flush(&mut gone, &mut findings, seed, content, last);
    findings
}

/// The first place in which two lines of the same key have a character in another form.
fn widths(old: &Line<'_>, new: &Line<'_>, mut place: Place) -> Option<Diagnostic> {
    let mut pairs = old.widths.iter().zip(&new.widths);
    let index = pairs.position(|(a, b)| a != b)?;
    let more = pairs.filter(|(a, b)| a != b).count();
    place.column += new.at[index];
    place.width = 1;
    let (was, is) = (old.widths[index], new.widths[index]);
    let more = match more {
        0 => String::new(),
        n => format!("，这一行另有{n}处"),
    };
    Some(
        Diagnostic::new(
            Code::WidthDiffers,
            place,
            format!("写法与源文件不同：源文件是“{was}”，这里是“{is}”{more}"),
        )
        .help("改回源文件的写法；有意改的，请写进 content/corrections。"),
    )
}

fn flush(
    gone: &mut Vec<&Line<'_>>,
    findings: &mut Vec<Diagnostic>,
    seed: &str,
    content: &Source,
    line: u32,
) {
    for old in gone.drain(..) {
        findings.push(
            Diagnostic::new(
                Code::ContentDiffers,
                content.line_place(line),
                format!(
                    "源文件 {seed} 里的“{}”在方案里没有了",
                    table::short(old.text)
                ),
            )
            .help("如果这是有意的更正，请写进 content/corrections。"),
        );
    }
}

/// A line, with what of it must not differ.
struct Line<'t> {
    /// From 1.
    number: u32,
    text: &'t str,
    /// Every character in half width, every bracket a round one.
    key: String,
    /// Those characters as they stand, but for a 发文字号.
    widths: Vec<char>,
    /// For each character of the key, the character of the text that it stands for, and one for the end.
    at: Vec<u32>,
}

impl<'t> Line<'t> {
    /// The lines of a text that say anything.
    fn all(text: &'t str) -> Vec<Self> {
        (1..)
            .zip(text.lines())
            .filter(|(_, line)| !line.trim().is_empty())
            .map(|(number, line)| Self::new(number, line.trim_end()))
            .collect()
    }

    fn new(number: u32, text: &'t str) -> Self {
        let is_frame = text.starts_with('|') && text.chars().all(|c| "|-: ".contains(c));
        // What is said, with the character of the text at which each stands.
        let (mut said, mut columns) = (String::new(), Vec::new());
        let mut skip = 0;
        for (column, (byte, c)) in (0..).zip(text.char_indices()) {
            // \[ and [ are one to Markdown; \| is a bar within a cell.
            let next = text[byte + c.len_utf8()..].chars().next();
            let escapes =
                c == '\\' && next.is_some_and(|next| next.is_ascii_punctuation() && next != '|');
            if text[byte..].starts_with(BREAK) {
                skip = byte + BREAK.len();
            }
            if byte < skip || escapes || c.is_whitespace() || is_frame && c != '|' {
                continue;
            }
            said.push(c);
            columns.push(column);
        }
        let mut numbers = docno::find(&said).into_iter().peekable();
        let (mut key, mut widths, mut at) = (String::new(), Vec::new(), Vec::new());
        for (column, (byte, c)) in columns.into_iter().zip(said.char_indices()) {
            let half = match c {
                '〔' | '[' | '【' => '(',
                '〕' | ']' | '】' => ')',
                _ => half_width(c),
            };
            // A 发文字号 is one in all its spellings.
            while numbers.next_if(|(range, _)| range.end <= byte).is_some() {}
            let numbered = numbers
                .peek()
                .is_some_and(|(range, _)| range.contains(&byte));
            key.push(half);
            widths.push(if numbered { half } else { c });
            at.push(column);
        }
        at.push(text.chars().count() as u32);
        Self {
            number,
            text,
            key,
            widths,
            at,
        }
    }
}

/// A line break inside a cell, heading or paragraph.
const BREAK: &str = "<br>";

/// A character of the full-width block as its ASCII one, any other as it is.
fn half_width(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(c as u32 - '！' as u32 + '!' as u32).unwrap_or(c),
        _ => c,
    }
}

/// What two lines differ in, with a few characters around it; where that begins in the new one and how
/// many characters of it are meant.
fn apart(old: &Line<'_>, new: &Line<'_>) -> (String, String, u32, u32) {
    let [a, b] = [old, new].map(|line| line.key.chars().collect::<Vec<char>>());
    let (start, end) = shared_ends(&a, &b);
    let cut = |line: &Line<'_>| -> String {
        let ends = line.at.len() - 1 - end;
        let from = line.at[start].saturating_sub(4) as usize;
        let to = (line.at[ends] as usize + 4).min(from + 30);
        line.text.chars().skip(from).take(to - from).collect()
    };
    // Where something was left out, the character behind the gap is shown.
    let at = new.at[start.min(b.len().saturating_sub(1))];
    let width = new.at[b.len() - end].saturating_sub(new.at[start]);
    (cut(old), cut(new), at, width)
}
