//! Every rule that `gangmu check` applies, one file a topic; each rule has a code in [`crate::diag::Codes`].
//!
//! A rule asks the atlas and the texts and gives findings with exact places; it changes nothing. `settings`
//! then puts in force what site.toml says of severities and accepted findings.

mod addresses;
mod alike;
mod amounts;
mod annexes;
mod blocks;
mod cells;
mod citations;
mod copying;
mod counts;
mod deadlines;
mod decisions;
mod doubled;
mod echoes;
mod edit;
mod entries;
mod fidelity;
mod figures;
mod forms;
mod fresh;
mod front;
mod input;
mod levels;
mod links;
mod marks;
mod markup;
mod near;
mod notice;
mod numbering;
mod personal;
mod phrases;
mod places;
mod promises;
mod prose;
mod references;
mod repeats;
mod responsibility;
mod settings;
mod signs;
mod slips;
mod stages;
mod totals;
mod units;
mod variants;
mod verbs;
mod weaker;
mod when;

pub use addresses::{lost, record};
pub use fresh::fresh;
pub use input::Input;
pub use settings::{apply, refused};
pub use units::nearest;

use crate::diag::{self, Diagnostic};
use crate::privacy;

/// What asks the atlas and the texts: one function a file, in the order in which findings of one place are told.
const RULES: [fn(&Input<'_>) -> Vec<Diagnostic>; 35] = [
    // Declared against found.
    counts::run,
    // Rows, headings and points that do not follow one another.
    numbering::run,
    // Lists that promise n and give m.
    promises::run,
    // Stages and principles that follow in paragraphs of their own.
    stages::run,
    // 第12项 of a table that has no such row, in notes and prose.
    references::run,
    // 附件3 where there is none.
    annexes::run,
    // Nobody leading, one body in two roles, one body under two names.
    responsibility::run,
    // One body under two names of the register.
    variants::run,
    // Words in a cell that leave open who answers.
    cells::run,
    // What a body is told to do, but for a character or two.
    verbs::run,
    // A body of the city in the district's column.
    levels::run,
    // Unknown names, near names (`near`).
    units::run,
    // Names in the prose that the register does not have.
    prose::run,
    // Numbers and titles that contradict, plans that do not exist.
    citations::run,
    // 《 without 》, 〈 without 〉, “ without ”, （ without ）.
    marks::run,
    // Words that differ by a character or two from the upper task (`copying`, `edit`), and clauses (`echoes`).
    slips::run,
    // Judgements on lineage whose texts have changed.
    decisions::run,
    // `**` that stays visible in free pages.
    markup::run,
    // Personal data in any text that is published.
    personal::run,
    // Published ids that vanished without a word.
    addresses::run,
    // Entries of the registers that cannot be meant.
    entries::run,
    // Links of free pages that lead nowhere.
    links::run,
    // Content that differs from the source document.
    fidelity::run,
    // The front matter against what the document prints.
    front::run,
    // Characters that a broken conversion left behind.
    signs::run,
    // Days that cannot be meant (`when`).
    deadlines::run,
    // Numbers, dates, titles and brackets that are not in the form of GB/T 9704.
    forms::run,
    // The notice against the plan that it sends out.
    notice::run,
    // Shares over 100 %, sums, from more to less, letters among figures.
    amounts::run,
    // Totals of rows and columns of plain tables.
    totals::run,
    // Bounds that are lower than those of the upper plan.
    weaker::run,
    // 的的, 。。, half-width marks.
    doubled::run,
    // Fixed phrases that are written wrongly.
    phrases::run,
    // Another place than the plan's.
    places::run,
    // One task twice.
    repeats::run,
];

/// All findings of all rules, sorted, with personal data covered; severities are the codes' own until [`apply`] is called.
pub fn run(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut findings: Vec<Diagnostic> = RULES.iter().flat_map(|rule| rule(input)).collect();
    if input.project.config.privacy.mask {
        privacy::mask_findings(&mut findings, |path| input.project.text(path));
    }
    diag::sort(&mut findings);
    findings
}
