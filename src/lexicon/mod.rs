//! The words of the field, read once from `tasks.toml`, which is part of the program.
//!
//! Rules of the grammar are code; words are data. All words are kept as keys ([`crate::zh::key`]) where they are
//! compared with whole headings, and as written where they are looked for inside a text.

pub(crate) mod atlas;
pub(crate) mod check;
mod columns;
pub(crate) mod descent;
pub(crate) mod docno;
mod labels;
pub(crate) mod layout;
pub(crate) mod matcher;
pub(crate) mod meaning;
pub(crate) mod personal;
pub(crate) mod pinyin;
pub(crate) mod proof;
mod roles;
pub(crate) mod words;

/// Fixed phrases that documents are checked for, in the form of a site's own list of them.
pub(crate) const PHRASES: &str = include_str!("phrases.toml");

pub(crate) use self::columns::Heading;
pub(crate) use self::labels::Label;
pub use self::roles::{Meaning, Role, Tier};

use std::sync::OnceLock;

use serde::Deserialize;

use self::columns::Columns;
use self::labels::Labels;
use self::matcher::Matcher;
use self::words::{Lists, Words};

/// All words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Vocabulary {
    pub(crate) columns: Columns,
    pub(crate) labels: Labels,
    pub(crate) verbs: Verbs,
    pub(crate) telling: Telling,
    pub(crate) asides: Asides,
    pub(crate) dates: Dates,
    pub(crate) names: Names,
    pub(crate) joins: Joins,
    pub(crate) duties: Duties,
    pub(crate) notes: Notes,
}

/// Notes on the tasks of a table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Notes {
    pub(crate) opens: Words,
    pub(crate) counted: Words,
    /// Characters between numbers that are named one by one.
    pub(crate) between: String,
    /// Characters between the first and the last of a row of numbers.
    pub(crate) through: String,
}

/// Verbs of clauses and what may stand around them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Verbs {
    pub(crate) adverbs: Words,
    pub(crate) joins: Words,
    pub(crate) objects: Words,
    pub(crate) strong: Words,
    pub(crate) firm: Words,
    pub(crate) answering: Words,
    pub(crate) not_before: Words,
    pub(crate) objects_before: Words,
    pub(crate) rules: Vec<VerbRule>,
    /// The verbs of all rules.
    #[serde(skip)]
    pub(crate) starts: Lists,
}

/// A verb and the role it gives.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct VerbRule {
    pub(crate) role: Role,
    #[serde(default)]
    pub(crate) starts: Words,
    #[serde(default)]
    pub(crate) contains: Words,
    #[serde(default)]
    pub(crate) ends: Words,
}

/// Documents that tell or rule.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Telling {
    pub(crate) titles: Words,
}

/// What is said beside.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asides {
    pub(crate) starts: Words,
    pub(crate) explains: Words,
    pub(crate) again: Words,
    pub(crate) ends: Words,
    pub(crate) blank: Words,
    pub(crate) same: Words,
    pub(crate) deadline: Words,
    pub(crate) deadline_openers: Words,
    pub(crate) deadline_starts: Words,
    pub(crate) deadline_ends: Words,
}

/// Dates as deadlines print them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Dates {
    pub(crate) units: Words,
    pub(crate) years: Words,
    pub(crate) first_third: Words,
    pub(crate) second_third: Words,
    pub(crate) last_third: Words,
    pub(crate) first_half: Words,
    pub(crate) second_half: Words,
    pub(crate) quarters: Words,
    pub(crate) ends: Words,
    pub(crate) short_ends: Words,
    pub(crate) before: Words,
}

/// What names look like.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Names {
    pub(crate) bodies: Words,
    pub(crate) not_bodies: Words,
    pub(crate) short: Words,
    pub(crate) collective_starts: Words,
    pub(crate) collective_contains: Words,
    pub(crate) collective_ends: Words,
    pub(crate) collective_is: Words,
    pub(crate) classes: Words,
    pub(crate) particular: Words,
    pub(crate) general: Words,
    pub(crate) counters: Words,
    pub(crate) place_classes: Words,
    pub(crate) etc: Words,
    pub(crate) not_etc: Words,
    pub(crate) etc_words: Words,
    pub(crate) elliptic: Words,
    pub(crate) levels: Words,
    pub(crate) places: Words,
    pub(crate) place_ends: Words,
    pub(crate) short_places: Words,
    pub(crate) not_places: Words,
    pub(crate) not_in_places: Words,
}

/// Words that join parties.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Joins {
    pub(crate) always: Words,
    pub(crate) perhaps: Words,
    pub(crate) never_before: Words,
    pub(crate) by: Words,
    pub(crate) not_by: Words,
    pub(crate) with: Words,
    pub(crate) consults: Words,
    pub(crate) leading: Words,
}

