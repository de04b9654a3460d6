//! Documents as offices have them → plan files. Steps, in order:
//!
//! 1. [`read`]: bytes of one format → [`document::Document`], lines and tables with places;
//! 2. `furniture`, `unwrap`, `lines`, `rewrap`: what a site put around the text, lost line breaks, tables that plain text only hints at, and lines cut at a width;
//! 3. `outline` (with `shape`, `facts`, `levels`) and `table`: what each line
//!    and cell is, by structure and by the words of `vocabulary.toml`, never by file name;
//! 4. `emit` (with `labels`, `id`): the plan file;
//! 5. [`Account`]: what became of every character;
//! 6. `review` (with `back`): the plan as `plan` reads it back, looked over for gaps and contradictions.
//!
//! [`fidelity()`] reads a source again and compares it with a plan, [`corrections`] explain what people mended;
//! [`again()`] keeps what a person decided when a document is imported once more.
//!
//! Recognition never reads bytes; readers know nothing of plans. What cannot be decided is reported.

mod again;
mod choices;
pub mod corrections;
mod fidelity;
mod id;
mod review;

pub use crate::recognise::hints::{self, Options};
pub use again::{Kept, again};
pub use fidelity::{Seed, fidelity};

use std::sync::Arc;

use crate::diag::{self, Code, Diagnostic};
use crate::document::account::Account;
use crate::document::{self, read};
use crate::error::{Error, Result};
use crate::front::FrontMatter;
use crate::plan::{self, Plan};
use crate::recognise::{self, facts, furniture, issuer, outline, table};
use crate::source::Lines;

/// A document read.
#[derive(Debug, Clone)]
pub struct Import {
    /// The plan's id: as given, or proposed.
    pub id: String,
    /// The front matter that stands in `markdown`.
    pub front: FrontMatter,
    /// The plan file.
    pub markdown: String,
    /// The plan, as it is understood; its places are of the document.
    pub plan: Plan,
    /// Repairs, doubts and what a person should look at, sorted; places are of the document.
    pub findings: Vec<Diagnostic>,
    /// What became of every character.
    pub ledger: Account,
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
    let mut document = read::document(name, bytes)?;
    recognise::prepare(&mut document);
    let mut outline = outline::read(&document, options);
    let there = 1..=outline.tables;
    if let Some(number) = options.tables.iter().find(|number| !there.contains(number)) {
        return Err(Error::Usage(format!(
            "{name}：没有第 {number} 张表，文件里有 {} 张表",
            outline.tables
        )));
    }
    for removed in &document.removed {
        let text = &document.source.text;
        if removed.reason == furniture::FACTS {
            outline.facts.read_box(text, removed.range.clone());
        }
        if let Some(range) = furniture::number(text, removed) {
            let number = document::Text::from_source(text, range);
            outline.facts.number.get_or_insert(number);
        }
        if let Some(range) = furniture::source(text, removed) {
            let name = document::Text::from_source(text, range);
            let source = (issuer::Evidence::Source, name);
            outline.facts.bodies.push(source);
        }
    }
    let front = options.front(facts::front(&outline.facts, &outline.items));
    let mut removed = document.removed.clone();
    removed.extend(outline.removed);
    let ledger = Account::draw(
        &document.source,
        recognise::item::texts(&outline.items),
        removed,
    );
    let id = options
        .id
        .clone()
        .unwrap_or_else(|| id::propose(&front, name));
    let blocks = recognise::item::outline(&outline.items);
    let source = Lines::new(Arc::new(document.source.clone()));
    let (plan, doubts) = plan::understand(&id, source, front.clone(), blocks.clone());
    let markdown = plan::write(&front, blocks, &plan);
    let mut findings = document.findings.clone();
    findings.extend(outline.findings);
    findings.extend(choices::told(
        &outline.facts,
        &outline.items,
        &document,
        options,
    ));
    findings.extend(ledger.lost.iter().map(|range| {
        let place = document.source.place(range.clone());
        let text = &document.source.text[range.clone()];
        Diagnostic::new(
            Code::TextLost,
            place,
            format!("“{}”没有进入方案，也没有列为删除", table::short(text)),
        )
    }));
    findings.extend(doubts);
    findings.extend(review::review(&plan));
    findings.extend(choices::names(&plan));
    diag::sort(&mut findings);
    Ok(Import {
        id,
        removed: ledger.by_reason(&document.source),
        markdown,
        plan,
        front,
        findings,
        ledger,
    })
}
