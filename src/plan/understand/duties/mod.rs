//! Bodies as headings, with their duties below: 一、县水利局 / 1.负责水情监测。 / 2.组织巡查。
//!
//! Also in one paragraph: （一）县水利局：负责水情监测。 Read only in documents that make no rules and whose tasks no table
//! lists, where nothing else says who answers; a single body as a heading may head anything, so three must stand in
//! one sequence, or two that are most of it.

mod named;

use std::ops::Range;

use self::named::{Named, is_body, may_be_body, named};
use super::draft::{Draft, words as words_of};
use super::siblings;
use crate::diag::Code;
use crate::grammar::attribution;
use crate::grammar::duty;
use crate::grammar::statement::{self, Setting};
use crate::lexicon::{Role, start as start_of, words};
use crate::plan::model::{Block, BlockKind};
use crate::text::Text;
use crate::zh::trim::trim_blanks;
use crate::zh::{item, list};

/// A duty: which paragraphs or headings, and which body answers.
struct Duty {
    /// The block and the stretch of it that names those who answer.
    answers: (usize, Range<usize>),
    /// Whether a body is among them, not only a phrase for many (各中小学校).
    one: bool,
    /// Where its number stands: the block, and the stretch of it.
    label: Option<(usize, Range<usize>)>,
    enclosing: Vec<u32>,
    /// The blocks that make its text, with the stretch of each.
    parts: Vec<(usize, Range<usize>)>,
}

/// Finds the duties of bodies and adds them as tasks.
pub(super) fn find(draft: &mut Draft<'_>) {
    let duties = duties(draft);
    if !duties.iter().any(|duty| duty.one) {
        return;
    }
    for (at, name) in strangers(&draft.blocks) {
        let text = draft.words(at).map_or("", Text::as_str);
        let name = text[name].to_owned();
        let message =
            format!("“{name}”的前后各项都是单位和它的职责，这一项看不出是单位，没有列为任务");
        draft.doubt(Code::Unread, draft.blocks[at].span, message, None);
    }
    for duty in duties {
        add(duty, draft);
    }
}

/// Adds a duty as a task.
fn add(duty: Duty, draft: &mut Draft<'_>) {
    let (first, range) = duty.parts[0].clone();
    let mut around = (*draft.around[first]).clone();
    if matches!(draft.blocks[first].kind, BlockKind::Heading { .. }) {
        // A duty that is a heading itself does not stand under itself.
        around.group = around.group.outer();
    }
    let span = draft.words(first).map(|text| text.span(range));
    let mut text = Text::default();
    let mut helpers = Vec::new();
    for (part, (at, range)) in duty.parts.iter().enumerate() {
        let Some(whole) = draft.words(*at) else {
            continue;
        };
        let mut words = whole.slice(range.clone());
        if let Some(helped) = attribution::helpers(&words) {
            let inner = range.start + helped.inner.start;
            helpers.push((whole.clone(), inner, helped.statement));
            words = words.slice(0..helped.range.start);
        }
        if part > 0 {
            text.push_break();
        }
        text.push(&words.trim());
    }
    let (block, name) = duty.answers;
    let Some(bodies) = draft.words(block).cloned() else {
        return;
    };
    let label = duty.label.map_or_else(Text::default, |(block, range)| {
        let words = draft.words(block);
        words.map_or_else(Text::default, |text| text.slice(range))
    });
    let enclosing = duty.enclosing;
    let task = draft.task(label, enclosing, text, span.unwrap_or_default(), &around);
    let setting = Setting::Column(Role::Responsible, "");
    let reading = statement::read(&bodies[name.clone()], setting, None);
    draft.answer(task, &reading, &bodies, name.start, None);
    for (words, from, reading) in helpers {
        draft.answer(task, &reading, &words, from, None);
    }
    for (at, range) in duty.parts {
        draft.mark(at, task, range);
    }
}

/// Whether so many items of a sequence are bodies that they cannot be bodies by chance.
fn are_enough(blocks: &[Block], at: usize) -> bool {
    let text = words_of(&blocks[at]).map_or("", Text::as_str);
    let all = |is: fn(&str) -> bool| siblings::heads(blocks, at, is) + usize::from(is(text));
    let sure = all(is_body);
    sure >= 3 || sure == 2 && (siblings::count(blocks, at, |_| true) < 3 || all(may_be_body) >= 3)
}

