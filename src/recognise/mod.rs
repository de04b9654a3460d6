//! What a document is made of: titles, particulars, headings, paragraphs, tables of tasks.
//!
//! First what a site put around the document is taken away and what copying broke is mended (`frame`,
//! `unwrap`, `lines`, `rewrap`), then the lines and tables are gone through from top to bottom (`outline`,
//! `table`). Each step works by named rules; [`rules`] lists them all, and [`Recognition::explained`] tells
//! which took what.

pub(crate) mod clues;
mod cut_lines;
mod declared;
mod evidence;
mod explained;
mod frame;
pub(crate) mod front;
pub mod hints;
pub(crate) mod issuer;
pub(crate) mod item;
mod levels;
mod line_shape;
mod lines;
mod lost_breaks;
mod outline;
mod page;
mod particulars;
mod print;
mod sheet;
pub(crate) mod table;
pub(crate) mod titles;

pub use explained::Explained;
pub(crate) use outline::Recognition;

use self::evidence::Evidence;
use self::hints::Options;
use crate::document::{Document, Layout, Text};
use crate::rule::Rule;

/// All rules of recognition, step by step.
pub(crate) fn rules() -> impl Iterator<Item = &'static Rule> {
    static MENDED: &[&Rule] = &[&lost_breaks::BREAKS_LOST, &cut_lines::CUT_AT_WIDTH];
    let steps = [
        sheet::RULES,
        page::RULES,
        print::RULES,
        frame::RULES,
        MENDED,
        lines::RULES,
        table::WAYS,
        table::COLUMNS,
        table::ROWS,
        outline::RULES,
        titles::RULES,
        evidence::RULES,
        declared::RULES,
    ];
    steps.into_iter().flatten().copied()
}

/// Recognises a document as its reader saw it.
pub(crate) fn recognise(mut document: Document, options: &Options) -> Recognition {
    let mut explained = match std::mem::replace(&mut document.layout, Layout::Flow) {
        Layout::Book(names) => sheet::unfold(&mut document, &names),
        Layout::Page(elements) => page::clear(&mut document, &elements),
        Layout::Flow => Vec::new(),
    };
    explained.extend(print::remove(&mut document));
    explained.extend(frame::remove(&mut document));
    explained.extend(lost_breaks::split(&mut document));
    explained.extend(lines::find_tables(&mut document));
    explained.extend(cut_lines::join(&mut document));
    let mut found = outline::read(&document, options);
    let text = &document.source.text;
    for removed in &document.removed {
        if removed.reason == frame::FACTS {
            found.clues.read_box(text, removed.range.clone());
        }
        if let Some(range) = frame::number(text, removed) {
            let number = Text::from_source(text, range);
            found.clues.number.get_or_insert(number);
        }
        if let Some(range) = frame::source(text, removed) {
            let name = Text::from_source(text, range);
            found.clues.bodies.push((Evidence::Source, name));
        }
    }
    found.front = front::read(&found.clues, &found.items);
    explained.append(&mut found.front.explained);
    found.explained.splice(..0, explained);
    found
        .explained
        .sort_by_key(|explained| explained.range.start);
    found.removed.splice(..0, document.removed);
    found.findings.splice(..0, document.findings);
    found
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::hints::Options;
    use super::{recognise, rules, sheet};
    use crate::document::read;

    /// The rules that take something of a text, or of a web page.
    fn taking(text: &str) -> BTreeSet<&'static str> {
        let name = if text.starts_with('<') {
            "例.html"
        } else {
            "例.txt"
        };
        let document = read::document(name, text.as_bytes()).expect("a text is read");
        let recognition = recognise(document, &Options::default());
        let explained = recognition.explained.iter();
        explained.map(|explained| explained.rule.name).collect()
    }

    #[test]
    fn each_rule_takes_its_example_and_leaves_its_counter_example() {
        let mut wrong = Vec::new();
        let mut names = BTreeSet::new();
        for rule in rules() {
            assert!(names.insert(rule.name), "{} stands twice", rule.name);
            // Sheets have a test of their own.
            if sheet::RULES.contains(&rule) {
                continue;
            }
            if !taking(rule.example).contains(rule.name) {
                wrong.push(format!("{} leaves\n{}", rule.name, rule.example));
            }
            if taking(rule.counter).contains(rule.name) {
                wrong.push(format!("{} takes\n{}", rule.name, rule.counter));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    }
}
