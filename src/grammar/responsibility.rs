//! A cell or a bracket of responsibilities, read to its last character: who answers, in what role.
//!
//! Three kinds of wording are read by one grammar, because documents mix them:
//! names under a heading (市科技局、市教委), sentences (商务部牵头，…；试点地区负责推进), and labels
//! (牵头单位：…；配合单位：…；完成时限：…). Whatever no rule takes is handed back as unread.

use std::ops::Range;

use super::asides::{is_aside, is_deadline};
use super::clauses;
use super::names::{self, Sort};
use super::parties::{self, Party};
use super::stretches;
use super::stretches::Stretch;
use crate::front::LeadRule;
use crate::lexicon::Role;
use crate::lexicon::{Label, holds, start, words};
use crate::zh::{self, list};

/// What the place of a text says before it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Setting<'t> {
    /// A column of names, with the role and the words of its heading.
    Column(Role, &'t str),
    /// A column of sentences, with the words of its heading.
    Sentences(&'t str),
    /// A bracket or a line in running text.
    Running,
}

/// Somebody who answers, as read from one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) name: String,
    pub(crate) range: Range<usize>,
    pub(crate) role: Role,
    pub(crate) sort: Sort,
    pub(crate) said: String,
    /// How many commas stand before it.
    commas: usize,
}

/// What a text says.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Reading {
    /// Who answers, in the order written.
    pub(crate) answers: Vec<Answer>,
    /// Places named before 试点地区 and the like.
    pub(crate) regions: Vec<Range<usize>>,
    /// When.
    pub(crate) deadline: Option<Range<usize>>,
    /// What stands under labels that are no responsibility: label, text.
    pub(crate) other: Vec<(Range<usize>, Range<usize>)>,
    /// What no rule could read.
    pub(crate) unread: Vec<Range<usize>>,
    /// A verb or a label said that this is about responsibility.
    pub(crate) evidence: bool,
}

/// Reads a text of responsibilities.
pub(crate) fn read(text: &str, setting: Setting<'_>, rule: Option<LeadRule>) -> Reading {
    let mut reader = Reader {
        text,
        setting,
        out: Reading::default(),
        label: None,
        pending: Vec::new(),
    };
    for stretch in stretches::cut(text) {
        reader.stretch(&stretch);
    }
    reader.flush(None);
    let mut out = reader.out;
    lead(&mut out, rule);
    out
}

/// The rule of a document for lists that do not say who leads.
fn lead(out: &mut Reading, rule: Option<LeadRule>) {
    match rule {
        Some(rule @ (LeadRule::First | LeadRule::FirstOthersCooperate))
            if !out.answers.iter().any(|a| a.role == Role::Lead) =>
        {
            let mut open = out
                .answers
                .iter_mut()
                .take_while(|a| a.role == Role::Responsible);
            if let Some(first) = open.next() {
                first.role = Role::Lead;
                if rule == LeadRule::FirstOthersCooperate {
                    open.for_each(|other| other.role = Role::Cooperate);
                }
            }
        }
        Some(LeadRule::BeforeComma) if !out.evidence => {
            let commas = out.answers.iter().map(|a| a.commas).max().unwrap_or(0);
            for answer in out
                .answers
                .iter_mut()
                .filter(|a| a.role == Role::Responsible)
            {
                if commas > 0 {
                    answer.role = if answer.commas == 0 {
                        Role::Lead
                    } else {
                        Role::Cooperate
                    };
                }
            }
        }
        _ => {}
    }
}

struct Reader<'t> {
    text: &'t str,
    setting: Setting<'t>,
    out: Reading,
    /// The label in force, and its words.
    label: Option<(Label, Range<usize>)>,
    /// Names still without a role, with the commas before each.
    pending: Vec<(Party, usize)>,
}