/// The body in force while the items below it are read.
struct Body<'b> {
    /// Its block, and the stretch of its name.
    answers: (usize, Range<usize>),
    /// Whether it is one body at least, and not only a phrase for many (各中小学校).
    one: bool,
    /// Its number, if it has one.
    number: Option<item::Heading<'b>>,
    /// The outermost numbers of the items below it.
    below: Option<item::Style>,
}

/// Whether a block is no duty of the body above: 抄送 stands below the whole document, a task by itself.
fn is_apart(draft: &Draft<'_>, at: usize) -> bool {
    let Some(text) = draft.words(at) else {
        return true;
    };
    draft.is_taken(at, &(0..text.len())) || start_of(&words().duties.below, text).is_some()
}

/// All duties of a document, in order.
fn duties(draft: &Draft<'_>) -> Vec<Duty> {
    let mut scan = Scan {
        blocks: &draft.blocks,
        out: Vec::new(),
        body: None,
        open: None,
    };
    for at in 0..draft.blocks.len() {
        if is_apart(draft, at) {
            scan.body = None;
        } else {
            scan.block(at);
        }
    }
    scan.out
}

/// Goes through the blocks from top to bottom.
struct Scan<'b> {
    blocks: &'b [Block],
    out: Vec<Duty>,
    body: Option<Body<'b>>,
    /// The number of the item that is being read.
    open: Option<item::Style>,
}

impl<'b> Scan<'b> {
    fn block(&mut self, at: usize) {
        let block = &self.blocks[at];
        let Some(text) = words_of(block) else {
            return;
        };
        let number = item::heading(text);
        let title = matches!(block.kind, BlockKind::Heading { level: 1, .. });
        let taken = self.names(at, text, number.as_ref(), title)
            || number.is_none() && self.was_cut(at, text);
        // 县气象局负责气象分析。 between bodies with their duties is its own.
        if !taken && number.is_none() && (is_body(text) || self.is_strange(at, text)) {
            self.body = None;
        } else if !taken {
            self.item(at, text, number, title);
        }
    }

    /// Whether a block names a body, perhaps with a duty of it; it is in force from here on.
    fn names(
        &mut self,
        at: usize,
        text: &'b str,
        number: Option<&item::Heading<'b>>,
        title: bool,
    ) -> bool {
        let start = number.map_or(0, |n| n.len);
        let start = start + duty::leading_marks(&text[start..]);
        // 1.巡查教学实验室。 under a body ends like one and is its duty.
        let is_duty = text.ends_with('。')
            && self.body.as_ref().is_some_and(|body| {
                let own = body.number.as_ref().map(|n| n.style);
                body.one && number.is_some_and(|n| Some(n.style) > own)
            });
        let loose = || {
            let named = named(text, start, true)?;
            let alike = siblings::alike(self.blocks, at, is_body) + usize::from(is_body(text));
            (alike >= 2).then_some(named)
        };
        let head = named(text, start, false)
            .or_else(loose)
            .filter(|_| !title && !is_duty && are_enough(self.blocks, at));
        let Some(Named { name, one, duty }) = head else {
            return false;
        };
        self.open = number.map(|n| n.style).filter(|_| !duty.is_empty());
        if !duty.is_empty() {
            self.out.push(Duty {
                answers: (at, name.clone()),
                one,
                label: number.map(|n| label(at, n)),
                enclosing: Vec::new(),
                parts: vec![(at, duty)],
            });
        }
        self.body = Some(Body {
            answers: (at, name),
            one,
            number: number.cloned(),
            below: None,
        });
        true
    }

    /// Whether an item between bodies with their duties names somebody, too, who is none: 护林队：巡护林区。
    fn is_strange(&self, at: usize, text: &str) -> bool {
        stranger(text).is_some() && siblings::alike(self.blocks, at, is_body) >= 2
    }

    /// Whether the item above was cut behind a semicolon and goes on here.
    fn was_cut(&mut self, at: usize, text: &str) -> bool {
        let Some(duty) = self.out.last_mut() else {
            return false;
        };
        let cut = duty.parts.last().is_some_and(|&(last, _)| {
            let before = words_of(&self.blocks[last]);
            last + 1 == at && before.is_some_and(|t| t.ends_with(['；', ';', '，']))
        });
        if cut {
            duty.parts.push((at, 0..text.len()));
        }
        cut
    }

