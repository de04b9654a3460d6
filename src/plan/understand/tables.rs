//! Tasks of tables: a task for each row, by what its columns mean.

use super::draft::{Around, Draft};
use crate::diag::Code;
use crate::grammar::attribution;
use crate::grammar::statement::{self, Setting, Statement};
use crate::grammar::{PartyKind, names};
use crate::lexicon::{Meaning, Role, holds, words};
use crate::outline::Row;
use crate::plan::model::{Column, Spot};
use crate::text::Text;
use crate::zh::list;

/// Adds the task of one row; a row that holds none adds nothing.
pub(super) fn row(
    row: &Row,
    spot: Spot,
    columns: &[Column],
    around: &Around,
    above: &mut Vec<Text>,
    draft: &mut Draft<'_>,
) {
    let answered = columns
        .iter()
        .any(|c| matches!(c.meaning, Meaning::Units(..) | Meaning::Clauses));
    // Where a column says who leads, the rule for lists that do not say it is for that one.
    let leads = |c: &Column| matches!(c.meaning, Meaning::Units(Role::Lead, _));
    let lead = draft.lead.filter(|_| !columns.iter().any(leads));
    let cells = || columns.iter().zip(&row.cells);
    let label = cells()
        .find(|(column, _)| column.meaning == Meaning::Label)
        .map_or_else(Text::default, |(_, cell)| cell.text.clone());
    let at = draft.task(
        label,
        around.numbers.to_vec(),
        Text::default(),
        row.span,
        around,
    );
    draft.tasks[at].spot = spot;
    draft.tasks[at].cells = row.cells.iter().map(|cell| cell.span).collect();
    above.resize(columns.len().max(above.len()), Text::default());
    for ((column, cell), above) in cells().zip(above) {
        if let Some((_, id)) = cell.ids.first() {
            draft.give(at, id);
        }
        // 同上 says what the cell above says.
        let same = holds(&words().asides.same, &cell.text) && !above.is_empty();
        if !same {
            above.clone_from(&cell.text);
        }
        let text: &Text = above;
        if text.is_empty() {
            continue;
        }
        let (setting, tier) = match column.meaning {
            Meaning::Label => continue,
            Meaning::Title => {
                draft.tasks[at].title = Some(text.clone());
                continue;
            }
            Meaning::Text if answered => {
                draft.tasks[at].text = text.clone();
                draft.tasks[at].span = text.whole();
                continue;
            }
            Meaning::Text => {
                // No column says who answers: the cell does.
                let attributions = attribution::attributions(text, draft.lead);
                let end = attributions.first().map_or(text.len(), |c| c.range.start);
                let end = text[..end].trim_end().len();
                draft.tasks[at].text = text.slice(0..end);
                draft.tasks[at].span = text.span(0..end);
                for attribution in attributions {
                    draft.answer(
                        at,
                        &attribution.statement,
                        text,
                        attribution.inner.start,
                        None,
                    );
                }
                continue;
            }
            Meaning::Deadline => {
                if !holds(&words().asides.blank, text) {
                    draft.tasks[at].deadline = Some(text.clone());
                }
                continue;
            }
            Meaning::Other => {
                let entry = (column.heading.clone(), text.clone());
                draft.tasks[at].other.push(entry);
                continue;
            }
            Meaning::Units(role, tier) => (Setting::Column(role, &column.heading), tier),
            Meaning::Clauses => (Setting::Sentences(&column.heading), None),
        };
        let mut reading = statement::read(text, setting, lead);
        if words().columns.persons.within(&column.heading) {
            without_persons(&mut reading);
        }
        draft.answer(at, &reading, text, 0, tier);
    }
    settle(at, row, columns, draft);
}

/// Keeps the task of a row, or takes it back: without text, or with neither a number nor anybody who answers, it is
/// none, which is an error where the row holds words.
fn settle(at: usize, row: &Row, columns: &[Column], draft: &mut Draft<'_>) {
    let named = draft.given(at).is_some() || !draft.tasks[at].label.is_empty();
    let task = &mut draft.tasks[at];
    if task.text.is_empty() {
        // A row with a name and no text is a task by its name.
        task.text = task.title.take().unwrap_or_default();
    }
    let (span, nobody, label) = (task.span, task.assignments.is_empty(), task.label.clone());
    if task.text.is_empty() || !named && nobody {
        let (message, help) = if task.text.is_empty() {
            (
                "这一行没有写任务内容，没有算作任务",
                "补上任务内容；这一行如果属于上一项，并到上一行",
            )
        } else {
            (
                "这一行没有序号，也没有责任单位，没有算作任务",
                "补上序号；这一行如果属于上一项，并到上一行；如果是说明，写成表外的一段",
            )
        };
        draft.drop_last();
        // An empty row, or a number alone, loses nothing.
        let mut cells = columns.iter().zip(&row.cells);
        if cells.any(|(column, cell)| column.meaning != Meaning::Label && !cell.text.is_empty()) {
            draft.doubt(Code::RowLost, span, message.to_owned(), Some(help));
        }
        return;
    }
    if !named {
        let help = Some("补上序号，或在序号格里写 {#编号}");
        draft.doubt(Code::TaskLabel, span, "这一行没有序号".to_owned(), help);
    }
    if nobody {
        let message = format!("第{label}项没有写明责任单位");
        draft.doubt(Code::Nobody, span, message, None);
    }
}

/// 文旅办（王某）, 县交通局 甲某某 under 责任单位及责任人: the person in the bracket or behind the blank is no part of the
/// name.
fn without_persons(reading: &mut Statement) {
    for answer in &mut reading.answers {
        let bracket = list::last_bracket(&answer.name);
        let start = match &bracket {
            Some(bracket) => bracket.start,
            None => match answer.name.rfind(char::is_whitespace) {
                Some(blank) => blank,
                None => continue,
            },
        };
        let person =
            answer.name[start..].trim_matches(|c: char| c.is_whitespace() || "（）()".contains(c));
        if person.chars().count() <= LONGEST_PERSON && names::kind(person) == PartyKind::Unknown {
            let name = answer.name[..start].trim_end().len();
            answer.range.end -= answer.name.len() - name;
            answer.name.truncate(name);
            answer.kind = names::kind(&answer.name);
        }
    }
}

/// The most characters of a person's name.
const LONGEST_PERSON: usize = 4;
