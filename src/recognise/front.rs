//! The front matter, made of what the document and its page told.

use super::clues::Clues;
use super::item::Item;
use super::{declared, issuer, line_shape, titles};
use crate::front::FrontMatter;
use crate::lexicon::layout as vocabulary;
use crate::zh::squeeze;

/// The front matter as far as the document gives it.
pub(crate) fn front_matter(clues: &Clues, items: &[Item]) -> FrontMatter {
    let body = declared::running_text(items);
    let (declared_tasks, declared_in) = declared::task_count(&body).unzip();
    let number = clues.number.as_ref().map(|n| squeeze(n.as_str()));
    let number = number.or_else(|| titles::number_in_title(clues));
    let date = clues.dates().map(|(date, _)| date.1.to_string());
    let issued = number.is_some() || date.is_some();
    let draft = clues
        .draft
        .iter()
        .chain(&clues.titles)
        .find_map(|t| line_shape::draft(t.as_str()));
    let legend = declared::legend(&body);
    FrontMatter {
        title: titles::own_title(clues),
        number,
        issuer: issuer::candidates(clues).into_iter().next().map(|c| c.name),
        date,
        status: draft.or_else(|| issued.then(|| vocabulary::get().titles.publishes.clone())),
        declared_tasks,
        declared_in,
        term: declared::term(&body),
        lead: legend
            .as_deref()
            .map(declared::lead_rule)
            .or_else(|| declared::lead_by_comma(items)),
        legend,
        ..FrontMatter::default()
    }
}
