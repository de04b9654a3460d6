//! The search index: what can be found, written as files that a page can load from `file://`.
//!
//! Takes [`Record`]s, which the pages stage makes, and gives files; knows nothing of plans or addresses.
//! A query is cut into terms; a record is found if each term is a substring of its key (see `fold`).
//! Small sites load all texts and scan them (mode `text`), large ones load lists of the pairs of
//! neighbouring characters first (mode `grams`); both find the same. `themes/default/static/search-*.js`
//! asks in the browser, `query` in Rust.

mod damaged;
mod escape;
mod files;
pub mod fold;
mod head;
mod ids;
mod lists;
mod names;
mod numbers;
mod pinyin;
mod query;
mod rank;
mod read;
mod record;
mod shards;
mod synonyms;

pub use files::{Layout, index};
pub use query::{Answer, Filters, Hit};
pub use read::Index;
pub use record::{Record, RecordKind};

/// What the shared test vectors hold Rust and JavaScript to, beside [`fold`].
pub mod vectors {
    /// The hash that picks shards and slots.
    pub fn hash(text: &str) -> u32 {
        super::ids::hash(text)
    }

    /// The words and the label of a query that may name a task of a plan.
    pub fn plan_and_label(text: &str) -> Option<(&str, String)> {
        super::numbers::plan_and_label(text)
    }

    /// A document's number as documents have it, where a term spells it in another way.
    pub fn document_number(term: &str) -> Option<String> {
        super::numbers::document_number(term)
    }

    /// A list of ascending ids as it stands in a shard.
    pub fn encode(ids: &[u32]) -> String {
        super::lists::encode(ids)
    }
}
