//! The linked data for other programs: JSON for machines, CSV and XLSX for a clerk's desk.
//!
//! `json` has the shapes that programs rely on; `lists` makes the rows of a 责任清单, for all plans, one plan or one unit,
//! `pair` those of comparisons, `registers` those of units and documents; `csv`, `xlsx` and `docx` write such a `table`. All give bytes, the same for the same content.

mod csv;
mod docx;
pub mod json;
pub mod lists;
mod pair;
pub mod registers;
pub mod table;
mod words;
mod xlsx;

pub use csv::csv;
pub use docx::docx;
pub use pair::{matrix, pair};
pub use xlsx::xlsx;
