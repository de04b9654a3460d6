//! `forms.toml`: what people write, with braces around what must not be readable.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;

/// The file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    forms: BTreeMap<String, Vec<String>>,
    stays: BTreeMap<String, Vec<String>>,
}

/// One form of personal data.
#[derive(Debug, Clone)]
pub(crate) struct Form {
    /// As it is written.
    pub(crate) text: String,
    /// What of it must not be readable.
    pub(crate) secrets: Vec<Range<usize>>,
}

impl Form {
    /// Takes the braces out.
    pub(crate) fn new(marked: &str) -> Self {
        let (mut text, mut secrets) = (String::new(), Vec::new());
        for piece in marked.split_inclusive(['{', '}']) {
            let words = piece.trim_end_matches(['{', '}']);
            if piece.ends_with('}') {
                secrets.push(text.len()..text.len() + words.len());
            }
            text.push_str(words);
        }
        Self { text, secrets }
    }

    /// The words that must not be readable.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        self.secrets.iter().map(|range| &self.text[range.clone()])
    }

    /// What is wrong with it as it would be published.
    pub(crate) fn wrong(&self, published: &str) -> Option<String> {
        let was: Vec<char> = self.text.chars().collect();
        let is: Vec<char> = published.chars().collect();
        if was.len() != is.len() {
            return Some("another length".to_owned());
        }
        let inside = |at: usize| {
            let byte = was[..at].iter().map(|c| c.len_utf8()).sum::<usize>();
            self.secrets.iter().position(|range| range.contains(&byte))
        };
        let mut covered = vec![0; self.secrets.len()];
        for at in 0..was.len() {
            let is_covered = was[at] != is[at];
            match inside(at) {
                Some(secret) if is_covered => covered[secret] += 1,
                None if is_covered => return Some(format!("“{}” is covered too", was[at])),
                _ => {}
            }
        }
        let wanted = self.words().map(|words| {
            let figures = words.chars().filter(|c| c.is_numeric()).count();
            if figures > 6 { 4 } else { 1 }
        });
        let short = wanted.zip(covered).position(|(wanted, is)| is < wanted);
        short.map(|at| format!("“{}” is readable", self.words().nth(at).unwrap_or_default()))
    }
}

fn file() -> File {
    toml::from_str(include_str!("forms.toml")).expect("the file is part of the tests")
}

/// All forms that must be covered.
pub(crate) fn forms() -> Vec<Form> {
    file()
        .forms
        .values()
        .flatten()
        .map(|one| Form::new(one))
        .collect()
}

/// All texts that must stay.
pub(crate) fn stays() -> Vec<String> {
    file().stays.into_values().flatten().collect()
}
