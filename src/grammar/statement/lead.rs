//! Who leads, where a list does not say so and the document has a rule for it.

use super::answer::{Answer, Statement};
use super::rules::{BEFORE_COMMA_LEADS, FIRST_LEADS, MARK_LEADS};
use crate::front::LeadRule;
use crate::lexicon::Role;

/// The rule of a document for lists that do not say who leads.
pub(super) fn lead(out: &mut Statement, rule: Option<LeadRule>) {
    let Statement { answers, rules, .. } = out;
    let is_open = |answer: &Answer| answer.role == Role::Responsible;
    match rule {
        Some(rule @ (LeadRule::First | LeadRule::FirstOthersCooperate))
            if !answers.iter().any(|answer| answer.role == Role::Lead) =>
        {
            let mut open = answers.iter_mut().take_while(|answer| is_open(answer));
            if let Some(first) = open.next() {
                first.role = Role::Lead;
                rules.push((first.range.clone(), &FIRST_LEADS));
                if rule == LeadRule::FirstOthersCooperate {
                    open.for_each(|other| other.role = Role::Cooperate);
                }
            }
        }
        Some(rule @ (LeadRule::Marked | LeadRule::MarkedOthersCooperate))
            if answers.iter().any(|answer| answer.marked) =>
        {
            for answer in answers.iter_mut().filter(|answer| is_open(answer)) {
                if answer.marked {
                    answer.role = Role::Lead;
                    rules.push((answer.range.clone(), &MARK_LEADS));
                } else if rule == LeadRule::MarkedOthersCooperate {
                    answer.role = Role::Cooperate;
                }
            }
        }
        Some(LeadRule::BeforeComma)
            if !out.evidence && answers.iter().any(|answer| answer.commas > 0) =>
        {
            for answer in answers.iter_mut().filter(|answer| is_open(answer)) {
                answer.role = if answer.commas == 0 {
                    rules.push((answer.range.clone(), &BEFORE_COMMA_LEADS));
                    Role::Lead
                } else {
                    Role::Cooperate
                };
            }
        }
        _ => {}
    }
}
