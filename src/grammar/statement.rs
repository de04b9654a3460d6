//! A cell or a bracket of responsibilities, read to its last character: who answers, in what role.
//!
//! Three kinds of wording are read by one grammar, because documents mix them:
//! names under a heading (市科技局、市教委), sentences (商务部牵头，…；试点地区负责推进), and labels
//! (牵头单位：…；配合单位：…；完成时限：…). Whatever no rule takes is handed back as unread.

use std::ops::Range;

use super::bare_label::bare_label;
use super::clause::{self, Clause};
use super::lex::{Tokens, is_silent, trim, trim_blanks};
use super::names;
use super::parties;
use super::party::{Parties, Party, Sort};
use super::stretches::{self, Stretch};
use super::together::together;
use super::verb;
use super::{deadlines, remark};
use crate::front::LeadRule;
use crate::lexicon::{Label, Role, words};
use crate::rule::Rule;

pub(super) static LABEL: Rule = Rule {
    name: "label",
    why: "冒号或“为”之前是“责任单位”“完成时限”一类的标签，其后各项按它理解，直到下一个标签",
    example: "牵头单位：市商务委",
    counter: "办公地点：市商务委",
};
pub(super) static REMARK: Rule = Rule {
    name: "remark",
    why: "说明名单怎样读、或者只是附注的分句，不是责任单位",
    example: "市商务委、市财政局，列第一位者为牵头单位",
    counter: "市商务委、市财政局",
};
pub(super) static DEADLINE: Rule = Rule {
    name: "deadline",
    why: "以日期开头、以时限用语结尾的分句，或者“长期坚持”等固定说法，是完成时限",
    example: "市商务委牵头，2021年底前完成",
    counter: "市商务委牵头，12345热线办配合",
};
pub(super) static VERB: Rule = Rule {
    name: "actors-and-verb",
    why: "名单后面是“牵头”“配合”“负责推进”等动词，动词说明名单上各单位的角色",
    example: "商务部牵头",
    counter: "区推进办",
};
pub(super) static SHARED_VERB: Rule = Rule {
    name: "shared-verb",
    why: "动词前没有单位时，同一句中前面还没有动词的各单位共用这个动词",
    example: "市商务委，各区县，按职责分工负责",
    counter: "市商务委负责，各区县",
};
pub(super) static TOGETHER: Rule = Rule {
    name: "together-with",
    why: "“会同”之前的单位牵头，之后的单位配合",
    example: "市商务委会同市财政局",
    counter: "市商务委和市财政局",
};
pub(super) static VERB_ALONE: Rule = Rule {
    name: "verb-alone",
    why: "前面各单位都已有角色时，没有单位的动词只是补充，不改变谁的角色",
    example: "市商务委牵头，负责统筹协调",
    counter: "市商务委，各区县，按职责分工负责",
};
pub(super) static NAMES: Rule = Rule {
    name: "names",
    why: "没有动词的名单：角色由标签或表头说明；都没有时，跟在牵头单位后面的配合，否则是责任单位",
    example: "市科技局、市教委",
    counter: "加快推动各类创新主体协同开展关键核心技术攻关和成果转化应用示范",
};
pub(super) static OWN_PART: Rule = Rule {
    name: "part-in-bracket",
    why: "单位名称后面的括号只有一个动词或角色词时，说明这个单位自己的角色，不属于名称",
    example: "市商务委（牵头）、市财政局",
    counter: "自贸办（中新办）、市财政局",
};

