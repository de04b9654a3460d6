//! Duties told as sentences: 财政部牵头研究政策。 （1）县水务局负责水库调度。 请县科技局办理。
//!
//! What hands something over (由…, 请…) is a task. What only tells what somebody answers for is one in company: where
//! several such sentences, items or paragraphs stand together, or under a heading that speaks of duties. Rules tell
//! what offices do every day, and beside a table of tasks its prose repeats them: there a person decides
//! (`duties = true` or `false` in the hints), and what was left is told, with its places.

use std::ops::Range;
use std::sync::Arc;

use super::draft::{Draft, words as words_of};
use super::left::{self, Left};
use super::siblings;
use super::spoken::{self, STOPS};
use crate::grammar::duty::{self, Actors, Duty};
use crate::lexicon::{Role, contains, start as start_of, words};
use crate::plan::model::{Block, BlockKind};
use crate::text::Text;
use crate::zh::trim::{trim_blanks, trim_matches};
use crate::zh::{item, list};

/// How many sentences that tell duties must stand together.
const COMPANY: usize = 3;

/// A sentence that says who does what.
struct Sentence {
    /// Its block, and the stretch of it that is the task.
    block: usize,
    range: Range<usize>,
    /// Where the sentence begins.
    from: usize,
    duty: Duty,
    /// Whether it opens its block, behind the number.
    opens: bool,
    /// Whether it was cut from the sentence before it, and shares what becomes of that.
    cut: bool,
    /// Where the number of the item that it opens stands in the block, if it has one.
    label: Option<Range<usize>>,
}

/// Adds the tasks that are told as sentences, and tells what was left. `told`: the document makes rules or tells what was
/// done, `listed`: a table has the tasks; there it is for a person to say whether they are, but for what the document says
/// of the time ahead. `asked`: what one has answered.
pub(super) fn find(told: bool, listed: bool, asked: Option<bool>, draft: &mut Draft<'_>) {
    if asked == Some(false) {
        return;
    }
    let (sentences, mut left) = all(draft);
    let company = in_company(&sentences, draft);
    let mut sure: Vec<bool> = sentences
        .iter()
        .zip(company)
        .map(|(one, company)| company || is_given(one, draft))
        .collect();
    share(&sentences, &mut sure);
    // A document that gives out tasks goes on to do so: 市财政局负责落实补贴。 in an item is one more.
    let firm: Vec<bool> = (sentences.iter().zip(&sure))
        .map(|(one, sure)| *sure || is_firm_in_item(one, draft))
        .collect();
    if draft.tasks.len() + firm.iter().filter(|firm| **firm).count() >= COMPANY {
        sure = firm;
    }
    let before = draft.tasks.len();
    // The words of a block, which are many sentences', are copied once.
    let mut words: Option<(usize, Text)> = None;
    for (one, sure) in sentences.into_iter().zip(sure) {
        let sure = sure && !listed && (!told || is_ahead(one.block, draft));
        if asked == Some(true) || sure {
            if words.as_ref().is_none_or(|(block, _)| *block != one.block) {
                words = draft.words(one.block).map(|text| (one.block, text.clone()));
            }
            if let Some((_, text)) = &words {
                add(one, text, draft);
            }
        } else if one.duty.actors_are != Actors::Stranger
            && let Some(text) = draft.words(one.block)
        {
            let from = one.from;
            let actors = from + one.duty.actors.start..from + one.duty.actors.end;
            left.push(Left::new(one.block, text, actors, from..one.range.end));
        }
    }
    if draft.tasks.len() > before {
        draft.sort();
    }
    let tables = draft.blocks.iter().enumerate();
    let rows = tables.filter_map(|(at, block)| match &block.kind {
        BlockKind::Table { rows } => Some(left::in_table(at, rows)),
        _ => None,
    });
    let rows: Vec<Left> = rows.flatten().collect();
    draft.left_in_tables(&rows);
    left.sort_by_key(|left| (left.block, left.sentence.start()));
    draft.left(&left);
}

/// Whether a block stands under a heading that speaks of the time ahead: 下一步打算.
fn is_ahead(block: usize, draft: &Draft<'_>) -> bool {
    let mut headings = draft.around[block].group.iter();
    headings.any(|text| contains(&words().duties.ahead, text))
}

/// Lets pieces that were cut from one sentence all be tasks where one of them is.
fn share(sentences: &[Sentence], sure: &mut [bool]) {
    let mut from = 0;
    while from < sentences.len() {
        let more = sentences[from + 1..]
            .iter()
            .take_while(|one| one.cut)
            .count();
        let series = &mut sure[from..=from + more];
        let one = series.contains(&true);
        series.fill(one);
        from += more + 1;
    }
}

