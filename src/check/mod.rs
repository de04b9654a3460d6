//! Every rule that `gangmu check` applies, one file a topic; each rule has a code in [`crate::diag::Codes`].
//!
//! A rule asks the atlas and the texts and gives findings with exact places; it changes nothing. `settings`
//! then puts in force what site.toml says of severities and accepted findings.
//!
//! | file | asks |
//! | --- | --- |
//! | `counts` | declared against found |
//! | `numbering` | rows, headings and points that do not follow one another |
//! | `promises` | lists that promise n and give m |
//! | `references` | 第12项 of a table that has no such row, in notes and prose |
//! | `annexes` | 附件3 where there is none |
//! | `responsibility` | nobody leading, one body in two roles, one body under two names |
//! | `cells` | words in a cell that leave open who answers |
//! | `verbs` | what a body is told to do, but for a character or two |
//! | `levels` | a body of the city in the district's column |
//! | `units` | unknown names, near names (`near`) |
//! | `prose` | names in the prose that the register does not have |
//! | `citations` | numbers and titles that contradict, plans that do not exist |
//! | `slips` | words that differ by a character from the upper task (`edit`) |
//! | `echoes` | the same in sentences of the prose, and in clauses of longer tasks |
//! | `decisions` | judgements on lineage whose texts have changed |
//! | `marks` | 《 without 》, 〈 without 〉, “ without ”, （ without ） |
//! | `entries` | entries of the registers that cannot be meant |
//! | `markup` | `**` that stays visible in free pages |
//! | `signs` | characters that a broken conversion left behind |
//! | `front` | the front matter against what the document prints |
//! | `personal` | personal data in any text that is published |
//! | `addresses` | published ids that vanished without a word |
//! | `links` | links of free pages that lead nowhere |
//! | `fidelity` | content that differs from the source document |

mod addresses;
mod annexes;
mod cells;
mod citations;
mod counts;
mod decisions;
mod echoes;
mod edit;
mod entries;
mod fidelity;
mod front;
mod levels;
mod links;
mod marks;
mod markup;
mod near;
mod numbering;
mod personal;
mod promises;
mod prose;
mod references;
mod responsibility;
mod settings;
mod signs;
mod slips;
mod units;
mod verbs;

pub use addresses::lost;
pub use settings::{apply, refused, validate};
pub use units::nearest;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::atlas::{Atlas, Registers, bare, find_loosely};
use crate::diag::{self, Diagnostic};
use crate::project::Project;
use crate::source::{Place, Source};

/// What the rules may look at.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// The site's files.
    pub project: &'a Project,
    /// Its plans, linked. Texts in it are masked; places are those of the files.
    pub atlas: &'a Atlas,
    /// Its registers.
    pub registers: &'a Registers,
    /// The documents that plans were read from, by path relative to the site; absent if unreadable.
    pub seeds: &'a BTreeMap<String, Vec<u8>>,
    /// The manifest of the site as last published, if it is known.
    pub published: Option<&'a str>,
}

