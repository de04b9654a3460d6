//! Tasks of tables: a task for each row, by what `columns` says of its cells.

use super::body::RawRow;
use super::ids::Naming;
use super::inline::Inline;
use super::{Assignment, Column, Meaning, Role, Task, Tier};
use crate::diag::{Code, Diagnostic};
use crate::front::LeadRule;
use crate::grammar::closings;
use crate::grammar::names::{self, Sort};
use crate::grammar::responsibility::{self, Reading, Setting};
use crate::lexicon::{holds, words};
use crate::source::Lines;
use crate::zh::list;

/// What surrounds a table or a paragraph.
#[derive(Debug, Clone)]
pub(super) struct Surroundings<'a> {
    /// The headings over it in its part, from the top down.
    pub(super) group: &'a [String],
    /// Their numbers, of those that have one.
    pub(super) enclosing: &'a [u32],
    /// How undivided lists say who leads.
    pub(super) lead: Option<LeadRule>,
}

/// The task of one row, with what its id is made from; none for a row that holds none, which is an error
/// where it holds words.
pub(super) fn row(
    row: &RawRow,
    columns: &[Column],
    around: &Surroundings<'_>,
    lines: &Lines<'_>,
    found: &mut Vec<Diagnostic>,
) -> Option<(Task, Naming)> {
    let mut task = Task {
        id: String::new(),
        label: String::new(),
        title: None,
        text: String::new(),
        group: around.group.to_vec(),
        assignments: Vec::new(),
        deadline: None,
        regions: Vec::new(),
        other: Vec::new(),
        unread: Vec::new(),
        place: lines.place(row.range.clone()),
    };
    let mut given = None;
    let answered = columns
        .iter()
        .any(|c| matches!(c.meaning, Meaning::Units(..) | Meaning::Clauses));
    // Where a column says who leads, the rule for lists that do not say it is for that one.
    let leads = |c: &Column| matches!(c.meaning, Meaning::Units(Role::Lead, _));
    let lead = around.lead.filter(|_| !columns.iter().any(leads));
    for (column, cell) in columns.iter().zip(&row.cells) {
        if let Some((_, id)) = cell.ids.first() {
            given = Some(id.clone());
        }
        if cell.text.is_empty() {
            continue;
        }
        let setting = match column.meaning {
            Meaning::Label => {
                task.label.clone_from(&cell.text);
                continue;
            }
            Meaning::Title => {
                task.title = Some(cell.text.clone());
                continue;
            }
            Meaning::Text if answered => {
                task.text.clone_from(&cell.text);
                task.place = lines.place(cell.whole());
                continue;
            }
            Meaning::Text => {
                // No column says who answers: the cell does.
                let closings = closings::find(&cell.text, around.lead);
                let end = closings.first().map_or(cell.text.len(), |c| c.range.start);
                cell.text[..end].trim_end().clone_into(&mut task.text);
                task.place = lines.place(cell.source(0..end));
                for closing in closings {
                    let words = cell.part(closing.inner);
                    answer(&mut task, &closing.reading, &words, None, lines, found);
                }
                continue;
            }
            Meaning::Deadline => {
                if !holds(&words().asides.blank, &cell.text) {
                    task.deadline = Some(cell.text.clone());
                }
                continue;
            }
            Meaning::Other => {
                task.other.push((column.heading.clone(), cell.text.clone()));
                continue;
            }
            Meaning::Units(role, _) => Setting::Column(role, &column.heading),
            Meaning::Clauses => Setting::Sentences(&column.heading),
        };
        let tier = match column.meaning {
            Meaning::Units(_, tier) => tier,
            _ => None,
        };
        let mut reading = responsibility::read(&cell.text, setting, lead);
        if ["责任人", "负责人"]
            .iter()
            .any(|w| column.heading.contains(w))
        {
            without_persons(&mut reading);
        }
        answer(&mut task, &reading, cell, tier, lines, found);
    }
    if task.text.is_empty() {
        // A row with a name and no text is a task by its name.
        task.text = task.title.take().unwrap_or_default();
    }
    let named = given.is_some() || !task.label.is_empty();
    if task.text.is_empty() || !named && task.assignments.is_empty() {
        found.extend(lost(row, columns, task));
        return None;
    }
    if !named {
        let unnamed = Diagnostic::new(Code::TaskLabel, task.place.clone(), "这一行没有序号");
        found.push(unnamed.help("补上序号，或在序号格里写 {#编号}"));
    }
    if task.assignments.is_empty() {
        let message = format!("第{}项没有写明责任单位", task.label);
        found.push(Diagnostic::new(Code::Nobody, task.place.clone(), message));
    }
    let naming = Naming {
        given,
        label: task.label.clone(),
        enclosing: around.enclosing.to_vec(),
    };
    Some((task, naming))
}

/// What is wrong with a row that is no task; an empty one, or a number alone, loses nothing.
fn lost(row: &RawRow, columns: &[Column], task: Task) -> Option<Diagnostic> {
    let mut cells = columns.iter().zip(&row.cells);
    cells.find(|(column, cell)| column.meaning != Meaning::Label && !cell.text.is_empty())?;
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
    Some(Diagnostic::new(Code::RowLost, task.place, message).help(help))
}

/// 文旅办（王某） under 责任单位及责任人: the person in the bracket is no part of the name.
fn without_persons(reading: &mut Reading) {
    for answer in &mut reading.answers {
        let Some(bracket) = list::last_bracket(&answer.name) else {
            continue;
        };
        let person = answer.name[bracket.clone()].trim_matches(|c| "（）()".contains(c));
        if person.chars().count() <= 4 && names::sort(person) == Sort::Unknown {
            answer.range.end -= answer.name.len() - bracket.start;
            answer.name.truncate(bracket.start);
            answer.sort = names::sort(&answer.name);
        }
    }
}

/// Puts what a text of responsibilities says into its task.
pub(super) fn answer(
    task: &mut Task,
    reading: &Reading,
    cell: &Inline,
    tier: Option<Tier>,
    lines: &Lines<'_>,
    found: &mut Vec<Diagnostic>,
) {
    let place = |range: &std::ops::Range<usize>| lines.place(cell.source(range.clone()));
    let before = task.assignments.len();
    for answer in &reading.answers {
        let assignment = Assignment {
            name: answer.name.replace('\n', ""),
            role: answer.role,
            tier,
            collective: answer.sort == Sort::Collective,
            region: answer.sort == Sort::Place,
            said: answer.said.clone(),
            place: place(&answer.range),
        };
        let twin = task.assignments[before..]
            .iter()
            .find(|a| a.name == assignment.name && a.role == assignment.role && !a.collective);
        if let Some(twin) = twin {
            let message = format!("“{}”写了两次", assignment.name);
            found.push(
                Diagnostic::new(Code::NamedTwice, assignment.place.clone(), message)
                    .related(twin.place.clone(), "第一次在这里"),
            );
        }
        task.assignments.push(assignment);
    }
    let said = |range: &std::ops::Range<usize>| cell.text[range.clone()].to_owned();
    task.regions.extend(reading.regions.iter().map(&said));
    if task.deadline.is_none() {
        task.deadline = reading.deadline.as_ref().map(&said);
    }
    task.other.extend(
        reading
            .other
            .iter()
            .map(|(label, text)| (said(label), said(text))),
    );
    for unread in &reading.unread {
        let words = said(unread);
        found.push(
            Diagnostic::new(Code::Unread, place(unread), format!("读不懂“{words}”"))
                .help("检查这里的标点；一个单位一个名称，用顿号分开"),
        );
        task.unread.push((words, place(unread)));
    }
}