/// Whether a sentence of an item hands something over to a body, says that one leads, or only who answers.
fn is_given(one: &Sentence, draft: &Draft<'_>) -> bool {
    let numbered = one.label.is_some();
    let below = !draft.around[one.block].numbers.is_empty();
    let many = one.duty.actors_are == Actors::Many;
    let mut answers = one.duty.statement.answers.iter();
    let before = draft.words(one.block).map_or("", Text::as_str);
    let before = &before[one.from..one.from + one.duty.actors.start];
    // 由于历史原因，县住建局牵头，另行研究 tells of a case.
    let opens = !before.contains(['，', ',']);
    let leads = opens && !many && answers.any(|a| a.role == Role::Lead);
    // 水源保障，县水利局负责: it says nothing else.
    let only_says = one.duty.spoken.is_some();
    (one.duty.given && !many || leads || only_says) && (numbered || below)
}

/// Whether a sentence of an item says of bodies, and nothing else, that they do something.
fn is_firm_in_item(one: &Sentence, draft: &Draft<'_>) -> bool {
    let in_item = one.label.is_some() || !draft.around[one.block].numbers.is_empty();
    let text = draft.words(one.block).map_or("", Text::as_str);
    // 专班办公室设在县文化中心，承担日常工作 says where an office is.
    let seated = words().duties.seated.within(&text[one.range.clone()]);
    in_item && !seated && one.duty.is_firm() && one.duty.actors_are == Actors::Bodies
}

/// All such sentences of a document that belong to no task yet.
///
/// Beside them the sentences that seem to say who answers and cannot be read.
fn all(draft: &Draft<'_>) -> (Vec<Sentence>, Vec<Left>) {
    let (mut out, mut left) = (Vec::new(), Vec::new());
    for (at, block) in draft.blocks.iter().enumerate() {
        if let Some(text) = words_of(block).filter(|_| may_hold(block)) {
            in_block(at, text, draft, &mut out, &mut left);
        }
    }
    (out, left)
}

/// The sentences of one block.
fn in_block(
    block: usize,
    text: &Text,
    draft: &Draft<'_>,
    out: &mut Vec<Sentence>,
    left: &mut Vec<Left>,
) {
    let number = |from: usize, to: usize| {
        let number = item::heading(&text[from..to])?;
        let label = from + number.at.start..from + number.at.end;
        Some((label, from + number.len))
    };
    let first = out.len();
    // The name of the item that a sentence follows: 一、污染处置组。由…牵头.
    let mut item: Option<(Range<usize>, Range<usize>)> = None;
    // Where the item began, as long as nothing in it says who answers.
    let mut unsaid: Option<(Range<usize>, usize)> = None;
    let sentences = list::split(text, |c| STOPS.contains(c) || c == '\u{3000}').into_iter();
    let pieces = sentences.flat_map(|sentence| {
        let whole = trim_blanks(text, sentence.clone());
        let body = number(whole.start, whole.end).map_or(whole.start, |(_, body)| body);
        let cuts = duty::cuts(&text[body..whole.end]).into_iter();
        let ends = cuts.map(|at| body + at).chain([sentence.end]);
        let mut from = sentence.start;
        let piece = |end| {
            let piece = std::mem::replace(&mut from, end)..end;
            (piece.start > sentence.start, piece)
        };
        ends.map(piece).collect::<Vec<_>>()
    });
    for (cut, sentence) in pieces {
        let stop = text[sentence.end..].chars().next();
        let end = sentence.end
            + stop
                .filter(|&c| STOPS.contains(c))
                .map_or(0, char::len_utf8);
        let whole = trim_blanks(text, sentence.start..end);
        if whole.is_empty() {
            continue;
        }
        let (label, body) = number(whole.start, whole.end).unzip();
        let range = trim_blanks(text, body.unwrap_or(whole.start)..whole.end);
        let free = !range.is_empty() && !draft.is_taken(block, &range);
        let Some(duty) = duty::duty(&text[range.clone()]).filter(|_| free) else {
            if free && let Some(name) = duty::hint(&text[range.clone()]) {
                let name = range.start + name.start..range.start + name.end;
                left.push(Left::new(block, text, name, range.clone()));
            }
            match &label {
                _ if !free => unsaid = None,
                Some(label) => unsaid = Some((label.clone(), range.start)),
                None => {}
            }
            let short = text[range.clone()].chars().count() <= LONGEST_NAME;
            item = label.filter(|_| short).map(|label| (label, range));
            continue;
        };
        let before = unsaid.take().filter(|_| duty.refers && label.is_none());
        let before = before.map(|(label, start)| (label, start..start));
        let name = before.or(item.take().filter(|_| label.is_none()));
        let opens = out.len() == first && text[..range.start].trim().len() <= body.unwrap_or(0)
            || name
                .as_ref()
                .is_some_and(|(label, _)| text[..label.start].trim().is_empty());
        let (label, start) = match name {
            Some((label, name)) => (Some(label), name.start),
            None => (
                label.or_else(|| number(0, text.len()).map(|(label, _)| label)),
                range.start,
            ),
        };
        out.push(Sentence {
            block,
            from: range.start,
            range: start..range.end,
            duty,
            opens,
            cut,
            label,
        });
    }
    // What stands behind a sentence goes on with it: to the next, or to the end of what it opens.
    for at in first..out.len() {
        let own = out[at].range.clone();
        // The number of the next one may stand before it, or far above.
        let to = out.get(at + 1).map_or(text.len(), |next| {
            let label = next.label.as_ref().map(|label| label.start);
            let before = label.filter(|&label| label >= own.end);
            before.unwrap_or(next.range.start)
        });
        let rest = &text[own.end..to];
        let labels = &words().labels.duties;
        let named = labels.start(rest.trim_start()).is_some();
        let stop = rest
            .find('。')
            .map_or(rest.len(), |stop| stop + '。'.len_utf8());
        let more = match text[..own.end].ends_with(['。', '！']) {
            _ if out[at].opens || named => rest.len(),
            true => 0,
            // In prose it ends with the full stop.
            false => stop,
        };
        let ends = |c: char| c.is_whitespace() || "，,".contains(c);
        out[at].range = trim_matches(text, own.start..own.end + more, ends);
    }
}

