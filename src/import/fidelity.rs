//! Whether a plan still says what its source document says: the source is read again, the listed mends are
//! applied, and every line that differs from the content is a finding.

use similar::{ChangeTag, TextDiff};

use super::corrections::Corrections;
use super::{Options, import, table};
use crate::diag::{Code, Diagnostic};
use crate::source::{Place, Source};
use crate::zh::shared_ends;

/// A document as issued, with its path relative to the site.
#[derive(Debug, Clone, Copy)]
pub struct Seed<'a> {
    /// Its path, such as `seeds/….txt`.
    pub path: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// Compares a plan file with its source. `corrections` is the text of `content/corrections/ID.toml` with its
/// path, if there is one. Front matter is not compared: people give it.
pub fn fidelity(seed: Seed<'_>, content: &Source, corrections: Option<&Source>) -> Vec<Diagnostic> {
    let fresh = match import(seed.path, seed.bytes, &Options::default()) {
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
    let mends = match corrections.map(|c| Corrections::parse(&c.path, &c.text)) {
        Some(Ok(mends)) => mends,
        Some(Err(error)) => {
            findings.push(Diagnostic::new(
                Code::CorrectionStale,
                Place::file(corrections.map_or("", |c| c.path.as_str())),
                format!("更正文件不能用：{error}"),
            ));
            Corrections::default()
        }
        None => Corrections::default(),
    };
    let (mended, stale) = mends.apply(body(&fresh.markdown).1);
    if let Some(file) = corrections {
        findings.extend(stale.into_iter().map(|i| {
            let mend = &mends.mend[i];
            let place = mend_place(file, i);
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

/// Where the front matter ends, and what stands below it.
pub(super) fn body(markdown: &str) -> (usize, &str) {
    let Some(rest) = markdown.strip_prefix("+++\n") else {
        return (0, markdown);
    };
    match rest.find("\n+++\n") {
        Some(at) => {
            let start = "+++\n".len() + at + "\n+++\n".len();
            (start, &markdown[start..])
        }
        None => (0, markdown),
    }
}

/// The place of the `index`th mend in its file.
fn mend_place(file: &Source, index: usize) -> Place {
    let line = file
        .text
        .lines()
        .enumerate()
        .filter(|(_, l)| l.trim() == "[[mend]]")
        .nth(index)
        .map_or(1, |(i, _)| i as u32 + 1);
    file.line_place(line)
}

/// The lines in which the content differs from what was read again; empty lines do not count.
fn differences(seed: &str, mended: &str, content: &Source) -> Vec<Diagnostic> {
    let (start, below) = body(&content.text);
    let first = content.text[..start].matches('\n').count() as u32;
    let numbered = |text: &'_ str| -> Vec<(u32, String)> {
        text.lines()
            .enumerate()
            .filter(|(_, l)| !l.trim().is_empty())
            .map(|(i, l)| (i as u32 + 1, l.trim_end().to_owned()))
            .collect()
    };
    let (was, now) = (numbered(mended), numbered(below));
    let old: Vec<&str> = was.iter().map(|(_, l)| l.as_str()).collect();
    let new: Vec<&str> = now.iter().map(|(_, l)| l.as_str()).collect();
    let diff = TextDiff::from_slices(&old, &new);
    let mut findings = Vec::new();
    let mut gone: Vec<String> = Vec::new();
    let mut last = first.max(1);
    for change in diff.iter_all_changes() {
        match change.tag() {
            ChangeTag::Equal => {
                flush(&mut gone, &mut findings, seed, content, last);
                if let Some(i) = change.new_index() {
                    last = first + now[i].0;
                }
            }
            ChangeTag::Delete => {
                if let Some(i) = change.old_index() {
                    gone.push(was[i].1.clone());
                }
            }
            ChangeTag::Insert => {
                let Some(i) = change.new_index() else {
                    continue;
                };
                last = first + now[i].0;
                let mut place = content.line_place(last);
                let message = if gone.is_empty() {
                    format!("“{}”在源文件里没有", table::short(&now[i].1))
                } else {
                    let (was, is, start, width) = apart(&gone.remove(0), &now[i].1);
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

fn flush(
    gone: &mut Vec<String>,
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
                format!("源文件 {seed} 里的“{}”在方案里没有了", table::short(&old)),
            )
            .help("如果这是有意的更正，请写进 content/corrections。"),
        );
    }
}

/// What two lines differ in, with a few characters around it; where that begins in the new one and how
/// many characters of it are meant.
fn apart(old: &str, new: &str) -> (String, String, u32, u32) {
    let (a, b): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    let (start, end) = shared_ends(&a, &b);
    let cut = |text: &[char]| -> String {
        let from = start.saturating_sub(4);
        let to = (text.len() - end + 4).min(text.len()).min(from + 30);
        text[from..to].iter().collect()
    };
    // Where something was left out, the character behind the gap is shown.
    let at = start.min(b.len().saturating_sub(1));
    (cut(&a), cut(&b), at as u32, (b.len() - end - start) as u32)
}