pub(super) static NOBODY: Rule = Rule {
    name: "nobody",
    why: "整格只有横线、斜线或者“无”，表示没有单位",
    example: "无",
    counter: "无线电管理局",
};
pub(super) static REGIONS: Rule = Rule {
    name: "places-of-a-phrase",
    why: "“等试点地区”一类说法之前列举的地方是任务的实施地区，不是责任单位",
    example: "北京、深圳等试点地区负责推进",
    counter: "北京、深圳负责推进",
};
pub(super) static FIRST_LEADS: Rule = Rule {
    name: "first-leads",
    why: "文件说明“列第一位者为牵头单位”时，没有写明角色的名单由第一个单位牵头",
    example: "市商务委、市财政局",
    counter: "市商务委牵头，市财政局配合",
};
pub(super) static BEFORE_COMMA_LEADS: Rule = Rule {
    name: "before-comma-leads",
    why: "文件以逗号分主次时，第一个逗号之前的单位牵头，其余配合",
    example: "市商务委、市教委，市财政局",
    counter: "市商务委、市教委、市财政局",
};

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
    /// The name as written.
    pub(crate) name: String,
    /// Where the name stands, in bytes of the text read.
    pub(crate) range: Range<usize>,
    /// What they do.
    pub(crate) role: Role,
    /// What sort of party the name means.
    pub(crate) sort: Sort,
    /// The words that say the role: of the verb, the label, the heading or a bracket of their own; empty where
    /// nothing says it.
    pub(crate) wording: String,
    /// Where those words stand in the text read; none for those of a heading.
    pub(crate) wording_range: Option<Range<usize>>,
    /// How many commas stand before it.
    commas: usize,
}

/// What a text says; ranges are bytes of it.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Statement {
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
    /// Which rule took which range, in the order in which they did.
    pub(crate) rules: Vec<(Range<usize>, &'static Rule)>,
}

impl Statement {
    /// Whether it says of all whom it names, with a verb, that they answer or help, and nothing of what is to be done.
    pub(crate) fn only_says(&self) -> bool {
        let only = |a: &Answer| {
            let does = words().duties.not_only.within(&a.wording);
            a.wording_range.is_some() && verb::is_plain_verb(&a.wording) && !does
        };
        self.unread.is_empty() && !self.answers.is_empty() && self.answers.iter().all(only)
    }
}

/// Reads a text of responsibilities.
pub(crate) fn read(text: &str, setting: Setting<'_>, rule: Option<LeadRule>) -> Statement {
    let tokens = Tokens::new(text);
    statement(&tokens, &tokens.whole(), setting, rule)
}

/// Reads a range of a text of responsibilities.
pub(super) fn statement(
    tokens: &Tokens<'_>,
    range: &Range<usize>,
    setting: Setting<'_>,
    rule: Option<LeadRule>,
) -> Statement {
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
    let mut out = reader.out;
    lead(&mut out, rule);
    out
}

/// The rule of a document for lists that do not say who leads.
fn lead(out: &mut Statement, rule: Option<LeadRule>) {
    let Statement { answers, rules, .. } = out;
    let is_open = |answer: &Answer| answer.role == Role::Responsible;
    match rule {
        Some(rule @ (LeadRule::First | LeadRule::FirstOthersCooperate))
            if !answers.iter().any(|answer| answer.role == Role::Lead) =>
        {
            let mut open = answers.iter_mut().take_while(|answer| is_open(answer));
            if let Some(first) = open.next() {
                first.role = Role::Lead;
                rules.push((first.range.clone(), &FIRST_LEADS));
                if rule == LeadRule::FirstOthersCooperate {
                    open.for_each(|other| other.role = Role::Cooperate);
                }
            }
        }
        Some(LeadRule::BeforeComma)
            if !out.evidence && answers.iter().any(|answer| answer.commas > 0) =>
        {
            for answer in answers.iter_mut().filter(|answer| is_open(answer)) {
                answer.role = if answer.commas == 0 {
                    rules.push((answer.range.clone(), &BEFORE_COMMA_LEADS));
                    Role::Lead
                } else {
                    Role::Cooperate
                };
            }
        }
        _ => {}
    }
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
            .are(|sort| matches!(sort, Sort::Body | Sort::Collective));
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
        let bodies = || clause.parties.parties.iter().all(|p| p.sort == Sort::Body);
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
            party.sort == Sort::Unknown && text[party.range.clone()].chars().nth(longest).is_some()
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
            let words = text[aside.clone()].trim_matches(|c| "（）()".contains(c));
            let role = verb::aside_role(words);
            self.took(&aside, if role.is_some() { &OWN_PART } else { &REMARK });
            let start = aside.start + text[aside.clone()].find(words).unwrap_or_default();
            Some((role?, self.wording(&(start..start + words.len()))))
        });
        let (role, wording) = own.unwrap_or((role, wording));
        self.took(&party.range, names::rule(party.sort));
        self.out.answers.push(Answer {
            name: text[party.range.clone()].to_owned(),
            range: party.range,
            role,
            sort: party.sort,
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
