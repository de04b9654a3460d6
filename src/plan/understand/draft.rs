//! A plan in the making: its blocks, the tasks found so far, and what is doubtful.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::left::{self, Left};
use crate::diag::{Code, Diagnostic, Lines, Place};
use crate::front::LeadRule;
use crate::grammar::PartyKind;
use crate::grammar::statement::Statement;
use crate::lexicon::Tier;
use crate::plan::ids::{self, Naming};
use crate::plan::model::{Assignment, Block, BlockKind, Group, Spot, Task};
use crate::rule::{Rule, Taken};

use crate::text::{Span, Text};

/// What stands over a block: the open headings of its part, from the top down, and their numbers.
#[derive(Debug, Clone, Default)]
pub(super) struct Around {
    pub(super) group: Group,
    pub(super) numbers: Arc<[u32]>,
}

/// What the steps of understanding add to.
pub(super) struct Draft<'d> {
    lines: &'d Lines,
    /// How undivided lists say who leads.
    pub(super) lead: Option<LeadRule>,
    pub(super) blocks: Vec<Block>,
    /// What stands over each block.
    pub(super) around: Vec<Arc<Around>>,
    /// The ids written into each block, with their places in its text.
    pub(super) ids: Vec<Vec<(usize, String)>>,
    pub(super) tasks: Vec<Task>,
    namings: Vec<Naming>,
    /// The stretches of running text that belong to tasks: task, block, bytes of its words.
    stretches: Vec<(usize, usize, Range<usize>)>,
    /// The same by block: where they begin and end, those that meet put together.
    of_block: Vec<BTreeMap<usize, usize>>,
    /// Whether each task stands in running text already.
    placed: Vec<bool>,
    /// Which rule of the grammar took which stretch of the file.
    taken: Vec<Taken>,
    found: &'d mut Vec<Diagnostic>,
}

impl<'d> Draft<'d> {
    pub(super) fn new(
        lines: &'d Lines,
        lead: Option<LeadRule>,
        found: &'d mut Vec<Diagnostic>,
    ) -> Self {
        Self {
            lines,
            lead,
            blocks: Vec::new(),
            around: Vec::new(),
            ids: Vec::new(),
            tasks: Vec::new(),
            namings: Vec::new(),
            stretches: Vec::new(),
            of_block: Vec::new(),
            placed: Vec::new(),
            taken: Vec::new(),
            found,
        }
    }

    /// A new task under the headings over it, still without anybody who answers for it.
    pub(super) fn task(
        &mut self,
        label: Text,
        enclosing: Vec<u32>,
        text: Text,
        span: Span,
        around: &Around,
    ) -> usize {
        self.namings.push(Naming {
            given: None,
            label: label.to_string(),
            enclosing,
        });
        self.tasks.push(Task {
            id: String::new(),
            label,
            title: None,
            text,
            group: around.group.clone(),
            assignments: Vec::new(),
            deadline: None,
            regions: Vec::new(),
            other: Vec::new(),
            unread: Vec::new(),
            span,
            cells: Vec::new(),
            spot: Spot::default(),
        });
        self.tasks.len() - 1
    }

    /// Takes the last task back: its row holds none.
    pub(super) fn drop_last(&mut self) {
        self.tasks.pop();
        self.namings.pop();
    }

    /// Gives a task the id that is written into the file.
    pub(super) fn give(&mut self, task: usize, id: &str) {
        self.namings[task].given = Some(id.to_owned());
    }

    /// The id that is written into the file for a task.
    pub(super) fn given(&self, task: usize) -> Option<&str> {
        self.namings[task].given.as_deref()
    }

    /// The words of a block, if it is a heading or a paragraph.
    pub(super) fn words(&self, block: usize) -> Option<&Text> {
        words(&self.blocks[block])
    }

    /// Lets a stretch of a heading or paragraph belong to a task.
    pub(super) fn mark(&mut self, block: usize, task: usize, range: Range<usize>) {
        self.placed.resize(self.tasks.len(), false);
        if !std::mem::replace(&mut self.placed[task], true) {
            self.tasks[task].spot = Spot {
                block: block as u32,
                row: None,
                end: range.end as u32,
            };
        }
        self.stretches.push((task, block, range.clone()));
        self.of_block.resize(self.blocks.len(), BTreeMap::new());
        let taken = &mut self.of_block[block];
        let (mut start, mut end) = (range.start, range.end);
        while let Some((&from, &to)) = taken.range(..=end).next_back()
            && to >= start
        {
            taken.remove(&from);
            (start, end) = (start.min(from), end.max(to));
        }
        taken.insert(start, end);
        if let BlockKind::Paragraph { tasks, .. } = &mut self.blocks[block].kind {
            tasks.push((task, range));
        }
    }

    /// A rule took a stretch of the file.
    pub(super) fn took(&mut self, span: Span, rule: &'static Rule) {
        self.taken.push((span, rule));
    }

    /// Something doubtful.
    pub(super) fn doubt(&mut self, code: Code, span: Span, message: String, help: Option<&str>) {
        let finding = Diagnostic::new(code, self.lines.place(span), message);
        self.found.push(match help {
            Some(help) => finding.help(help),
            None => finding,
        });
    }

    /// Whether a stretch of a block belongs to a task already.
    pub(super) fn is_taken(&self, block: usize, range: &Range<usize>) -> bool {
        let before = self.of_block.get(block).map(|all| all.range(..range.end));
        let last = before.and_then(|mut before| before.next_back());
        last.is_some_and(|(_, &end)| range.start < end)
    }

    /// Tells of sentences that seem to say who answers and are no tasks, in the order of the document.
    pub(super) fn left(&mut self, left: &[Left]) {
        self.found.extend(left::finding(left, self.lines));
    }