    /// An item below a body: a duty of it, or the rest of one, unless it stands outside of the body.
    fn item(&mut self, at: usize, text: &str, number: Option<item::Heading<'_>>, title: bool) {
        let Some(body) = &mut self.body else {
            return;
        };
        let outer = |n: &item::Heading<'_>| match (&body.number, body.below) {
            (Some(own), _) => n.style <= own.style,
            (None, Some(below)) => n.style < below,
            (None, None) => false,
        };
        // A heading does not stand under a body that is a paragraph.
        let heads = matches!(self.blocks[at].kind, BlockKind::Heading { .. })
            && matches!(
                self.blocks[body.answers.0].kind,
                BlockKind::Paragraph { .. }
            );
        // （1）综合协调组：由县应急局牵头 has its own bodies.
        let start = number.as_ref().map_or(0, |n| n.len);
        let by_whom = duty::duty(&text[start..])
            .is_some_and(|duty| duty.given && duty.actors_are == duty::Actors::Bodies);
        if title || heads || by_whom || number.as_ref().is_some_and(outer) {
            self.body = None;
            return;
        }
        // A sign-off is no duty, nor is a sentence that leads in to them; but （县财政局配合） may stand behind one.
        let bare = list::without_last_bracket(text).trim_end();
        if number.is_none() && !bare.ends_with(['。', '；', ';', '！']) {
            return;
        }
        // 各单位要明确联络员。 below the items of the last body is meant for all.
        if number.is_none() && self.open.is_some() && duty::is_asked(text) {
            self.body = None;
            return;
        }
        body.below = body.below.or(number.as_ref().map(|n| n.style));
        let goes_on = match (&number, self.open) {
            (Some(n), Some(open)) => n.style > open,
            (None, Some(_)) => true,
            (_, None) => false,
        };
        let part = (at, number.as_ref().map_or(0, |n| n.len)..text.len());
        match self.out.last_mut() {
            Some(duty) if goes_on && duty.answers.0 == body.answers.0 => duty.parts.push(part),
            _ => {
                let own = body.number.as_ref();
                self.open = number.as_ref().or(own).map(|n| n.style);
                let of_body = || Some(label(body.answers.0, own?));
                self.out.push(Duty {
                    answers: body.answers.clone(),
                    one: body.one,
                    label: number.map_or_else(of_body, |n| Some(label(at, &n))),
                    enclosing: own.map(|n| n.number).into_iter().collect(),
                    parts: vec![part],
                });
            }
        }
    }
}

/// Items among bodies with their duties that name no body and have something below or behind them: told, since their
/// duties may be tasks all the same. Each with the stretch of its name.
fn strangers(blocks: &[Block]) -> Vec<(usize, Range<usize>)> {
    let stranger = |at: usize| {
        let text = words_of(&blocks[at])?;
        let name = stranger(text)?;
        let start = item::heading(text).map_or(0, |n| n.len);
        let beside = siblings::beside(blocks, at, may_be_body);
        let listed = || text.contains(['：', ':']) && siblings::heads(blocks, at, is_body) > 2;
        let among = beside == 2 || beside == 1 && listed();
        (among && named(text, start, true).is_none()).then_some((at, name))
    };
    (0..blocks.len()).filter_map(stranger).collect()
}

/// The short name that an item is, or that stands before its colon.
fn stranger(text: &str) -> Option<Range<usize>> {
    let start = item::heading(text).map_or(0, |n| n.len);
    let end = text[start..]
        .find(['：', ':'])
        .map_or(text.len(), |at| start + at);
    let name = trim_blanks(text, start..end);
    let short = text[name.clone()].chars().count() <= LONGEST_STRANGER;
    (short && !name.is_empty() && !text[name.clone()].contains(['，', '。', '；'])).then_some(name)
}

/// The most characters of a name that looks like nobody's.
const LONGEST_STRANGER: usize = 12;

/// Where the number of an item stands in its block.
fn label(block: usize, number: &item::Heading<'_>) -> (usize, Range<usize>) {
    (block, number.at.clone())
}
