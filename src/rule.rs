//! A rule by which documents are read: a thing with a name, a reason, and two texts that say what it does.

use crate::text::Span;

/// A stretch of a file, and the rule that took it.
pub type Taken = (Span, &'static Rule);

/// A rule of recognition or of the grammar.
///
/// Its example and its counter-example are its test and its documentation: the tests read both, `gangmu import
/// --explain` names the rule that took a text, and the page of rules is made from all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Its name, in English, words joined by `-`; it stays as it is once it was published.
    pub name: &'static str,
    /// What it takes, and why it may, in one sentence for people who know the documents, in Chinese.
    pub why: &'static str,
    /// A text that it takes.
    pub example: &'static str,
    /// A text much like it that it leaves.
    pub counter: &'static str,
}
