//! The search index, from records to answers: exact in both modes, findable in any spelling, safe, quiet in diffs.

#[path = "search/answers.rs"]
mod answers;
#[path = "search/exact.rs"]
mod exact;
#[path = "search/files.rs"]
mod files;
#[path = "search/javascript.rs"]
mod javascript;
#[path = "search/site.rs"]
mod site;
#[path = "search/vectors.rs"]
mod vectors;
