//! A delta for people and programs: four ways to write the same operations.

mod json;
mod markdown;
mod parts;
mod text;
mod update;
mod words;

pub use json::{SCHEMA, to_json};
pub use markdown::{Markdown, to_markdown};
pub use parts::{Part, counts, parts};
pub use text::to_text;
pub use update::to_update;
pub use words::{is_text, line};
