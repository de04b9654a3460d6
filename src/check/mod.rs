//! Every rule that `gangmu check` applies, one file a topic; each rule has a code in [`crate::diag::Codes`].
//!
//! A rule asks the atlas and the texts and gives findings with exact places; it changes nothing. `settings`
//! then puts in force what site.toml says of severities and accepted findings.
//!
//! | file | asks |
//! | --- | --- |
//! | `counts` | declared against found, numbering, lists that promise n, notes on rows |
//! | `responsibility` | one body leading and cooperating, one body under two names |
//! | `units` | unknown names, near names, names in the prose |
//! | `citations` | numbers and titles that contradict, plans and tasks that do not exist |
//! | `lineage` | slips of the copyist, decisions whose texts have changed |
//! | `markup` | `**` that stays visible in free pages |
//! | `personal` | personal data in any text that is published |
//! | `addresses` | published ids that vanished without a word |
//! | `fidelity` | content that differs from the source document |

mod addresses;
mod citations;
mod counts;
mod edit;
mod fidelity;
mod lineage;
mod markup;
mod near;
mod personal;
mod responsibility;
mod settings;
mod units;

pub use settings::{apply, validate};

use std::collections::BTreeMap;

use crate::atlas::{Atlas, Registers};
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
    let rules: [fn(&Input<'_>) -> Vec<Diagnostic>; 9] = [
        counts::run,
        responsibility::run,
        units::run,
        citations::run,
        lineage::run,
        markup::run,
        personal::run,
        addresses::run,
        fidelity::run,
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

    /// Where `words` stand in a file, from `near`'s line and column on; `near` itself if they do not.
    fn locate(&self, near: &Place, words: &str) -> Place {
        let Some(source) = self.source(&near.file) else {
            return near.clone();
        };
        let line_start: usize = source
            .text
            .split_inclusive('\n')
            .take(near.line.saturating_sub(1) as usize)
            .map(str::len)
            .sum();
        let from = source.text[line_start..]
            .char_indices()
            .nth(near.column.saturating_sub(1) as usize)
            .map_or(source.text.len(), |(at, _)| line_start + at);
        match source.text[from..].find(words) {
            Some(at) if !words.is_empty() => source.place(from + at..from + at + words.len()),
            _ => near.clone(),
        }
    }
}
