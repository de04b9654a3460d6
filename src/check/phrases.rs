//! Fixed phrases that are written wrongly: those of the program's own list (`src/lexicon/phrases.toml`) and those of the
//! site's, `content/phrases.toml`.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;

use super::blocks::texts;
use super::edit::one_hunk;
use super::entries;
use super::input::Input;
use crate::atlas::{Bare, bare};
use crate::diag::{Code, Diagnostic};
use crate::error::{Error, Result};
use crate::lexicon;

/// A list of phrases.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Phrases {
    phrase: Vec<Phrase>,
}

/// One phrase.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Phrase {
    /// As it is written.
    right: String,
    /// Forms in which it is wrong.
    #[serde(default)]
    wrong: Vec<String>,
}

impl Phrases {
    fn parse(file: &str, text: &str) -> Result<Self> {
        toml::from_str(text).map_err(|e| Error::toml(file, text, &e))
    }

    /// The program's own.
    fn built_in() -> Self {
        toml::from_str(lexicon::PHRASES).expect("the file is part of the program and tested")
    }
}

/// In shorter phrases another character is another word.
const LEAST: usize = 8;
/// Phrases in which something differs inside begin or end with as many characters as the right one.
const KEY: usize = 3;

/// Runs the rule.
pub(super) fn run(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut all = Phrases::built_in().phrase;
    if let Some(source) = &input.project.phrases {
        match Phrases::parse(&source.path, &source.text) {
            // What the site says of a phrase takes the place of what the program says.
            Ok(own) => {
                all.retain(|phrase| own.phrase.iter().all(|other| other.right != phrase.right));
                all.extend(own.phrase);
            }
            Err(error) => {
                let (place, why) = entries::trouble(source, &error);
                findings.push(
                    Diagnostic::new(
                        Code::Register,
                        place,
                        format!("固定提法的清单不能用：{why}"),
                    )
                    .help("改好这一处；在此之前只按程序自带的清单核对"),
                );
            }
        }
    }
    let index = Index::new(&all);
    let plans = input.atlas.plans.iter().map(|node| &node.plan);
    for (plan, text) in plans.flat_map(|plan| texts(plan).map(move |text| (plan, text))) {
        let words = Bare::of(text);
        for (part, right) in index.found(&words.chars) {
            let range = words.range(part);
            let message = format!("“{}”应为“{right}”", &text[range.clone()]);
            findings.push(
                Diagnostic::new(Code::Phrase, plan.place(text.span(range)), message)
                    .help("改正；确应如此的，可在 [[check.allow]] 里写明"),
            );
        }
    }
    findings
}

/// Characters that begin or end something to look for.
type Key = [char; KEY];

/// All forms to look for by their first characters, and long phrases by their last too.
struct Index<'p> {
    wrong: BTreeMap<Key, Vec<(Vec<char>, &'p str)>>,
    heads: BTreeMap<Key, Vec<(Vec<char>, &'p str)>>,
    tails: BTreeMap<Key, Vec<(Vec<char>, &'p str)>>,
}

impl<'p> Index<'p> {
    fn new(phrases: &'p [Phrase]) -> Self {
        let mut index = Self {
            wrong: BTreeMap::new(),
            heads: BTreeMap::new(),
            tails: BTreeMap::new(),
        };
        let chars = |text: &str| bare(text).chars().collect::<Vec<char>>();
        for phrase in phrases {
            let right = phrase.right.as_str();
            for wrong in phrase.wrong.iter().map(|wrong| chars(wrong)) {
                if let Some(head) = wrong.first_chunk::<KEY>() {
                    index.wrong.entry(*head).or_default().push((wrong, right));
                }
            }
            let words = chars(right);
            if let (Some(head), Some(tail), true) = (
                words.first_chunk(),
                words.last_chunk(),
                words.len() >= LEAST,
            ) {
                index
                    .heads
                    .entry(*head)
                    .or_default()
                    .push((words.clone(), right));
                index.tails.entry(*tail).or_default().push((words, right));
            }
        }
        index
    }

    /// The wrong phrases of a text, in order, with the right one of each.
    fn found(&self, text: &[char]) -> Vec<(Range<usize>, &'p str)> {
        let mut out: Vec<(Range<usize>, &'p str)> = Vec::new();
        // Within a phrase that is right nothing is another phrase gone wrong: 既要绿水青山，也要金山银山.
        let mut right: Vec<Range<usize>> = Vec::new();
        for (at, key) in text.windows(KEY).enumerate() {
            let key: Key = key.try_into().expect("has as many");
            let wrong = self.wrong.get(&key).into_iter().flatten();
            let listed = wrong.filter(|(wrong, _)| text[at..].starts_with(wrong));
            out.extend(listed.map(|(wrong, right)| (at..at + wrong.len(), *right)));
            let heads = self.heads.get(&key).into_iter().flatten();
            let whole = heads
                .clone()
                .filter(|(words, _)| text[at..].starts_with(words));
            right.extend(whole.map(|(words, _)| at..at + words.len()));
            let near = heads.filter_map(|(words, right)| {
                let lengths = words.len() - 2..=words.len() + 2;
                let part = changed(text, words, lengths.map(|length| at..at + length))?;
                (!text[at..].starts_with(words)).then_some((part, *right))
            });
            out.extend(near);
            let tails = self.tails.get(&key).into_iter().flatten();
            let end = at + KEY;
            let near = tails.filter_map(|(words, right)| {
                let lengths = words.len() - 2..=words.len() + 2;
                let parts = lengths.filter_map(|length| Some(end.checked_sub(length)?..end));
                let part = changed(text, words, parts)?;
                (!text[..end].ends_with(words)).then_some((part, *right))
            });
            out.extend(near);
        }
        out.retain(|(part, _)| {
            let mut around = right.iter();
            !around.any(|right| right.start <= part.start && part.end <= right.end)
        });
        out.sort_by_key(|(part, _)| (part.start, part.end));
        out.dedup_by(|b, a| a.0.end > b.0.start);
        out
    }
}

/// The first part that begins and ends as the phrase does and differs in one place inside by two characters at most.
fn changed(
    text: &[char],
    words: &[char],
    parts: impl Iterator<Item = Range<usize>>,
) -> Option<Range<usize>> {
    parts.filter(|part| part.end <= text.len()).find(|part| {
        let there = &text[part.clone()];
        let ends = there.first() == words.first() && there.last() == words.last();
        ends && one_hunk(there, words).is_some_and(|hunk| {
            !hunk.lower.chars().any(char::is_numeric) && hunk.lower != hunk.upper
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{Index, Phrases};

    #[test]
    fn phrases_that_are_wrong() {
        let all = Phrases::built_in().phrase;
        let index = Index::new(&all);
        let found = |text: &str| -> Vec<String> {
            let chars: Vec<char> = text.chars().collect();
            let all = index.found(&chars).into_iter();
            all.map(|(part, _)| chars[part].iter().collect()).collect()
        };
        assert_eq!(
            found("以习近平新时代特色社会主义思想为指导"),
            ["习近平新时代特色社会主义思想"]
        );
        assert_eq!(
            found("践行青山绿水就是金山银山理念"),
            ["青山绿水就是金山银山"]
        );
        assert_eq!(found("坚持以人民为中心发展思想"), ["以人民为中心发展思想"]);
        for text in [
            "以习近平新时代中国特色社会主义思想为指导",
            "坚持以人民为中心的发展思想",
            "深化放管服改革",
            "既要绿水青山也要金山银山",
            "中国特色社会主义思想",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