/// All findings of all rules, sorted; severities are the codes' own until [`apply`] is called.
pub fn run(input: &Input<'_>) -> Vec<Diagnostic> {
    let rules: [fn(&Input<'_>) -> Vec<Diagnostic>; 23] = [
        counts::run,
        numbering::run,
        promises::run,
        references::run,
        annexes::run,
        responsibility::run,
        cells::run,
        verbs::run,
        levels::run,
        units::run,
        prose::run,
        citations::run,
        marks::run,
        slips::run,
        decisions::run,
        markup::run,
        personal::run,
        addresses::run,
        entries::run,
        links::run,
        fidelity::run,
        front::run,
        signs::run,
    ];
    let mut findings: Vec<Diagnostic> = rules.iter().flat_map(|rule| rule(input)).collect();
    diag::sort(&mut findings);
    findings
}

impl Input<'_> {
    /// The file of a plan.
    fn source(&self, file: &str) -> Option<&Source> {
        self.project.plans.iter().find(|source| source.path == file)
    }

    /// Where `words` stand in the line of `near`, from its column on; `near` itself if they do not. Blanks,
    /// punctuation and width do not matter, so words of a normalised text are found too.
    fn locate(&self, near: &Place, words: &str) -> Place {
        self.locate_part(near, words, 0..bare(words).chars().count())
    }

    /// Like `locate`, but the place is that of a part of the words, in characters that are no punctuation.
    fn locate_part(&self, near: &Place, words: &str, part: Range<usize>) -> Place {
        let found = self.rest_of_line(near).and_then(|(source, line)| {
            let found = find_loosely(&source.text[line.clone()], words, part)?;
            Some(source.place(line.start + found.start..line.start + found.end))
        });
        found.unwrap_or_else(|| near.clone())
    }

    /// Where a number stands in the line of `near`, not within a longer one; `near` itself if it does not.
    fn locate_number(&self, near: &Place, number: &str) -> Place {
        let found = self.rest_of_line(near).and_then(|(source, line)| {
            let text = &source.text[line.clone()];
            let (at, _) = text.match_indices(number).find(|(at, _)| {
                let figure = |c: char| c.is_ascii_digit();
                !text[..*at].ends_with(figure) && !text[at + number.len()..].starts_with(figure)
            })?;
            Some(source.place(line.start + at..line.start + at + number.len()))
        });
        found.unwrap_or_else(|| near.clone())
    }

    /// The plan's file of a place, and the bytes from the place to the end of its line.
    fn rest_of_line(&self, near: &Place) -> Option<(&Source, Range<usize>)> {
        let source = self.source(&near.file)?;
        let line: usize = source
            .text
            .split_inclusive('\n')
            .take(near.line.saturating_sub(1) as usize)
            .map(str::len)
            .sum();
        let from = source.text[line..]
            .char_indices()
            .nth(near.column.saturating_sub(1) as usize)
            .map_or(source.text.len(), |(at, _)| line + at);
        let end = source.text[from..]
            .find('\n')
            .map_or(source.text.len(), |at| from + at);
        Some((source, from..end))
    }

    /// Where `words` stand in the front matter of a plan; its beginning if they do not.
    fn locate_in_front(&self, file: &str, words: &str) -> Place {
        let found = self.source(file).and_then(|source| {
            let end = source.text.get(3..)?.find("\n+++")? + 3;
            let at = source.text[..end].find(words)?;
            Some(source.place(at..at + words.len()))
        });
        found.unwrap_or_else(|| Place::file(file))
    }

    /// Where `words` stand anywhere in the text of a plan, its front matter apart; as loosely as `locate`.
    fn locate_in_body(&self, file: &str, words: &str) -> Option<Place> {
        let body = self.body(file)?;
        let source = self.source(file)?;
        let from = source.text.len() - body.len();
        let found = find_loosely(body, words, 0..bare(words).chars().count())?;
        Some(source.place(from + found.start..from + found.end))
    }

    /// The text of a plan, its front matter apart.
    fn body(&self, file: &str) -> Option<&str> {
        let text = self.source(file)?.text.as_str();
        let from = text
            .strip_prefix("+++\n")
            .and_then(|rest| rest.find("\n+++"))
            .map_or(0, |end| 4 + end + 4);
        Some(&text[from..])
    }
}

/// Where an entry of a register, the one that says all of `ids` in quotes, says `words`; the register as a
/// whole if there is none. Comments may say them too and do not count.
fn in_entry(register: Option<&Source>, ids: &[&str], words: &str) -> Place {
    let Some(source) = register else {
        return Place::file("content");
    };
    let quoted = |words: &str| [format!("\"{words}\""), format!("'{words}'")];
    let mut from = 0;
    for entry in source.text.split_inclusive("\n[") {
        let said = |words: &str| {
            let forms = quoted(words);
            let mut at = from;
            entry.split_inclusive('\n').find_map(|line| {
                let start = at;
                at += line.len();
                let form = forms.iter().find(|form| line.contains(*form))?;
                let found = line.find(form).filter(|_| !line.starts_with('#'))?;
                Some(start + found..start + found + form.len())
            })
        };
        if ids.iter().all(|id| said(id).is_some())
            && let Some(range) = said(words)
        {
            return source.place(range);
        }
        from += entry.len();
    }
    Place::file(source.path.as_str())
}