impl Reader<'_> {
    fn stretch(&mut self, stretch: &Stretch) {
        let mut range = stretch.range.clone();
        if stretch.fresh {
            self.flush(None);
            if matches!(self.label, Some((Label::Deadline, _))) && self.out.deadline.is_some() {
                self.label = None;
            }
        }
        if let Some((label, words, rest)) = self.label_at(range.clone()) {
            self.flush(None);
            self.out.evidence |= matches!(label, Label::Role(_));
            self.label = Some((label, words));
            range = parties::trim(self.text, rest);
            if range.is_empty() {
                return;
            }
        }
        let said = &self.text[range.clone()];
        match &self.label {
            Some((Label::Other, words)) => {
                let words = words.clone();
                match self.out.other.last_mut() {
                    Some((before, value)) if *before == words => value.end = range.end,
                    _ => self.out.other.push((words, range)),
                }
                return;
            }
            Some((Label::Deadline, _)) => {
                // A deadline goes on over commas, and ends with its sentence.
                match &mut self.out.deadline {
                    Some(value) => value.end = range.end,
                    None => self.out.deadline = Some(range),
                }
                return;
            }
            _ => {}
        }
        if zh::key(said).is_empty() || holds(&words().asides.blank, said.trim()) || is_aside(said) {
            return;
        }
        if is_deadline(said) {
            self.deadline(range);
            return;
        }
        match clauses::read(self.text, range.clone()) {
            Some(clause) if self.takes(&clause) => self.clause(clause, stretch.commas),
            _ => self.names(range, stretch.commas),
        }
    }

    /// A deadline; one that follows another at once goes on with it (6月底前启动，12月底前完成).
    fn deadline(&mut self, range: Range<usize>) {
        match &mut self.out.deadline {
            Some(first) if zh::key(&self.text[first.end..range.start]).is_empty() => {
                first.end = range.end;
            }
            Some(_) => {}
            None => self.out.deadline = Some(range),
        }
    }

    /// The label that a stretch begins with, and what follows it.
    fn label_at(&self, range: Range<usize>) -> Option<(Label, Range<usize>, Range<usize>)> {
        let part = &self.text[range.clone()];
        let (label, end, rest) = words().labels.opening(part, &words().columns)?;
        Some((
            label,
            parties::trim(self.text, range.start..range.start + end),
            range.start + rest..range.end,
        ))
    }

    /// Whether a verb counts: under a heading or label of names only where it cannot be part of one.
    fn takes(&self, clause: &clauses::Clause) -> bool {
        let named = matches!(self.setting, Setting::Column(..))
            || matches!(self.label, Some((Label::Role(_), _)));
        !named
            || clause.plain
            || !clause.actors.is_empty() && {
                let actors = parties::read(self.text, clause.actors.clone());
                actors.parties.iter().all(|p| p.sort == Sort::Body)
            }
    }

    /// A clause with its verb: those before it in the sentence that have none share it.
    fn clause(&mut self, clause: clauses::Clause, commas: usize) {
        self.out.evidence = true;
        let said = self.text[clause.verb.clone()].trim().to_owned();
        if clause.actors.is_empty() {
            if self.pending.is_empty() {
                if self.out.answers.is_empty() {
                    self.out.unread.push(clause.verb);
                }
                return;
            }
            self.flush(Some((clause.role, said)));
            return;
        }
        self.flush(Some((clause.role, said.clone())));
        let (leaders, helpers) = self.with(clause.actors.clone());
        let found = parties::read(self.text, leaders);
        self.out.regions.extend(found.regions);
        let leads = if helpers.is_empty() {
            clause.role
        } else {
            Role::Lead
        };
        for party in found.parties {
            self.answer(party, leads, &said, commas);
        }
        for party in parties::read(self.text, helpers).parties {
            self.answer(party, Role::Cooperate, &said, commas);
        }
    }

    /// 市商务委会同市财政局: who leads, and who helps.
    fn with(&self, range: Range<usize>) -> (Range<usize>, Range<usize>) {
        let part = &self.text[range.clone()];
        for (at, _) in list::outside(part) {
            let Some(word) = start(&words().joins.with, &part[at..]).filter(|_| at > 0) else {
                continue;
            };
            let cut = range.start + at;
            let left = parties::read(self.text, range.start..cut).parties;
            let right = part[at + word.len()..]
                .split('、')
                .next()
                .unwrap_or_default();
            if left.iter().all(|p| p.sort == Sort::Body) && names::sort(right) != Sort::Unknown {
                return (range.start..cut, cut + word.len()..range.end);
            }
        }
        (range.clone(), range.end..range.end)
    }

    /// Names without a verb.
    fn names(&mut self, range: Range<usize>, commas: usize) {
        let (leaders, helpers) = self.with(range.clone());
        let found = parties::read(self.text, leaders);
        if !helpers.is_empty() {
            let said = self.said();
            for party in found.parties {
                self.answer(party, Role::Lead, &said, commas);
            }
            for party in parties::read(self.text, helpers).parties {
                self.answer(party, Role::Cooperate, &said, commas);
            }
            return;
        }
        self.out.regions.extend(found.regions);
        let longest = if matches!(self.setting, Setting::Column(..)) {
            30
        } else {
            16
        };
        for party in found.parties {
            if party.sort == Sort::Unknown && party.name.chars().count() > longest {
                self.out.unread.push(party.range);
            } else {
                self.pending.push((party, commas));
            }
        }
    }

    /// Gives the names that wait their role: the verb's, the label's, the heading's, or none stated.
    fn flush(&mut self, verb: Option<(Role, String)>) {
        let pending = std::mem::take(&mut self.pending);
        if pending.is_empty() {
            return;
        }
        let led = self.out.answers.iter().any(|a| a.role == Role::Lead);
        let (role, said) = match (verb, &self.label, self.setting) {
            (Some(verb), ..) => verb,
            (None, Some((Label::Role(role), words)), _) => {
                (*role, self.text[words.clone()].to_owned())
            }
            (None, _, Setting::Column(role, heading)) => (role, heading.to_owned()),
            // 商务部牵头，海关总署: who stands behind a leader without a verb helps.
            (None, ..) if led => (Role::Cooperate, self.said()),
            (None, ..) => (Role::Responsible, self.said()),
        };
        for (party, commas) in pending {
            self.answer(party, role, &said, commas);
        }
    }

    /// The words of the heading, if there is one.
    fn said(&self) -> String {
        match self.setting {
            Setting::Column(_, heading) | Setting::Sentences(heading) => heading.to_owned(),
            Setting::Running => String::new(),
        }
    }

    fn answer(&mut self, party: Party, role: Role, said: &str, commas: usize) {
        let own = party.aside.as_ref().and_then(|aside| {
            let words = self.text[aside.clone()].trim_matches(|c| "（）()".contains(c));
            clauses::aside_role(words).map(|role| (role, words.to_owned()))
        });
        let (role, said) = own.unwrap_or_else(|| (role, said.to_owned()));
        self.out.answers.push(Answer {
            name: party.name,
            range: party.range,
            role,
            sort: party.sort,
            said,
            commas,
        });
    }
}
