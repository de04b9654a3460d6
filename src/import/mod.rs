//! Documents as offices have them → plan files. Steps, in order:
//!
//! 1. [`read`]: bytes of one format → [`document::Document`], lines and tables with places;
//! 2. `furniture`, `unwrap`, `lines`, `rewrap`: what a site put around the text, lost line breaks, tables that plain text only hints at, and lines cut at a width;
//! 3. `outline` (with `shape`, `facts`, `levels`) and `table`: what each line
//!    and cell is, by structure and by the words of `vocabulary.toml`, never by file name;
//! 4. `emit` (with `labels`, `id`): the plan file;
//! 5. [`ledger`]: what became of every character;
//! 6. `review` (with `back`): the plan as `plan` reads it back, looked over for gaps and contradictions.
//!
//! [`fidelity()`] reads a source again and compares it with a plan, [`corrections`] explain what people mended.
//!
//! Recognition never reads bytes; readers know nothing of plans. What cannot be decided is reported.

mod back;
mod choices;
pub mod corrections;
mod emit;
mod fidelity;
mod id;
mod labels;
mod review;

pub use crate::recognise::hints::{self, Options};
pub use crate::recognise::{Explained, rules};
pub use fidelity::{Seed, fidelity};

use crate::diag::{self, Code, Diagnostic};
use crate::document::account as ledger;
use crate::document::read;
use crate::error::{Error, Result};
use crate::front::FrontMatter;
use crate::plan::{self, Plan};
use crate::recognise::{self, facts, table};
use crate::source::Source;

/// A document read.
#[derive(Debug, Clone)]
pub struct Import {
    /// The plan's id: as given, or proposed.
    pub id: String,
    /// The front matter that stands in `markdown`.
    pub front: FrontMatter,
    /// The plan file.
    pub markdown: String,
    /// The plan, read back from `markdown`.
    pub plan: Plan,
    /// Repairs, doubts and what a person should look at, sorted; places are of the document.
    pub findings: Vec<Diagnostic>,
    /// What became of every character.
    pub ledger: ledger::Ledger,
    /// Which rule took which line and table of the document.
    pub explained: Vec<Explained>,
    /// What a report can say of the removed characters: reason and how many, by reason.
    pub removed: Vec<(&'static str, usize)>,
}

/// Reads a document; `name` is what findings call it.
///
/// # Errors
///
/// Files that are too large, broken, or of a format that cannot be read; hints that name a table that the
/// document does not have.
pub fn import(name: &str, bytes: &[u8], options: &Options) -> Result<Import> {
    let document = read::document(name, bytes)?;
    let source = document.source.clone();
    let recognition = recognise::recognise(document, options);
    let there = 1..=recognition.tables;
    if let Some(number) = options.tables.iter().find(|number| !there.contains(number)) {
        return Err(Error::Usage(format!(
            "{name}：没有第 {number} 张表，文件里有 {} 张表",
            recognition.tables
        )));
    }
    let (facts, items) = (&recognition.facts, &recognition.items);
    let front = options.front(facts::front(facts, items));
    let ledger = ledger::account(&source, recognise::item::texts(items), recognition.removed);
    let written = emit::write(&front, items);
    let id = options
        .id
        .clone()
        .unwrap_or_else(|| id::propose(&front, name));
    let file = format!("content/plans/{id}.md");
    let (plan, doubts) = plan::parse(&Source::new(file, &written.markdown));
    let mut findings = recognition.findings;
    findings.extend(choices::told(facts, items, &source, options));
    findings.extend(ledger.lost.iter().map(|range| {
        let place = source.place(range.clone());
        let text = &source.text[range.clone()];
        Diagnostic::new(
            Code::TextLost,
            place,
            format!("“{}”没有进入方案，也没有列为删除", table::short(text)),
        )
    }));
    let back = back::Back::new(&source, &written.lines);
    findings.extend(doubts.into_iter().map(|d| back.finding(d)));
    findings.extend(review::review(&plan, &source, &back));
    findings.extend(choices::names(&plan, &back));
    diag::sort(&mut findings);
    Ok(Import {
        id,
        removed: ledger.by_reason(&source),
        explained: recognition.explained,
        markdown: written.markdown,
        plan,
        front,
        findings,
        ledger,
    })
}
