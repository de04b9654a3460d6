//! A text of responsibilities, read stretch by stretch: labels and verbs give the names around them their roles.

use std::ops::Range;

use super::answer::{Answer, Setting, Statement};
use super::rules::{
    DEADLINE, LABEL, NAMES, NOBODY, OWN_PART, REGIONS, REMARK, SHARED_VERB, TOGETHER, VERB,
    VERB_ALONE,
};
use crate::grammar::bare_label::bare_label;
use crate::grammar::clause::{self, Clause};
use crate::grammar::lex::{Tokens, is_silent};
use crate::grammar::names;
use crate::grammar::parties;
use crate::grammar::party::{Parties, Party, PartyKind};
use crate::grammar::stretches::{self, Stretch};
use crate::grammar::together::together;
use crate::grammar::verb;
use crate::grammar::{deadlines, remark};
use crate::lexicon::{Label, Role, words};
use crate::rule::Rule;
use crate::zh::list;
use crate::zh::trim::{is_marked, trim, trim_blanks};

/// What a range of a text says.
pub(super) fn read(tokens: &Tokens<'_>, range: &Range<usize>, setting: Setting<'_>) -> Statement {
    let mut reader = Reader {
        tokens,
        setting,
        out: Statement::default(),
        label: None,
        pending: Vec::new(),
    };
    for stretch in stretches::cut(tokens, range) {
        reader.stretch(stretch);
    }
    reader.flush(None);
    reader.out
}

struct Reader<'t> {
    tokens: &'t Tokens<'t>,
    setting: Setting<'t>,
    out: Statement,
    /// The label in force, and its words.
    label: Option<(Label, Range<usize>)>,
    /// Names still without a role, with the commas before each.
    pending: Vec<(Party, usize)>,
}

impl<'t> Reader<'t> {
    fn stretch(&mut self, stretch: Stretch) {
        let text = self.tokens.text;
        let Stretch {
            mut range,
            fresh,
            commas,
            mut clause,
        } = stretch;
        if fresh {
            self.flush(None);
            if matches!(self.label, Some((Label::Deadline, _))) && self.out.deadline.is_some() {
                self.label = None;
            }
        }
        if let Some((label, words, rest)) = self.label_at(&range) {
            self.flush(None);
            self.out.evidence |= matches!(label, Label::Role(_));
            self.took(&(range.start..rest.start), &LABEL);
            self.label = Some((label, words));
            range = trim(text, rest);
            clause = None;
            if range.is_empty() {
                return;
            }
        }
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
        let bare = trim_blanks(text, range.clone());
        if self.tokens.is(&words().asides.blank, &bare) {
            self.took(&bare, &NOBODY);
            return;
        }
        if is_silent(&text[bare]) {
            return;
        }
        if remark::remark(self.tokens, &range) {
            self.took(&range, &REMARK);
            return;
        }
        if deadlines::deadline(self.tokens, &range) {
            self.took(&range, &DEADLINE);
            self.deadline(range);
            return;
        }
        // 省教育厅牵头，会同省财政厅落实.
        if let Some(end) = self.tokens.begins(&words().joins.with, &range)
            && !self.out.answers.is_empty()
        {
            let rest = trim_blanks(text, end..range.end);
            let clause = clause::clause(self.tokens, &rest).filter(|c| !c.actors.is_empty());
            let names = clause.map_or(rest, |clause| clause.actors);
            self.flush(None);
            self.took(&range, &TOGETHER);
            let helpers = parties::parties(self.tokens, &names);
            let wording = self.wording(&(range.start..end));
            self.answers(helpers.parties, Role::Cooperate, wording, commas);
            return;
        }
        if let Some(date) = self.date_before(&range) {
            range.start = date.end;
            self.took(&date, &DEADLINE);
            self.deadline(date);
            clause = None;
        }
        let clause = clause.or_else(|| clause::clause(self.tokens, &range));
        match clause.filter(|clause| self.takes(clause)) {
            Some(clause) => self.clause(clause, commas),
            None => self.names(&range, commas),
        }
    }

