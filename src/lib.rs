//! gangmu 纲目: a static site generator for the plan documents of Chinese government.
//!
//! *纲* is the headrope of a net, *目* its meshes: plans and their tasks. The program reads 实施方案,
//! 工作方案 and 行动计划 with their 任务分工表, links every plan, task and responsible unit across all of
//! them, and writes a site of plain files that needs no server and no network.
//!
//! # From a document to a page
//!
//! ```text
//! seeds/*  --import-->  content/plans/ID.md  --build-->  dist/
//! as issued             the plan, kept in git            the site
//! ```
//!
//! A build goes through these stages. Each takes the finished value of the one before and gives a new one;
//! none fills in what another left empty. Only [`pipeline`] calls them all.
//!
//! | stage | from → to | trouble is | runs |
//! | --- | --- | --- | --- |
//! | [`project::load`] | folder → `Project` | [`error::Error`] | once |
//! | `plan::parse` | `Source` → `Plan`, as written | findings | per file, in parallel |
//! | `privacy::mask` | `Plan` → `Plan` that may be published | findings | per plan |
//! | `atlas::link` | plans and registers → [`atlas::Atlas`] | findings | once, sorted |
//! | `pages::plan` | `Atlas` → pages and [`search::Record`]s | findings | once |
//! | `render` | page → [`disk::OutFile`] | findings or `Error` | per page, in parallel |
//! | `search` | records → `OutFile`s | none | once |
//! | [`disk::publish`] | `OutFile`s → folder | `Error` | once |
//!
//! Beside the build: `import` turns a document as issued into a plan file, `check` asks the atlas and the
//! sources what is wrong, `export` writes the linked data for other programs, `delta` compares two states of
//! the content, [`starter`] holds the files of a new site.
//!
//! # Words
//!
//! *Plan* 方案, *task* 任务, *unit* 责任单位, *assignment* (a unit, its role, its tier), *document* (whatever
//! has a 发文字号 or stands in 《》), *lineage* (which upper task a lower one descends from), *coverage* (what
//! a plan took up of the plan it implements), *atlas* (all of them, linked), *seed* (a document as issued).
//!
//! # Layers
//!
//! A module uses only modules of lower lines; `tests/tidy.rs` reads the `use` lines and refuses others.
//!
//! ```text
//!  1  zh  source  rule  placed          plain text, positions, what a rule is
//!  2  error                             trouble of the machine
//!  3  diag  disk                        trouble of documents; the disk
//!  4  config  front  routes             settings of a site, of a document; every address
//!  5  plan                              one document
//!  6  import  privacy  project  starter
//!  7  atlas                             all documents together
//!  8  check  delta  export              questions to the atlas
//!  9  search                            what can be found, and its files
//! 10  pages                             what the site consists of
//! 11  render                            pages to HTML
//! 12  pipeline                          the wiring
//!     cli (of the binary)               the terminal, the network
//! ```
//!
//! # What always holds
//!
//! * **Same input, same bytes**, whatever the threads, the order of files, the machine: sorted vectors and
//!   `BTreeMap`s on the way to output, no clock, no environment, no `f64` function that differs between
//!   systems (see `.clippy.toml`).
//! * **The library never prints and never exits.** It returns values, [`diag::Diagnostic`]s about documents
//!   and [`error::Error`]s about the machine. `std::fs` stands in [`disk`] and [`project`] only.
//! * **Parsing never fails.** A bad document gives the best plan and findings with file, line and column.
//! * **No character is lost or invented** between a seed and its plan; what is removed is listed with why.
//! * **Nothing personal is published**: everything after `privacy::mask` is safe to show.
//! * **Addresses never change.** They are made in one place, from ids that are stored and never derived
//!   again; an id never depends on the position among others.
//! * **Small changes stay small**: one changed task changes the files that show it, and no others.
//!
//! Absent on purpose: a template engine outside `render`, a Markdown parser of plans outside `plan` (free pages
//! are read in `pages`), rules about the words of documents in `pages`, `search`, `render` or `cli`, addresses
//! outside `routes`, a ranking of bodies or people anywhere.
#![warn(missing_docs)]

pub mod atlas;
pub mod check;
pub mod config;
pub mod delta;
pub mod diag;
pub mod disk;
pub mod document;
pub mod error;
pub mod export;
pub mod front;
mod grammar;
pub mod import;
mod lexicon;
pub mod outline;
pub mod pages;
pub mod pipeline;
pub mod placed;
pub mod plan;
pub mod privacy;
pub mod project;
mod recognise;
pub mod render;
pub mod routes;
pub mod rule;
pub mod search;
pub mod source;
pub mod starter;
pub mod text;
pub mod zh;
