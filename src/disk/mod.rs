//! The disk: every error names its path; a file is written whole or not at all; nothing is read or written outside of
//! the folder that is meant.
//!
//! `names` says which names may become paths, `files` reads and writes single files and tells whether a path lies in a
//! folder, `output` knows the folder of a site and `publishing` fills it with what it takes (`take`), `last` remembers
//! the last build and `memo` what its stages found out, `lock` keeps two programs apart.

mod files;
mod last;
mod lock;
mod memo;
mod names;
mod output;
mod publishing;
mod take;

pub(crate) use files::text;
pub use files::{
    Kind, inside, is_empty_folder, kind, make_folder, not_a_file, read, read_most, read_text,
    resolved, write,
};
pub use last::Last;
pub use lock::Lock;
pub use memo::Memo;
pub use names::{LONGEST, LONGEST_ID, unfit, unfit_id, unfit_part};
pub use output::{MANIFEST, OutFile, Output};
pub use publishing::{Published, Publishing, publish};
pub use take::{Origin, Take, Value};