    /// The date before those who act in running text: 9月底前县税务局配合.
    fn date_before(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let text = &self.tokens.text[range.clone()];
        let dated = self.runs() && text.starts_with(|c: char| c.is_ascii_digit());
        let len = dated.then(|| deadlines::opening(text)).flatten()?;
        let date = range.start..range.start + len;
        let clause = clause::clause(self.tokens, &(date.end..range.end))?;
        let named = clause
            .parties
            .are(|kind| matches!(kind, PartyKind::Body | PartyKind::Collective));
        named.then_some(date)
    }

    /// Notes which rule took a range.
    fn took(&mut self, range: &Range<usize>, rule: &'static Rule) {
        self.out.rules.push((range.clone(), rule));
    }

    /// A deadline; one that follows another at once goes on with it (6月底前启动，12月底前完成).
    fn deadline(&mut self, range: Range<usize>) {
        match &mut self.out.deadline {
            Some(first) if is_silent(&self.tokens.text[first.end..range.start]) => {
                first.end = range.end;
            }
            Some(_) => {}
            None => self.out.deadline = Some(range),
        }
    }

    /// Whether it is running text, where a label may stand without a colon.
    fn runs(&self) -> bool {
        self.setting == Setting::Running
    }

    /// The label that a stretch begins with, and what follows it.
    fn label_at(&self, range: &Range<usize>) -> Option<(Label, Range<usize>, Range<usize>)> {
        let text = self.tokens.text;
        let marks = self.tokens.marks(range);
        let outside = marks.map(|mark| (mark.at - range.start, mark.sign));
        let words = words();
        let opening = words
            .labels
            .opening_at(&text[range.clone()], outside, &words.columns);
        let bare = || {
            let (label, end) = bare_label(self.tokens, range).filter(|_| self.runs())?;
            Some((label, end - range.start, end - range.start))
        };
        let (label, end, rest) = opening.or_else(bare)?;
        let label_words = trim(text, range.start..range.start + end);
        Some((label, label_words, range.start + rest..range.end))
    }

    /// Whether a verb counts: under a heading or label of names only where it cannot be part of one.
    fn takes(&self, clause: &Clause) -> bool {
        let named = matches!(self.setting, Setting::Column(..))
            || matches!(self.label, Some((Label::Role(_), _)));
        let bodies = || {
            clause
                .parties
                .parties
                .iter()
                .all(|p| p.kind == PartyKind::Body)
        };
        !named || clause.plain || !clause.actors.is_empty() && bodies()
    }

    /// A clause with its verb: those before it in the sentence that have none share it.
    fn clause(&mut self, clause: Clause, commas: usize) {
        self.out.evidence = true;
        // 责任单位：市商务委，市财政局配合: the label said what the first ones do.
        if matches!(self.label, Some((Label::Role(_), _))) && !clause.actors.is_empty() {
            self.flush(None);
        }
        let wording = self.wording(&trim_blanks(self.tokens.text, clause.verb.clone()));
        if clause.actors.is_empty() {
            if self.pending.is_empty() {
                if self.out.answers.is_empty() {
                    self.out.unread.push(clause.verb);
                } else {
                    self.took(&clause.verb, &VERB_ALONE);
                }
                return;
            }
            self.took(&clause.verb, &SHARED_VERB);
            self.flush(Some((clause.role, wording)));
            return;
        }
        // 县公安局，县消防大队协助: who stands before the helpers is none of them.
        let shared = Some((clause.role, wording)).filter(|(role, _)| *role != Role::Cooperate);
        self.flush(shared);
        self.took(&(clause.actors.start..clause.verb.end), &VERB);
        if let Some((leaders, helpers)) = self.together(&clause.actors) {
            self.regions(leaders.regions);
            self.answers(leaders.parties, Role::Lead, wording, commas);
            self.answers(helpers.parties, Role::Cooperate, wording, commas);
        } else {
            self.regions(clause.parties.regions);
            self.answers(clause.parties.parties, clause.role, wording, commas);
        }
    }

    /// 市商务委会同市财政局: who leads, and who helps.
    fn together(&mut self, range: &Range<usize>) -> Option<(Parties, Parties)> {
        let (leaders, helpers) = together(self.tokens, range)?;
        self.took(range, &TOGETHER);
        let parties = |range| parties::parties(self.tokens, range);
        Some((parties(&leaders), parties(&helpers)))
    }

