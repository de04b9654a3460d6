//! A cell or a bracket of responsibilities, read to its last character: who answers, in what role.
//!
//! Three kinds of wording are read by one grammar, because documents mix them:
//! names under a heading (市科技局、市教委), sentences (商务部牵头，…；试点地区负责推进), and labels
//! (牵头单位：…；配合单位：…；完成时限：…). Whatever no rule takes is handed back as unread.

mod answer;
mod lead;
mod reader;
pub(super) mod rules;

use std::ops::Range;

use super::lex::Tokens;
use crate::front::LeadRule;

pub(crate) use answer::{Answer, Setting, Statement};

/// Reads a text of responsibilities.
pub(crate) fn read(text: &str, setting: Setting<'_>, rule: Option<LeadRule>) -> Statement {
    let tokens = Tokens::new(text);
    statement(&tokens, &tokens.whole(), setting, rule)
}

/// Reads a range of a text of responsibilities.
pub(super) fn statement(
    tokens: &Tokens<'_>,
    range: &Range<usize>,
    setting: Setting<'_>,
    rule: Option<LeadRule>,
) -> Statement {
    let mut out = reader::read(tokens, range, setting);
    lead::lead(&mut out, rule);
    out
}