    /// Tells of rows of tables that look like tasks and are none.
    pub(super) fn left_in_tables(&mut self, left: &[Left]) {
        self.found.extend(left::of_tables(left, self.lines));
    }

    /// Puts what a statement of responsibilities says into a task; it was read of `text` from `from` on.
    pub(super) fn answer(
        &mut self,
        task: usize,
        reading: &Statement,
        text: &Text,
        from: usize,
        tier: Option<Tier>,
    ) {
        let moved = |range: &Range<usize>| from + range.start..from + range.end;
        let words = |range: &Range<usize>| text.slice(moved(range));
        let taken = reading.rules.iter();
        self.taken
            .extend(taken.map(|(range, rule)| (text.span(moved(range)), *rule)));
        let explained = matches!(
            self.lead,
            Some(LeadRule::Marked | LeadRule::MarkedOthersCooperate)
        );
        for answer in reading
            .answers
            .iter()
            .filter(|one| one.marked && !explained)
        {
            let message = format!(
                "“{}”旁边有记号，文中没有说明记号的意思，没有据此分出牵头和配合",
                answer.name
            );
            let help = "有记号的是牵头单位，就在文件头写 lead = \"marked\" 或 \"marked-others-cooperate\"。";
            self.doubt(
                Code::Unread,
                text.span(moved(&answer.range)),
                message,
                Some(help),
            );
        }
        let task = &mut self.tasks[task];
        let before = task.assignments.len();
        for answer in &reading.answers {
            let assignment = Assignment {
                name: answer.name.replace('\n', ""),
                role: answer.role,
                tier,
                collective: answer.kind == PartyKind::Collective,
                region: answer.kind == PartyKind::Place,
                wording: answer.wording.clone(),
                wording_span: answer.wording_range.as_ref().map(|at| text.span(moved(at))),
                span: text.span(moved(&answer.range)),
            };
            let twin = task.assignments[before..]
                .iter()
                .find(|a| a.name == assignment.name && a.role == assignment.role && !a.collective);
            if let Some(twin) = twin {
                let message = format!("“{}”写了两次", assignment.name);
                let place = |span: Span| -> Place { self.lines.place(span) };
                self.found.push(
                    Diagnostic::new(Code::NamedTwice, place(assignment.span), message)
                        .related(place(twin.span), "第一次在这里"),
                );
            }
            task.assignments.push(assignment);
        }
        task.regions.extend(reading.regions.iter().map(words));
        if task.deadline.is_none() {
            task.deadline = reading.deadline.as_ref().map(words);
        }
        let other = reading.other.iter();
        task.other
            .extend(other.map(|(label, text)| (words(label), words(text))));
        for unread in &reading.unread {
            let words = words(unread);
            let place = self.lines.place(words.whole());
            self.found.push(
                Diagnostic::new(Code::Unread, place, format!("读不懂“{words}”"))
                    .help("检查这里的标点；一个单位一个名称，用顿号分开"),
            );
            task.unread.push(words);
        }
    }

    /// Brings the tasks into the order of the document, where a second reading found some between.
    pub(super) fn sort(&mut self) {
        let mut order: Vec<usize> = (0..self.tasks.len()).collect();
        order.sort_by_key(|&at| self.tasks[at].span.start);
        let mut new = vec![0; order.len()];
        for (to, &from) in order.iter().enumerate() {
            new[from] = to;
        }
        self.tasks = order.iter().map(|&at| self.tasks[at].clone()).collect();
        self.namings = order.iter().map(|&at| self.namings[at].clone()).collect();
        self.placed.resize(order.len(), false);
        self.placed = order.iter().map(|&at| self.placed[at]).collect();
        for block in &mut self.blocks {
            if let BlockKind::Paragraph { tasks, .. } = &mut block.kind {
                for (task, _) in tasks {
                    *task = new[*task];
                }
            }
        }
        for (task, ..) in &mut self.stretches {
            *task = new[*task];
        }
    }

    /// Gives tasks in running text the ids that are written into their stretches.
    fn give_written(&mut self) {
        for (task, block, range) in std::mem::take(&mut self.stretches) {
            if self.ids[block].is_empty() || self.namings[task].given.is_some() {
                continue;
            }
            let heading = matches!(self.blocks[block].kind, BlockKind::Heading { .. });
            // The id of an item of nothing but a number stands right behind it.
            let first = range.start + usize::from(!range.is_empty());
            let ids = &self.ids[block];
            let next = ids.partition_point(|(at, _)| !heading && *at < first);
            let own = ids.get(next);
            let own = own.filter(|(at, _)| heading || *at <= range.end);
            self.namings[task].given = own.map(|(_, id)| id.clone());
        }
    }

    /// The blocks, and the tasks with their ids in the plan of that id, and which rules took what.
    pub(super) fn finish(mut self, plan: &str) -> (Vec<Block>, Vec<Task>, Vec<Taken>) {
        self.give_written();
        let (ids, twice) = ids::ids(&self.namings);
        for at in twice {
            let given = self.given(at).unwrap_or_default();
            let message = format!("编号 {{#{given}}} 已经用在前面的任务上");
            let span = self.tasks[at].span;
            let help = Some("换一个没有用过的编号");
            self.doubt(Code::TaskId, span, message, help);
        }
        for (task, id) in self.tasks.iter_mut().zip(ids) {
            task.id = format!("{plan}/{id}");
        }
        (self.blocks, self.tasks, self.taken)
    }
}

/// The words of a heading or a paragraph.
pub(super) fn words(block: &Block) -> Option<&Text> {
    match &block.kind {
        BlockKind::Heading { text, .. } | BlockKind::Paragraph { text, .. } => Some(text),
        _ => None,
    }
}