    /// Names without a verb.
    fn names(&mut self, range: &Range<usize>, commas: usize) {
        if let Some((leaders, helpers)) = self.together(range) {
            self.flush(None);
            let wording = self.heading();
            self.answers(leaders.parties, Role::Lead, wording, commas);
            self.answers(helpers.parties, Role::Cooperate, wording, commas);
            return;
        }
        let found = parties::parties(self.tokens, range);
        self.regions(found.regions);
        let longest = if matches!(self.setting, Setting::Column(..)) {
            LONGEST_IN_COLUMN
        } else {
            LONGEST_STRANGER
        };
        let text = self.tokens.text;
        let is_strange = |party: &Party| {
            party.kind == PartyKind::Unknown
                && text[party.range.clone()].chars().nth(longest).is_some()
        };
        let (strange, named): (Vec<_>, Vec<_>) = found.parties.into_iter().partition(is_strange);
        if !named.is_empty() || strange.is_empty() {
            self.took(range, &NAMES);
        }
        for party in strange {
            if let Some(aside) = party.aside {
                self.took(&aside, &REMARK);
            }
            self.out.unread.push(party.range);
        }
        let waiting = named.into_iter().map(|party| (party, commas));
        self.pending.extend(waiting);
    }

    fn regions(&mut self, regions: Vec<Range<usize>>) {
        for region in regions {
            self.took(&region, &REGIONS);
            self.out.regions.push(region);
        }
    }

    /// Gives the names that wait their role: the verb's, the label's, the heading's, or none stated.
    fn flush(&mut self, verb: Option<(Role, Wording<'t>)>) {
        let pending = std::mem::take(&mut self.pending);
        if pending.is_empty() {
            return;
        }
        let led = self.out.answers.iter().any(|a| a.role == Role::Lead);
        let (role, wording) = match (verb, &self.label, self.setting) {
            (Some(verb), ..) => verb,
            (None, Some((Label::Role(role), words)), _) => (*role, self.wording(words)),
            (None, _, Setting::Column(role, _)) => (role, self.heading()),
            // 商务部牵头，海关总署: who stands behind a leader without a verb helps.
            (None, ..) if led => (Role::Cooperate, self.heading()),
            (None, ..) => (Role::Responsible, self.heading()),
        };
        for (party, commas) in pending {
            self.answer(party, role, wording, commas);
        }
    }

    /// The words of the heading, if there is one.
    fn heading(&self) -> Wording<'t> {
        let words = match self.setting {
            Setting::Column(_, heading) | Setting::Sentences(heading) => heading,
            Setting::Running => "",
        };
        Wording { words, at: None }
    }

    /// Words of the text read.
    fn wording(&self, range: &Range<usize>) -> Wording<'t> {
        Wording {
            words: &self.tokens.text[range.clone()],
            at: Some((range.start, range.end)),
        }
    }

    fn answers(&mut self, parties: Vec<Party>, role: Role, wording: Wording<'_>, commas: usize) {
        for party in parties {
            self.answer(party, role, wording, commas);
        }
    }

    fn answer(&mut self, party: Party, role: Role, wording: Wording<'_>, commas: usize) {
        let text = self.tokens.text;
        let own = party.aside.and_then(|aside| {
            let words = list::unbracketed(&text[aside.clone()]);
            let role = verb::aside_role(words);
            self.took(&aside, if role.is_some() { &OWN_PART } else { &REMARK });
            let start = aside.start + text[aside.clone()].find(words).unwrap_or_default();
            Some((role?, self.wording(&(start..start + words.len()))))
        });
        let (role, wording) = own.unwrap_or((role, wording));
        self.took(&party.range, names::rule(party.kind));
        let marked = is_marked(text, &party.range);
        self.out.answers.push(Answer {
            marked,
            name: text[party.range.clone()].to_owned(),
            range: party.range,
            role,
            kind: party.kind,
            wording: wording.words.to_owned(),
            wording_range: wording.at.map(|(start, end)| start..end),
            commas,
        });
    }
}

/// The words that say a role.
#[derive(Clone, Copy)]
struct Wording<'t> {
    words: &'t str,
    /// Where they stand in the text read; none for those of a heading.
    at: Option<(usize, usize)>,
}

/// The most characters of a name that looks like nobody's: under a heading of names, and elsewhere.
const LONGEST_IN_COLUMN: usize = 30;
const LONGEST_STRANGER: usize = 16;
