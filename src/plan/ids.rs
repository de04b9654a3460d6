//! The id of each task: its printed label as ASCII, made unique by the numbers of what encloses it.
//!
//! 3 is `3`, （三） is `3`. Where two tasks of a plan have one label, the enclosing numbers go before it
//! (`2.3`), then letters behind (`2.3-a`). An id written into the file, `{#2.3}`, holds as it is, and no
//! other task gets it. A task without a label is named by what encloses it, unless a label printed somewhere is
//! that number. An id never says how many tasks stand before.

use crate::zh::item;
use std::collections::{BTreeMap, HashSet};

use crate::zh::numeral;

/// The longest id made of a label: it becomes a part of an address.
const LONGEST: usize = 40;

/// What a task's id is made from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Naming {
    /// The id written into the file, if any.
    pub(super) given: Option<String>,
    /// The label as printed.
    pub(super) label: String,
    /// The numbers of the enclosing items, from the outermost.
    pub(super) enclosing: Vec<u32>,
}

/// One id for each task, in order, no two alike; and which tasks give an id that another has already.
pub(super) fn ids(namings: &[Naming]) -> (Vec<String>, Vec<usize>) {
    let mut taken = HashSet::new();
    let mut twice = Vec::new();
    let mut out: Vec<Option<String>> = Vec::with_capacity(namings.len());
    for (at, naming) in namings.iter().enumerate() {
        out.push(match &naming.given {
            Some(id) if taken.insert(id.clone()) => Some(id.clone()),
            Some(_) => {
                twice.push(at);
                None
            }
            None => None,
        });
    }
    for qualified in [false, true] {
        let mut wanted: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, naming) in namings.iter().enumerate() {
            let named = qualified || ascii(&naming.label).is_some();
            if out[at].is_none() && named {
                wanted.entry(name(naming, qualified)).or_default().push(at);
            }
        }
        for (name, at) in wanted {
            if let [only] = at[..] {
                if taken.insert(name.clone()) {
                    out[only] = Some(name);
                }
                continue;
            }
            if !qualified {
                continue;
            }
            let mut number = 1;
            for at in at {
                out[at] = Some(lettered(&name, &mut number, &mut taken));
            }
        }
    }
    let ids = namings
        .iter()
        .zip(out)
        .map(|(naming, id)| id.unwrap_or_else(|| lettered(&name(naming, true), &mut 1, &mut taken)))
        .collect();
    (ids, twice)
}

/// The name with the first free letter from the `number`th on, which is then the one behind it.
fn lettered(name: &str, number: &mut usize, taken: &mut HashSet<String>) -> String {
    loop {
        let id = format!("{name}-{}", letters(*number));
        *number += 1;
        if taken.insert(id.clone()) {
            return id;
        }
    }
}

/// a, b … z, aa, ab …
pub(super) fn letters(number: usize) -> String {
    let mut out = Vec::new();
    let mut rest = number;
    while rest > 0 {
        rest -= 1;
        out.push(b'a' + (rest % 26) as u8);
        rest /= 26;
    }
    out.reverse();
    String::from_utf8(out).expect("only ASCII letters were pushed")
}

/// The label as ASCII, with the enclosing numbers before it if `qualified`.
fn name(naming: &Naming, qualified: bool) -> String {
    let own = ascii(&naming.label);
    let mut parts: Vec<String> = Vec::new();
    if qualified || own.is_none() {
        parts.extend(naming.enclosing.iter().map(u32::to_string));
    }
    parts.extend(own);
    if parts.is_empty() {
        return "0".into();
    }
    let mut name = parts.join(".");
    if name.len() > LONGEST {
        // What is printed there is no number of a task; its beginning names it as well.
        name.truncate(LONGEST);
        name.truncate(name.rfind('.').unwrap_or(LONGEST));
    }
    name
}

/// A printed label as ASCII: （三） and 三、 are 3, 2.3 stays; none if it has no number.
pub(super) fn ascii(label: &str) -> Option<String> {
    let bare = item::bare(label);
    let parts: Option<Vec<String>> = bare
        .split(['.', '．', '-', '—'])
        .map(|part| numeral::read(part.trim()).map(|n| n.to_string()))
        .collect();
    if let Some(parts) = parts {
        return Some(parts.join("."));
    }
    if let Some(heading) = item::heading(label) {
        return Some(heading.number.to_string());
    }
    // 第3项, A-12: what is ASCII of it.
    let plain: String = bare
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() {
                c.to_ascii_lowercase()
            } else {
                '.'
            }
        })
        .collect();
    let plain: Vec<&str> = plain.split('.').filter(|part| !part.is_empty()).collect();
    (!plain.is_empty()).then(|| plain.join("."))
}

#[cfg(test)]
mod tests {
    use super::{Naming, ascii, ids, letters};

    fn naming(label: &str, enclosing: &[u32]) -> Naming {
        Naming {
            given: None,
            label: label.into(),
            enclosing: enclosing.to_vec(),
        }
    }

    #[test]
    fn labels_become_ascii() {
        for (label, id) in [
            ("3", "3"),
            ("（三）", "3"),
            ("十二", "12"),
            ("2.3", "2.3"),
            ("1．", "1"),
            ("①", "1"),
            ("第3项", "3"),
            ("A-12", "a.12"),
        ] {
            assert_eq!(ascii(label).as_deref(), Some(id), "{label}");
        }
        assert_eq!(ascii("甲"), None);
    }

    #[test]
    fn a_label_of_any_length_gives_an_id_that_can_be_an_address() {
        let long = vec!["2020"; 30].join(".");
        let (ids, _) = ids(&[
            naming(&long, &[]),
            naming(&long, &[]),
            naming(&"9".repeat(99), &[]),
        ]);
        assert!(ids.iter().all(|id| id.len() <= 44), "{ids:?}");
        assert!(ids[0] != ids[1], "{ids:?}");
    }

    #[test]
    fn labels_that_are_not_unique_get_the_numbers_around_them() {
        let (ids, _) = ids(&[
            naming("1", &[1]),
            naming("2", &[1]),
            naming("1", &[2]),
            naming("十", &[2]),
            naming("十", &[2]),
        ]);
        assert_eq!(ids, ["1.1", "2", "2.1", "2.10-a", "2.10-b"]);
    }

    #[test]
    fn a_printed_label_keeps_its_number_where_a_task_without_one_is_put_in() {
        let (ids, _) = ids(&[naming("", &[1]), naming("1", &[1]), naming("备注", &[1])]);
        assert_eq!(ids, ["1-a", "1", "1-b"]);
    }

    #[test]
    fn an_id_in_the_file_holds() {
        let mut first = naming("1", &[1]);
        first.given = Some("2".into());
        let (ids, twice) = ids(&[first.clone(), naming("2", &[1]), first]);
        assert_eq!(ids, ["2", "1.2", "1"]);
        assert_eq!(twice, [2]);
    }

    #[test]
    fn letters_go_on_after_z() {
        assert_eq!(letters(1), "a");
        assert_eq!(letters(26), "z");
        assert_eq!(letters(27), "aa");
    }
}
