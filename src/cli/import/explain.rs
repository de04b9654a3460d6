//! `gangmu import --explain`: which rule took each line, table, cell and bracket of a document.

use std::collections::BTreeMap;

use crate::cli::terminal::say;
use gangmu::import::Import;
use gangmu::zh::width;

use super::site::Site;

/// So many columns of a text are shown.
const SHOWN: usize = 40;

/// Tells one import, rule by rule, in the order of the document; then why each of these rules is one.
pub(super) fn one(file: &str, import: &Import, site: &Site) {
    say!("{}", site.shown_words(file));
    let source = &import.document;
    let shown = site.shown_parts(&source.source().text);
    let mut rules = BTreeMap::new();
    for one in &import.explained {
        let place = source.place(one.range.clone());
        let words = shown.part(one.range.clone());
        let words = words.split_whitespace();
        let words = words.collect::<Vec<_>>().join(" ");
        let shown = width::fit(&words, SHOWN);
        let cut = if shown.len() < words.len() { "…" } else { "" };
        let (line, column, name) = (place.line, place.column, one.rule.name);
        say!("{line:>6}:{column:<4} {name:<28} {shown}{cut}");
        if let Some(note) = &one.note {
            say!("{:>12}{}", "", site.shown_words(note));
        }
        rules.insert(name, one.rule);
    }
    say!("\n用到的规则：");
    for rule in rules.values() {
        say!("  {}\n      {}", rule.name, rule.why);
    }
    say!("");
}
