//! All rules by which responsibilities are read, in the order in which a reader would meet them.

use super::attribution::{brackets, lines, sentences};
use super::{duty, names, statement};
use crate::rule::Rule;

/// The rules of the grammar.
pub(crate) static RULES: &[&Rule] = &[
    &statement::rules::LABEL,
    &statement::rules::REMARK,
    &statement::rules::NOBODY,
    &statement::rules::DEADLINE,
    &statement::rules::VERB,
    &statement::rules::SHARED_VERB,
    &statement::rules::VERB_ALONE,
    &statement::rules::TOGETHER,
    &statement::rules::NAMES,
    &statement::rules::OWN_PART,
    &statement::rules::REGIONS,
    &statement::rules::FIRST_LEADS,
    &statement::rules::MARK_LEADS,
    &statement::rules::BEFORE_COMMA_LEADS,
    &names::BODY,
    &names::PHRASE,
    &names::PLACE,
    &names::STRANGER,
    &brackets::LABELLED,
    &brackets::LABELLED_BEHIND,
    &brackets::SPOKEN,
    &brackets::BODIES,
    &brackets::BEFORE_COMMA,
    &brackets::BEHIND_COMMA,
    &brackets::BEHIND_NAME,
    &lines::LINE,
    &lines::BARE,
    &lines::FURTHER,
    &sentences::LAST,
    &sentences::OPENING,
    &sentences::HELPERS,
    &duty::TOLD,
    &duty::DOES,
    &duty::LISTED,
    &duty::GIVEN,
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::RULES;
    use crate::front::LeadRule;
    use crate::grammar::attribution::{
        attributions, behind_name, further_line, helpers, last_sentence, opening_sentence,
    };
    use crate::grammar::duty;
    use crate::grammar::statement::{self, Setting};
    use crate::lexicon::Role;

    /// The names of all rules that take something in a text, wherever it stands.
    fn taken(text: &str) -> BTreeSet<&'static str> {
        let column = Setting::Column(Role::Responsible, "责任单位");
        let leads = [
            None,
            Some(LeadRule::First),
            Some(LeadRule::FirstOthersCooperate),
            Some(LeadRule::BeforeComma),
            Some(LeadRule::Marked),
        ];
        let settings = [column, Setting::Sentences("责任分工"), Setting::Running];
        let statements = leads
            .into_iter()
            .flat_map(|lead| settings.map(|setting| statement::read(text, setting, lead)));
        let attributions = [last_sentence(text, None), opening_sentence(text, None)]
            .into_iter()
            .chain([helpers(text), further_line(text), behind_name(text, None)])
            .flatten()
            .chain(attributions(text, None));
        let duties = duty::duty(text).map(|duty| duty.statement);
        statements
            .chain(duties)
            .flat_map(|reading| reading.rules)
            .map(|(_, rule)| rule.name)
            .chain(attributions.map(|attribution| attribution.rule.name))
            .collect()
    }

    #[test]
    fn each_rule_takes_its_example_and_leaves_its_counter_example() {
        let wrong = RULES.iter().filter(|rule| {
            !taken(rule.example).contains(rule.name) || taken(rule.counter).contains(rule.name)
        });
        let wrong: Vec<_> = wrong.map(|rule| rule.name).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    #[test]
    fn each_rule_has_a_name_of_its_own() {
        let names: BTreeSet<_> = RULES.iter().map(|rule| rule.name).collect();
        assert_eq!(names.len(), RULES.len());
    }
}
