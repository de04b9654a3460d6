//! A delta for people and programs: four ways to write the same operations.

mod json;
mod text;
mod words;

pub use json::to_json;
pub use text::to_text;
