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
//! Both ways meet in the [`outline`]: titles, headings, paragraphs and tables, each word with its place
//! ([`text::Text`]). Recognition gives one of a document as issued, Markdown gives one of a plan file, and `plan`
//! understands it, whichever it came from. So `understand(read(write(outline)))` is `understand(outline)`, and what
//! import reports is what the build will read.
//!
//! ```text
//! import:  document::read → recognise ─┐                    ┌→ plan::write → ID.md
//!                                      ├→ outline → plan::understand
//! build:   plan file → Markdown ───────┘                    └→ the stages below
//! ```
//!
//! A build goes through these stages. Each takes the finished value of the one before and gives a new one.
//! Only [`pipeline`] calls them all.
//!
//! | stage | from → to | trouble is | runs |
//! | --- | --- | --- | --- |
//! | [`project::load`] | folder → `Project` | [`error::Error`] | once |
//! | [`plan::parse`] | `Source` → `Plan`, as written | findings | per file, in parallel |
//! | `privacy::mask` | `Plan` → `Plan` that may be published | findings | per plan |
//! | `atlas::link` | plans and registers → [`atlas::Atlas`] | findings | once, sorted |
//! | `pages::plan` | `Atlas` → pages and [`search::Record`]s | findings | once |
//! | `render` | page → file | findings or `Error` | per page, in parallel |
//! | `search` | records → files | none | once |
//! | [`disk::Output`] | files → folder | `Error` | each as soon as it is made |
//!
//! Beside the build: [`import`] turns a document as issued into a plan file, [`check`] asks the atlas and the
//! sources what is wrong, [`export`] writes the linked data for other programs, [`delta`] compares two states of
//! the content, [`starter`] holds the files of a new site.
//!
//! A document is read like this:
//!
//! ```
//! use gangmu::import::{Options, import};
//!
//! let text = "某县工作方案\n\n一、修建水库。（县水利局牵头，县财政局配合）\n";
//! let read = import("方案.txt", text.as_bytes(), &Options::default())?;
//! assert_eq!(read.plan.tasks[0].text, "修建水库。");
//! assert_eq!(read.plan.tasks[0].assignments[0].name, "县水利局");
//! assert!(read.markdown.ends_with("（县水利局牵头，县财政局配合）\n"));
//! # Ok::<(), gangmu::error::Error>(())
//! ```
//!
//! and a site is read and built like this:
//!
//! ```
//! # let folder = tempfile::tempdir()?;
//! # let root = folder.path();
//! # for file in gangmu::starter::FILES {
//! #     gangmu::disk::write(&root.join(file.path), file.text.as_bytes())?;
//! # }
//! let project = gangmu::project::load(root)?;
//! let read = gangmu::pipeline::read(&project)?;
//! let built = gangmu::pipeline::build(&project)?;
//! assert_eq!(built.stats.tasks, read.atlas.tasks.len());
//! assert!(built.files.iter().any(|file| file.path == "index.html"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Rules
//!
//! Documents are read by named rules ([`rule::Rule`]), each with why, an example and a counter-example, which are its
//! test and its documentation: recognition chooses among candidates by what each explains, and the grammar reads who
//! answers for what from tokens. [`import::rules`] lists them all; the words that they use are data, in `lexicon`.
//!
//! # Words
//!
//! *Plan* 方案, *task* 任务, *unit* 责任单位, *assignment* (a unit, its role, its tier), *attribution* (the bracket, line
//! or sentence that says who answers for a task), *document* (whatever has a 发文字号 or stands in 《》), *lineage* (which
//! upper task a lower one descends from), *coverage* (what a plan took up of the plan it implements), *atlas* (all of
//! them, linked), *seed* (a document as issued).
//!
//! # Layers
//!
//! A module uses only modules of lower lines; the test `tidy` reads the `use` lines and refuses others.
//!
//! ```text
//!  1  zh  text                          Chinese text; texts with their places
//!  2  rule                              what a rule is
//!  3  source  placed  links             files; values that know where they were written; what may be linked
//!  4  diag                              trouble of documents, with its lines and columns
//!  5  error  lexicon                    trouble of the machine; all words of the field
//!  6  disk                              the disk
//!  7  config  docno  front  routes      settings of a site; 发文字号; settings of a document; every address
//!  8  outline  document  grammar        what documents consist of; who answers for what
//!  9  plan  recognise                   one plan, understood; what a document as issued is made of
//! 10  import  privacy  project  starter
//! 11  atlas                             all documents together
//! 12  check  delta  export              questions to the atlas
//! 13  search                            what can be found, and its files
//! 14  pages                             what the site consists of
//! 15  render                            pages to HTML
//! 16  pipeline                          the wiring
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
//! * **A place that was known is never searched for again**: words keep their spans from the reader to the page.
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
pub mod docno;
pub mod document;
pub mod error;
pub mod export;
pub mod front;
mod grammar;
pub mod import;
mod lexicon;
pub mod links;
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