/// The most characters of an item's name before the sentence that says who answers for it.
const LONGEST_NAME: usize = 20;

/// Whether a block can hold duties: 抄送 and the title cannot.
fn may_hold(block: &Block) -> bool {
    let title = matches!(block.kind, BlockKind::Heading { level: 1, .. });
    !title && words_of(block).is_some_and(|text| start_of(&words().duties.below, text).is_none())
}

/// Which sentences stand in company enough to be tasks, though they hand nothing over.
fn in_company(sentences: &[Sentence], draft: &Draft<'_>) -> Vec<bool> {
    let is_named = |one: &Sentence| one.duty.actors_are != Actors::Stranger;
    let mut opened = vec![false; draft.blocks.len()];
    let mut named = vec![0_usize; draft.blocks.len()];
    for one in sentences {
        opened[one.block] |= one.opens && is_named(one);
        named[one.block] += usize::from(is_named(one));
    }
    let enough = |one: &Sentence| {
        let mut others = named[one.block] - usize::from(is_named(one));
        if one.opens {
            others = others.max(siblings::count(&draft.blocks, one.block, |at| opened[at]));
        }
        let mut headings = draft.around[one.block].group.iter();
        let headed = headings.any(|text| contains(&words().duties.heads, text));
        let sure = one.duty.is_firm() && one.duty.actors_are == Actors::Bodies;
        others + 1 >= COMPANY || headed && (others > 0 || sure)
    };
    sentences.iter().map(enough).collect()
}

/// Adds a sentence as a task.
fn add(one: Sentence, text: &Text, draft: &mut Draft<'_>) {
    let around = Arc::clone(&draft.around[one.block]);
    let heading = || {
        let heading = around.group.last()?;
        Some(heading.slice(item::heading(heading)?.at))
    };
    let (label, outer) = match &one.label {
        Some(label) => (text.slice(label.clone()), around.numbers.len()),
        None => (
            heading().unwrap_or_default(),
            around.numbers.len().saturating_sub(1),
        ),
    };
    let enclosing = around.numbers[..outer].to_vec();
    let span = text.span(one.range.clone());
    let moved = |range: &Range<usize>| one.from + range.start..one.from + range.end;
    let words = match &one.duty.spoken {
        Some(spoken) => {
            let deadline = one.duty.statement.deadline.as_ref().map(moved);
            spoken::without(text, one.range.clone(), moved(spoken), deadline)
        }
        None => text.slice(one.range.clone()),
    };
    let task = draft.task(label, enclosing, words, span, &around);
    draft.answer(task, &one.duty.statement, text, one.from, None);
    draft.mark(one.block, task, one.range);
}
