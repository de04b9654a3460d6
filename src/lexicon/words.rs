//! A list of words that says quickly which of them a text begins with, ends with, or is.
//!
//! Reading responsibilities asks such questions at every character of every cell, so words are kept by
//! their first and by their last character instead of being tried one after another.

use std::collections::BTreeMap;

use serde::Deserialize;

/// A set of lists of words, one bit each.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Lists(u64);

impl Lists {
    /// The set of the list with that number.
    pub(super) fn one(number: usize) -> Self {
        Self(1 << number)
    }

    /// The lists of both sets.
    pub(crate) fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the sets share a list.
    pub(crate) fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// A list of words of the vocabulary.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "Vec<String>")]
pub(crate) struct Words {
    /// By first character, longest first.
    first: BTreeMap<char, Vec<String>>,
    /// By last character, longest first.
    last: BTreeMap<char, Vec<String>>,
    /// Its place among the lists of the matcher; none in a list that no text is cut by.
    lists: Lists,
}

impl From<Vec<String>> for Words {
    fn from(mut words: Vec<String>) -> Self {
        words.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        words.dedup();
        let mut out = Self::default();
        for word in words {
            let (Some(first), Some(last)) = (word.chars().next(), word.chars().next_back()) else {
                continue;
            };
            out.first.entry(first).or_default().push(word.clone());
            out.last.entry(last).or_default().push(word);
        }
        out
    }
}

impl Words {
    /// The longest word that a text begins with.
    pub(crate) fn start(&self, text: &str) -> Option<&str> {
        let words = self.first.get(&text.chars().next()?)?;
        words
            .iter()
            .map(String::as_str)
            .find(|word| text.starts_with(word))
    }

    /// The longest word that a text ends with.
    pub(crate) fn end(&self, text: &str) -> Option<&str> {
        let words = self.last.get(&text.chars().next_back()?)?;
        words
            .iter()
            .map(String::as_str)
            .find(|word| text.ends_with(word))
    }

    /// Whether a text is one of the words.
    pub(crate) fn holds(&self, text: &str) -> bool {
        let words = text.chars().next().and_then(|c| self.first.get(&c));
        words.is_some_and(|words| words.iter().any(|word| word == text))
    }

    /// Whether one of the words stands anywhere in a text.
    pub(crate) fn within(&self, text: &str) -> bool {
        text.char_indices()
            .any(|(at, _)| self.start(&text[at..]).is_some())
    }

    /// Its place among the lists of the matcher.
    pub(crate) fn lists(&self) -> Lists {
        self.lists
    }

    /// Gives it its place among the lists of the matcher.
    pub(super) fn set_lists(&mut self, lists: Lists) {
        self.lists = lists;
    }

    /// All words, by their first characters.
    pub(crate) fn all(&self) -> impl Iterator<Item = &str> {
        self.first.values().flatten().map(String::as_str)
    }

    /// Whether the list has no words.
    pub(crate) fn is_empty(&self) -> bool {
        self.first.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn the_longest_word_is_found() {
        let words = Words::from(
            ["负责", "负责推进", "局", "分局"]
                .map(str::to_owned)
                .to_vec(),
        );
        assert_eq!(words.start("负责推进工作"), Some("负责推进"));
        assert_eq!(words.start("负责人"), Some("负责"));
        assert_eq!(words.end("公安分局"), Some("分局"));
        assert_eq!(words.end("财政部"), None);
        assert!(words.holds("局") && !words.holds("财政局") && !words.holds(""));
        assert!(words.within("由财政局办") && !words.within(""));
    }
}
