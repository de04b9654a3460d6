//! A second import: what a person decided about a plan that is there outlives it.
//!
//! Front matter is a person's as soon as it is written: who may have mended a title cannot be told from who
//! left it as it was. So every key stays as the file has it, even one that was taken out, but for what is said
//! anew; where the document was read otherwise, both are told. The text below is read anew, with the mends that
//! `content/corrections` lists.

use toml_edit::DocumentMut;

use super::corrections::Corrections;
use super::{Import, Options};
use crate::error::{Error, Result};
use crate::front::{self, FrontMatter};
use crate::plan;
use crate::source::Source;

/// A key of the front matter that the second import left as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The key: `title`.
    pub key: String,
    /// What the file says, as TOML; none where it does not have the key.
    pub here: Option<String>,
    /// What was read this time, as TOML, where that is something else.
    pub read: Option<String>,
}

/// Puts what a person decided into a plan just read: `before` is its file as it stands, `options` what was said
/// to this import. Gives the keys that were kept, those that only
/// the document has behind those of the file.
///
/// # Errors
///
/// Front matter that is no TOML, or a file of corrections that cannot be used.
pub fn again(
    import: &mut Import,
    options: &Options,
    before: &Source,
    corrections: Option<&Source>,
) -> Result<Vec<Kept>> {
    let (range, _) = front::split(&before.text).unwrap_or_default();
    let text = &before.text[range];
    let here: toml::Table =
        toml::from_str(text).map_err(|error| Error::toml(&before.path, text, &error))?;
    let fresh = table(&import.front);
    let mut given = table(&options.front(FrontMatter::default()));
    given.retain(|key, _| key != "title" || options.title.is_some());

    let mut front: DocumentMut = text.parse().expect("it was read as TOML above");
    let changes: DocumentMut = given.to_string().parse().expect("a table is TOML");
    for (key, item) in changes.iter() {
        if here.get(key) != given.get(key) {
            front.insert(key, item.clone());
        }
    }
    let keys = here
        .keys()
        .chain(fresh.keys().filter(|key| !here.contains_key(*key)));
    let kept = keys
        .filter(|key| !given.contains_key(*key))
        .map(|key| {
            let word = |value: &toml::Value| value.to_string();
            let read = fresh.get(key).filter(|read| here.get(key) != Some(*read));
            Kept {
                key: key.clone(),
                here: here.get(key).map(word),
                read: read.map(word),
            }
        })
        .collect();

    let body = &import.markdown[front::body_start(&import.markdown)..];
    let body = match corrections {
        Some(file) => Corrections::parse(&file.path, &file.text)?.apply(body).0,
        None => body.to_owned(),
    };
    import.rewrite(&front.to_string(), &body);
    Ok(kept)
}

/// Front matter as a table, without what is not given.
fn table(front: &FrontMatter) -> toml::Table {
    toml::Table::try_from(front)
        .expect("front matter holds strings, numbers, lists and tables only")
}

impl Import {
    /// Gives a new plan the blocks of search ids that it is to own.
    pub fn claim(&mut self, blocks: [u32; 2]) {
        let body = self.markdown[front::body_start(&self.markdown)..].to_owned();
        self.front.blocks = blocks.to_vec();
        let front = self.front.to_toml();
        self.rewrite(&front, &body);
    }

    /// Puts another file in place of the one that was read, and what it says in place of what that said.
    fn rewrite(&mut self, front: &str, body: &str) {
        self.markdown = front::join(front, body);
        let file = Source::new(self.plan.file.as_str(), &self.markdown);
        self.plan = plan::parse(&file).0;
        self.front = self.plan.front.clone();
    }
}
