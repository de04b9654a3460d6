//! What a name is by its form: a family and one or two characters, in its order, and what may stand around it.

use std::ops::Range;

use crate::lexicon::personal::{Persons, words};

/// How many characters of a name are that of the family.
pub(super) fn family(name: &str) -> usize {
    1 + usize::from(words().persons.compound.start(name).is_some())
}

/// The bytes of the name that words begin with: all of them, or what stands before 同志, 处长 and the like.
pub(super) fn name_at_start(said: &str, marked: bool) -> Option<usize> {
    let lists = words();
    let persons = &lists.persons;
    let whole = stripped(said);
    if is_name(whole, marked) {
        return Some(whole.len());
    }
    let behind = [
        &persons.titles,
        &persons.between,
        &persons.leads,
        &lists.numbers.labels,
    ];
    let cuts = said.char_indices().map(|(at, _)| at).skip(2).take(3);
    let cut: Vec<usize> = cuts.collect();
    cut.into_iter().rev().find(|cut| {
        let (name, rest) = said.split_at(*cut);
        is_name(name, false) && behind.iter().any(|list| list.start(rest).is_some())
    })
}

/// The name that words end with: behind what somebody is (值班员王小虎), an office (综合科赵敏) or a word that leads to
/// it (请联系李明);  `far` from the number, only so. A family that hardly begins another word needs nothing before it.
pub(super) fn name_at_end(said: &str, far: bool) -> Option<Range<usize>> {
    let persons = &words().persons;
    let ends: Vec<usize> = said
        .char_indices()
        .rev()
        .map(|(at, _)| at)
        .take(4)
        .collect();
    [3, 2, 4].into_iter().find_map(|count| {
        let at = *ends.get(count - 1)?;
        let (before, name) = said.split_at(at);
        let behind = before.is_empty()
            || [
                &persons.posts,
                &persons.offices,
                &persons.leads,
                &persons.titles,
                &persons.labels,
                &persons.contacts,
            ]
            .iter()
            .any(|list| list.end(before).is_some());
        let sure = !far && name.starts_with(|c| persons.sure.contains(c));
        let name_itself = stripped(name);
        ((behind || sure) && is_name(name_itself, false)).then_some(at..at + name_itself.len())
    })
}

/// Words without what somebody is called behind the name.
pub(super) fn stripped(said: &str) -> &str {
    let persons = &words().persons;
    let mut rest = said;
    while let Some(title) = persons.titles.end(rest) {
        rest = &rest[..rest.len() - title.len()];
    }
    rest
}

/// Whether words are a name by their form. Where a word before says that somebody is named, any family will do.
pub(super) fn is_name(said: &str, marked: bool) -> bool {
    let persons = &words().persons;
    let letters: Vec<char> = said.chars().filter(|c| !is_blank(*c)).collect();
    let squeezed: String = letters.iter().collect();
    let lists = [
        &words().numbers.labels,
        &persons.fields,
        &persons.labels,
        &persons.contacts,
    ];
    if lists.iter().any(|list| list.holds(&squeezed)) {
        return false;
    }
    let foreign = letters.contains(&'·') || letters.contains(&'•');
    if foreign {
        return (4..=20).contains(&letters.len()) && is_of_name(letters[0]) && letters[0] != '·';
    }
    let compound = persons.compound.start(said).is_some();
    let family = letters.first().is_some_and(|c| persons.family.contains(*c));
    // 王港 may be a contact's name; 水利局 is none.
    let short = marked && family && letters.len() == 2 && !persons.not_names.holds(said);
    if persons.not_names.end(said).is_some() && !short {
        return false;
    }
    let first: String = letters.iter().take(2).collect();
    match letters.len() {
        2 | 3 => {
            let common = persons.common.holds(&first);
            marked || (family && !common) || compound && letters.len() == 3
        }
        4 => compound || marked,
        _ => false,
    }
}

/// Whether words end with one for a person's part.
pub(super) fn is_label(said: &str) -> bool {
    let persons = &words().persons;
    persons.labels.end(said).is_some() || persons.contacts.end(said).is_some()
}

impl Persons {
    /// The bytes of a word for a person's part that a text begins with; 0 for none.
    pub(super) fn start_of_label(&self, text: &str, contacts: bool) -> usize {
        let label = self.contacts.start(text);
        let other = self.labels.start(text).filter(|_| !contacts);
        label
            .into_iter()
            .chain(other)
            .map(str::len)
            .max()
            .unwrap_or(0)
    }
}

/// A character of names.
pub(super) fn is_of_name(c: char) -> bool {
    #[cfg(test)]
    super::signs::step();
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' | '·' | '〇')
}

pub(super) fn is_blank(c: char) -> bool {
    #[cfg(test)]
    super::signs::step();
    c.is_whitespace() && c != '\n' && c != '\t' || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}')
}
