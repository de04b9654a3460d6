//! Words that mean the same: the list that ships with the program and the site's own, as groups.
//!
//! They widen a query; what only they find is told apart from what the typed words find.

use std::collections::BTreeMap;

use super::fold::fold;
use super::numbers;
use crate::config::Search;

/// The list that ships with the program.
const BUILT_IN: &str = include_str!("synonyms.toml");

/// Each word with its others, sorted; an empty list in site.toml takes a built-in word away.
pub(super) fn table(settings: &Search) -> BTreeMap<String, Vec<String>> {
    let mut table: BTreeMap<String, Vec<String>> =
        toml::from_str(BUILT_IN).expect("a test reads the file that ships");
    for (word, others) in &settings.synonyms {
        if others.is_empty() {
            table.remove(word);
        } else {
            table.insert(word.clone(), others.clone());
        }
    }
    table
}

/// Other spellings of a term: for the words of a group that it holds, the group's other words in their
/// place; longer words first, the term itself left out, each once. A document's number that is written in
/// another way is spelled as documents have it.
pub(super) fn spellings(term: &str, groups: &[Vec<String>]) -> Vec<String> {
    let mut out = Vec::new();
    for group in groups {
        let mut words: Vec<String> = group.iter().map(|word| fold(word)).collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
        // 发展改革委 holds no 发改委, but 电子商务 might hold a shorter word of its own group: the longest counts.
        let Some(held) = words
            .iter()
            .find(|word| !word.is_empty() && term.contains(*word))
        else {
            continue;
        };
        for word in words.iter().filter(|word| *word != held) {
            let other = term.replace(held.as_str(), word);
            if other != term && !out.contains(&other) {
                out.push(other);
            }
        }
    }
    out.extend(numbers::document_number(term).filter(|number| !out.contains(number)));
    out
}

#[cfg(test)]
mod tests {
    use super::{spellings, table};
    use crate::config::Search;

    #[test]
    fn both_ways_round() {
        let groups = vec![vec!["电商".to_owned(), "电子商务".to_owned()]];
        assert_eq!(spellings("跨境电商", &groups), ["跨境电子商务"]);
        assert_eq!(spellings("电子商务", &groups), ["电商"]);
        assert!(spellings("金融", &groups).is_empty());
    }

    #[test]
    fn a_site_adds_and_takes_away() {
        let mut settings = Search::default();
        settings.synonyms.insert("电商".to_owned(), Vec::new());
        settings
            .synonyms
            .insert("保税".to_owned(), vec!["综保".to_owned()]);
        let table = table(&settings);
        assert!(!table.contains_key("电商"));
        assert_eq!(table["保税"], ["综保"]);
        assert_eq!(table["发改委"][0], "发展改革委");
    }
}