/// Duties of bodies in running text, and where they are none.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Duties {
    pub(crate) other_titles: Words,
    pub(crate) below: Words,
    pub(crate) tails: Words,
    pub(crate) verbs: Words,
    pub(crate) gives: Words,
    pub(crate) acts: Words,
    pub(crate) done: Words,
    pub(crate) never: Words,
    pub(crate) no_names: Words,
    pub(crate) refers: Words,
    pub(crate) heads: Words,
    pub(crate) rules: Words,
    pub(crate) hands_over: Words,
    pub(crate) ahead: Words,
    pub(crate) kinds: Words,
    pub(crate) modifies: char,
    pub(crate) asks: char,
    pub(crate) not_asks: Words,
    pub(crate) goes_on: Words,
    pub(crate) must: Words,
    pub(crate) opens: Words,
    pub(crate) never_open: Words,
    pub(crate) not_must: Words,
    pub(crate) describes: Words,
    pub(crate) not_only: Words,
    pub(crate) seated: Words,
    pub(crate) offences: Words,
}

/// The words of the program.
pub(crate) fn words() -> &'static Vocabulary {
    &compiled().0
}

/// What finds all words of the grammar in a text at once.
pub(crate) fn matcher() -> &'static Matcher {
    &compiled().1
}

fn compiled() -> &'static (Vocabulary, Matcher) {
    static WORDS: OnceLock<(Vocabulary, Matcher)> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut vocabulary: Vocabulary =
            toml::from_str(include_str!("tasks.toml")).expect("the built-in vocabulary is tested");
        let matcher = Matcher::new(vocabulary.lists());
        let verbs = &mut vocabulary.verbs;
        let starts = verbs.rules.iter().map(|rule| rule.starts.lists());
        verbs.starts = starts.fold(Lists::default(), Lists::or);
        (vocabulary, matcher)
    })
}

impl Vocabulary {
    /// The lists by whose words a text of responsibilities is cut.
    fn lists(&mut self) -> Vec<&mut Words> {
        let Self {
            verbs,
            asides,
            names,
            joins,
            ..
        } = self;
        let mut out = vec![
            &mut verbs.adverbs,
            &mut verbs.joins,
            &mut verbs.objects,
            &mut verbs.strong,
            &mut verbs.not_before,
            &mut asides.starts,
            &mut asides.explains,
            &mut asides.ends,
            &mut asides.blank,
            &mut asides.deadline,
            &mut asides.deadline_ends,
            &mut names.bodies,
            &mut names.not_bodies,
            &mut names.short,
            &mut names.collective_starts,
            &mut names.collective_contains,
            &mut names.collective_ends,
            &mut names.collective_is,
            &mut names.classes,
            &mut names.particular,
            &mut names.general,
            &mut names.counters,
            &mut names.place_classes,
            &mut names.etc,
            &mut names.etc_words,
            &mut names.elliptic,
            &mut names.levels,
            &mut names.places,
            &mut names.place_ends,
            &mut names.short_places,
            &mut names.not_places,
            &mut names.not_in_places,
            &mut names.not_etc,
            &mut joins.always,
            &mut joins.perhaps,
            &mut joins.never_before,
            &mut joins.by,
            &mut joins.not_by,
            &mut joins.with,
            &mut joins.consults,
            &mut joins.leading,
        ];
        for rule in &mut verbs.rules {
            let lists = [&mut rule.starts, &mut rule.contains, &mut rule.ends];
            out.extend(lists.into_iter().filter(|list| !list.is_empty()));
        }
        out
    }
}

/// A place without the word for its level: 渝北, 内蒙古; as it is where nothing would be left of it.
pub(crate) fn without_level(place: &str) -> &str {
    let level = words().names.place_ends.end(place).unwrap_or_default();
    let rest = &place[..place.len() - level.len()];
    if rest.chars().count() >= 2 {
        rest
    } else {
        place
    }
}

/// Whether a list holds a text.
pub(crate) fn holds(list: &Words, text: &str) -> bool {
    list.holds(text)
}

/// The longest word of a list that a text begins with.
pub(crate) fn start<'w>(list: &'w Words, text: &str) -> Option<&'w str> {
    list.start(text)
}

/// The longest word of a list that a text ends with.
pub(crate) fn end<'w>(list: &'w Words, text: &str) -> Option<&'w str> {
    list.end(text)
}

/// Whether a text holds a word of a list.
pub(crate) fn contains(list: &Words, text: &str) -> bool {
    list.within(text)
}
