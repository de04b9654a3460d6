//! What a document is made of: titles, particulars, headings, paragraphs, tables of tasks.

pub(crate) mod facts;
pub(crate) mod furniture;
pub mod hints;
pub(crate) mod issuer;
pub(crate) mod item;
mod levels;
mod lines;
pub(crate) mod outline;
mod page;
mod particulars;
mod print;
mod rewrap;
mod said;
pub(crate) mod shape;
mod sheet;
pub(crate) mod table;
pub(crate) mod titles;
mod unwrap;

use crate::document::{Document, Layout};

/// Takes what is around a document away and finds the lines and tables that it had before it was copied.
pub(crate) fn prepare(document: &mut Document) {
    match std::mem::replace(&mut document.layout, Layout::Flow) {
        Layout::Book(names) => sheet::unfold(document, &names),
        Layout::Page(elements) => page::clear(document, &elements),
        Layout::Flow => {}
    }
    print::remove(document);
    furniture::remove(document);
    unwrap::split(document);
    lines::find_tables(document);
    rewrap::join(document);
}
