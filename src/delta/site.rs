//! Settings, free pages and the files beside them, and what was mended against the sources.

use std::collections::{BTreeMap, BTreeSet};

use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::front::{differences, flat};
use super::model::{Op, Operation};
use super::state::State;
use crate::privacy;
use crate::source::Source;

/// Everything beside plans and registers.
pub(super) fn operations(old: &State, new: &State) -> Vec<Operation> {
    let mut out: Vec<Operation> = differences(&settings(old), &settings(new))
        .into_iter()
        .map(|(key, was, is)| {
            let one = Operation::new(Op::Setting).of(&key);
            one.values(was.as_deref(), is.as_deref())
        })
        .collect();
    out.extend(pages(&texts(old), &texts(new), words));
    out.extend(pages(&files(old), &files(new), |_, _| (None, None)));
    let mends = |state: &State| -> BTreeMap<String, toml::Table> {
        let sources = state.project.corrections.iter();
        sources
            .map(|source| (source.path.clone(), table(&source.text)))
            .collect()
    };
    let (was, is) = (mends(old), mends(new));
    let paths: BTreeSet<&String> = was.keys().chain(is.keys()).collect();
    for path in paths
        .into_iter()
        .filter(|path| was.get(*path) != is.get(*path))
    {
        out.push(Operation::new(Op::Corrections).of(path));
    }
    out
}

fn table(text: &str) -> toml::Table {
    toml::from_str(text).unwrap_or_default()
}

/// The settings as they may be published.
fn settings(state: &State) -> BTreeMap<String, String> {
    let Some(source) = &state.project.settings else {
        return BTreeMap::new();
    };
    flat(&table(&privacy::masked(&source.text)))
}

/// Free pages by path, as they may be published.
fn texts(state: &State) -> BTreeMap<String, Source> {
    let mask = state.project.config.privacy.mask;
    let pages = state.project.pages.iter().chain(&state.project.updates);
    pages
        .filter(|page| !mask || privacy::in_path(&page.path).is_empty())
        .map(|page| {
            let shown = if mask {
                privacy::mask_page(page)
            } else {
                page.clone()
            };
            (page.path.clone(), shown)
        })
        .collect()
}

/// The files beside free pages.
fn files<'a>(state: &State<'a>) -> BTreeMap<String, &'a [u8]> {
    let mask = state.project.config.privacy.mask;
    let files = state.project.attachments.iter();
    files
        .filter(|file| !mask || privacy::in_path(&file.path).is_empty())
        .map(|file| (file.path.clone(), file.bytes.as_slice()))
        .collect()
}

/// What was there and what is, as far as it can be shown.
type Words = (Option<String>, Option<String>);

/// Pages that came, went, have another path or other words.
fn pages<T: PartialEq + Content>(
    old: &BTreeMap<String, T>,
    new: &BTreeMap<String, T>,
    words: impl Fn(&T, &T) -> Words,
) -> Vec<Operation> {
    let mut out = Vec::new();
    let mut come: Vec<&String> = new.keys().filter(|path| !old.contains_key(*path)).collect();
    for (path, was) in old {
        match new.get(path) {
            Some(is) if is.is(was) => {}
            Some(is) => {
                let mut one = Operation::new(Op::PageChanged).of(path);
                (one.before, one.after) = words(was, is);
                out.push(one);
            }
            None => {
                let there = come.iter().position(|other| new[*other].is(was));
                out.push(match there {
                    Some(at) => {
                        let other = come.remove(at);
                        let one = Operation::new(Op::PageRenamed).of(other);
                        one.values(Some(path), Some(other))
                    }
                    None => Operation::new(Op::PageRemoved).of(path),
                });
            }
        }
    }
    out.extend(
        come.into_iter()
            .map(|path| Operation::new(Op::PageAdded).of(path)),
    );
    out
}

/// What a page or file consists of, whatever its path.
trait Content {
    fn is(&self, other: &Self) -> bool;
}

impl Content for Source {
    fn is(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Content for &[u8] {
    fn is(&self, other: &Self) -> bool {
        self == other
    }
}

/// The lines of a page that differ.
fn words(old: &Source, new: &Source) -> Words {
    let was: Vec<&str> = old.text.lines().collect();
    let is: Vec<&str> = new.text.lines().collect();
    let (mut gone, mut come) = (Vec::new(), Vec::new());
    for step in capture_diff_slices(Algorithm::Myers, &was, &is) {
        if step.tag() != DiffTag::Equal {
            gone.extend(&was[step.old_range()]);
            come.extend(&is[step.new_range()]);
        }
    }
    let shown = |lines: Vec<&str>| {
        let lines: Vec<&str> = lines
            .into_iter()
            .filter(|line| !line.trim().is_empty())
            .collect();
        (!lines.is_empty()).then(|| lines.join("\n"))
    };
    (shown(gone), shown(come))
}
