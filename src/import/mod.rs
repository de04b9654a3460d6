//! Documents as offices have them → plan files. Steps, in order:
//!
//! 1. [`read`]: bytes of one format → [`document::Document`], lines and tables with places;
//! 2. `unwrap`, `lines`: lost line breaks, and tables that plain text only hints at;
//! 3. `outline` (with `shape`, `facts`, `levels`) and `table`: what each line
//!    and cell is, by structure and by the words of `vocabulary.toml`, never by file name;
//! 4. `emit` (with `labels`): the plan file;
//! 5. [`ledger`]: what became of every character.
//!
//! [`fidelity`] reads a source again and compares it with a plan, [`corrections`] explain what people mended.
//!
//! Recognition never reads bytes; readers know nothing of plans. What cannot be decided is reported.

pub mod corrections;
pub mod document;
mod emit;
mod facts;
mod fidelity;
mod item;
mod labels;
pub mod ledger;
mod levels;
mod lines;
mod outline;
pub mod read;
mod shape;
mod table;
mod unwrap;
mod vocabulary;
mod words;

pub use fidelity::{Seed, fidelity};

use crate::diag::{self, Code, Diagnostic};
use crate::error::Result;
use crate::front::FrontMatter;
use crate::source::Place;

/// What a person says about a document beforehand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// The plan's id; one is proposed where it is missing.
    pub id: Option<String>,
    /// The region path.
    pub region: Option<String>,
    /// The programme (试点).
    pub programme: Option<String>,
    /// The plans that it implements.
    pub implements: Vec<String>,
    /// Its blocks of search ids.
    pub blocks: Vec<u32>,
    /// The document's path relative to the site, if it lies in the site.
    pub source: Option<String>,
}

/// A document read.
#[derive(Debug, Clone)]
pub struct Import {
    /// The front matter that stands in `markdown`.
    pub front: FrontMatter,
    /// The plan file.
    pub markdown: String,
    /// Repairs, doubts and what a person should look at, sorted.
    pub findings: Vec<Diagnostic>,
    /// What became of every character.
    pub ledger: ledger::Ledger,
}

/// Reads a document; `name` is what findings call it.
///
/// # Errors
///
/// Files that are too large, broken, or of a format that cannot be read.
pub fn import(name: &str, bytes: &[u8], options: &Options) -> Result<Import> {
    let mut document = read::document(name, bytes)?;
    unwrap::split(&mut document);
    lines::find_tables(&mut document);
    let mut outline = outline::read(&document);
    for removed in document.removed.iter().filter(|r| r.reason == read::FACTS) {
        outline
            .facts
            .read_box(&document.source.text, removed.range.clone());
    }
    let front = FrontMatter {
        region: options.region.clone(),
        programme: options.programme.clone(),
        implements: options.implements.clone(),
        blocks: options.blocks.clone(),
        source: options.source.clone(),
        ..facts::front(&outline.facts, &outline.items)
    };
    let mut removed = document.removed.clone();
    removed.extend(outline.removed);
    let ledger = ledger::account(&document.source, &outline.items, removed);
    let mut findings = document.findings.clone();
    findings.extend(outline.findings);
    if front.title.is_empty() {
        findings.push(
            Diagnostic::new(Code::NoTitle, Place::file(name), "没有找到标题")
                .help("在方案文件头的 title 里填上。"),
        );
    }
    findings.extend(ledger.lost.iter().map(|range| {
        let place = document.source.place(range.clone());
        let text = &document.source.text[range.clone()];
        Diagnostic::new(
            Code::TextLost,
            place,
            format!("“{}”没有进入方案，也没有列为删除", table::short(text)),
        )
    }));
    diag::sort(&mut findings);
    Ok(Import {
        markdown: emit::markdown(&front, &outline.items),
        front,
        findings,
        ledger,
    })
}
