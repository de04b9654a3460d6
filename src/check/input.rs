//! What the rules may look at, and where in a file something stands.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::atlas::{Atlas, Registers};
use crate::diag::Place;
use crate::front::{self, Places};
use crate::placed::Placed;
use crate::project::Project;
use crate::source::Source;

/// What the rules may look at.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// The site's files.
    pub project: &'a Project,
    /// Its plans, linked. Texts in it are masked; places are those of the files.
    pub atlas: &'a Atlas,
    /// Its registers.
    pub registers: &'a Registers,
    /// The documents that plans were read from, by path relative to the site; absent if unreadable.
    pub seeds: &'a BTreeMap<String, Vec<u8>>,
    /// The manifest of a site that was published, beside the record of the project.
    pub published: Option<&'a str>,
}

impl Input<'_> {
    /// The file of a plan.
    pub(super) fn source(&self, file: &str) -> Option<&Source> {
        self.project.plans.iter().find(|source| source.path == file)
    }

    /// Where a plan's front matter says what `pick` chooses; the file as a whole if it does not.
    pub(super) fn in_front(
        &self,
        file: &str,
        pick: impl FnOnce(Places) -> Option<Range<usize>>,
    ) -> Place {
        let found = self.source(file).and_then(|source| {
            let range = pick(Places::read(&source.text))?;
            Some(source.place(range))
        });
        found.unwrap_or_else(|| Place::file(file))
    }

    /// The text of a plan, its front matter apart.
    pub(super) fn body(&self, file: &str) -> Option<&str> {
        let text = self.source(file)?.text.as_str();
        Some(&text[front::body_start(text)..])
    }
}

/// Where a register says a value.
pub(super) fn in_register<T>(register: Option<&Source>, value: &Placed<T>) -> Place {
    register.map_or_else(
        || Place::file("content"),
        |source| source.place(value.span()),
    )
}
