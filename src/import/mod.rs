//! Documents as offices have them → plan files.
//!
//! [`crate::document::read`] turns the bytes of one format into lines and tables with places, `recognise` says what
//! each of them is, `plan` understands the outline and writes the plan file. Beside them an [`Account`] of what became
//! of every character, and findings: what was repaired or chosen, and what a person should look at.
//!
//! [`fidelity()`] reads a source again and compares it with a plan, [`corrections`] explain what people mended;
//! [`again()`] keeps what a person decided when a document is imported once more.

mod again;
mod choices;
pub mod corrections;
mod fidelity;
mod id;
mod propose;
mod review;

pub use crate::document::read::MOST_BYTES;
pub use crate::recognise::Explained;
pub use crate::recognise::hints::{self, Options};
pub use again::{Kept, again};
pub use fidelity::{Seed, fidelity};
pub use propose::{cited, region};

use std::sync::Arc;

use crate::diag::{self, Code, Diagnostic, Lines};
use crate::disk::unfit_id;
use crate::document::account::Account;
use crate::document::read;
use crate::error::{Error, Result};
use crate::front::FrontMatter;
use crate::grammar;
use crate::plan::{self, Plan};
use crate::recognise::{self, table};
use crate::rule::Rule;

/// A document read.
#[derive(Debug, Clone)]
pub struct Import {
    /// The plan's id: as given, or proposed.
    pub id: String,
    /// The front matter that stands in `markdown`.
    pub front: FrontMatter,
    /// The plan file.
    pub markdown: String,
    /// The plan as it is understood; its places are of the document.
    pub plan: Plan,
    /// Repairs, doubts and what a person should look at, sorted; places are of the document.
    pub findings: Vec<Diagnostic>,
    /// What became of every character.
    pub account: Account,
    /// The document's linear text, which findings and rules point into, whatever the plan was read from since.
    pub document: Lines,
    /// Which rule took which line, table, cell and bracket of the document, in its order.
    pub explained: Vec<Explained>,
    /// What a report can say of the removed characters: reason and how many, by reason.
    pub removed: Vec<(&'static str, usize)>,
}

/// All rules by which documents are read: what each line and table is, then what texts say of who answers.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    recognise::rules().chain(grammar::RULES.iter().copied())
}

/// Reads a document; `name` is what findings call it.
///
/// # Errors
///
/// Files that are too large, broken, or of a format that cannot be read; hints with an id that cannot be a path, or
/// that name a table that the document does not have.
pub fn import(name: &str, bytes: &[u8], options: &Options) -> Result<Import> {
    if let Some((id, why)) = options.id.as_ref().and_then(|id| Some((id, unfit_id(id)?))) {
        return Err(Error::Usage(format!(
            "{name}：编号不能是“{id}”（{why}）；编号是文件名和网址的一部分，只用小写字母、数字和“-”"
        )));
    }
    let document = read::document(name, bytes)?;
    let source = Lines::new(Arc::new(document.source.clone()));
    let recognition = recognise::recognise(document, options);
    let there = 1..=recognition.tables;
    if let Some(number) = options.tables.iter().find(|number| !there.contains(number)) {
        return Err(Error::Usage(format!(
            "{name}：没有第 {number} 张表，文件里有 {} 张表",
            recognition.tables
        )));
    }
    let (clues, items) = (&recognition.clues, &recognition.items);
    let declared_in = recognition.front.declared_in;
    let front = options.front(recognition.front.matter);
    let texts = recognise::item::texts(items);
    let account = Account::draw(source.source(), texts, recognition.removed);
    let id = options
        .id
        .clone()
        .unwrap_or_else(|| id::propose(&front, name));
    let blocks = recognise::item::outline(items);
    let understood = plan::understand(&id, source.clone(), front.clone(), blocks.clone());
    let plan = understood.plan;
    let markdown = plan::write(&front, blocks, &plan);
    let mut findings = recognition.findings;
    findings.extend(choices::chosen(clues, items, source.source(), options));
    findings.extend(account.lost.iter().map(|range| {
        let text = &source.source().text[range.clone()];
        Diagnostic::new(
            Code::TextLost,
            source.place(range.clone()),
            format!("“{}”没有进入方案，也没有列为删除", table::short(text)),
        )
    }));
    let mut told = understood.findings.iter();
    let left = told.find(|f| f.code == Code::DutiesLeft);
    findings.extend(review::review(&plan, declared_in.as_ref(), left));
    findings.extend(understood.findings);
    findings.extend(choices::names(&plan));
    diag::sort(&mut findings);
    let mut explained = recognition.explained;
    let of_grammar = understood.taken.into_iter();
    explained.extend(of_grammar.map(|(span, rule)| Explained {
        range: span.range(),
        rule,
        note: None,
    }));
    explained.sort_by_key(|one| (one.range.start, std::cmp::Reverse(one.range.end)));
    Ok(Import {
        id,
        removed: account.by_reason(source.source()),
        document: source,
        explained,
        markdown,
        plan,
        front,
        findings,
        account,
    })
}
