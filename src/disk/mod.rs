//! The disk: every error names its path; a file is written whole or not at all; nothing is read or written outside of
//! the folder that is meant.
//!
//! `names` says which names may become paths, `files` reads and writes single files and tells whether a path lies in a
//! folder, `output` puts a site in its place, `lock` keeps two programs apart.

mod files;
mod lock;
mod names;
mod output;

pub(crate) use files::text;
pub use files::{
    Kind, inside, is_empty_folder, kind, make_folder, read, read_text, resolved, write,
};
pub use lock::Lock;
pub use names::{LONGEST, LONGEST_ID, unfit, unfit_id, unfit_part};
pub use output::{MANIFEST, OutFile, Output, Published, publish};
