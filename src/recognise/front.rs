//! The front matter, made of what the document and its page told; each part by a named rule.

use super::clues::Clues;
use super::declared;
use super::explained::Explained;
use super::item::Item;
use super::{issuer, line_shape, titles};
use crate::document::Text;
use crate::front::FrontMatter;
use crate::lexicon::layout;
use crate::rule::Rule;
use crate::zh::squeeze;

/// The front matter as far as the document gives it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Front {
    /// What is written at the head of the plan file.
    pub(crate) matter: FrontMatter,
    /// The words that say how many tasks there are, where they stand.
    pub(crate) declared_in: Option<Text>,
    /// Which rule took what.
    pub(super) explained: Vec<Explained>,
}

/// Makes it of what was found in lines and tables.
pub(super) fn read(clues: &Clues, items: &[Item]) -> Front {
    let mut explained = Vec::new();
    let mut tell = |text: &Text, rule: &'static Rule, note: Option<String>| {
        explained.extend(Explained::text(text, rule, note));
    };
    let title = titles::own_title(clues).map(|title| {
        tell(&title.text, title.rule, None);
        title.words
    });
    let number = clues.number.as_ref().map(|n| squeeze(n.as_str()));
    let number = number.or_else(|| {
        let number = titles::number_in_title(clues)?;
        tell(&number.text, number.rule, None);
        Some(number.words)
    });
    let issuers = issuer::candidates(clues);
    if let Some((first, rest)) = issuers.split_first() {
        let others = rest.iter().map(|c| (c.evidence.rule(), c.name.as_str()));
        tell(&first.text, first.evidence.rule(), rivals(others));
    }
    let date = clues.dates().map(|((dated, day, text), _)| {
        let others = clues.dates.iter().filter(|(_, other, _)| other != day);
        let others: Vec<_> = others
            .map(|(dated, other, _)| (dated.rule(), other.to_string()))
            .collect();
        let others = others.iter().map(|(rule, day)| (*rule, day.as_str()));
        tell(text, dated.rule(), rivals(others));
        day.to_string()
    });
    let issued = number.is_some() || date.is_some();
    let draft = clues
        .draft
        .iter()
        .chain(&clues.titles)
        .find_map(|t| line_shape::draft(t.as_str()));
    let body = declared::running_text(items);
    let (declared_tasks, declared_in) = declared::task_count(&body).unzip();
    let term = declared::term(&body);
    let legend = declared::legend(&body);
    let declarations = [
        (&declared_in, &declared::TASK_COUNT),
        (&term, &declared::TERM),
        (&legend, &declared::LEGEND),
    ];
    for (text, rule) in declarations {
        if let Some(text) = text {
            tell(text, rule, None);
        }
    }
    let lead = match &legend {
        Some(legend) => Some(declared::lead_rule(legend)),
        None => declared::lead_by_comma(items).map(|(lead, heading)| {
            tell(heading, &declared::LEAD_BY_COMMA, None);
            lead
        }),
    };
    let written = |text: &Text| text.as_str().to_owned();
    Front {
        matter: FrontMatter {
            title: title.unwrap_or_default(),
            number,
            issuer: issuers.into_iter().next().map(|c| c.name),
            date,
            status: draft.or_else(|| issued.then(|| layout::words().titles.publishes.clone())),
            declared_tasks,
            declared_in: declared_in.as_ref().map(written),
            term: term.as_ref().map(written),
            lead,
            legend: legend.as_ref().map(written),
            ..FrontMatter::default()
        },
        declared_in,
        explained,
    }
}

/// What else could have been taken, for the trace.
fn rivals<'a>(others: impl Iterator<Item = (&'static Rule, &'a str)>) -> Option<String> {
    let shown: Vec<String> = others
        .map(|(rule, words)| format!("{}：“{words}”", rule.name))
        .collect();
    (!shown.is_empty()).then(|| format!("其次 {}", shown.join("；其次 ")))
}
