//! Every rule that `gangmu check` applies, one file a topic; each rule has a code in [`crate::diag::Codes`].
//!
//! A rule asks the atlas and the texts and gives findings with exact places; it changes nothing. `settings`
//! then puts in force what site.toml says of severities and accepted findings.
//!
//! | file | asks |
//! | --- | --- |
//! | `counts` | declared against found |
//! | `numbering` | rows, headings and points that do not follow one another |
//! | `promises` | lists that promise n and give m |
//! | `references` | 第12项 of a table that has no such row, in notes and prose |
//! | `annexes` | 附件3 where there is none |
//! | `responsibility` | nobody leading, one body in two roles, one body under two names |
//! | `cells` | words in a cell that leave open who answers |
//! | `verbs` | what a body is told to do, but for a character or two |
//! | `levels` | a body of the city in the district's column |
//! | `units` | unknown names, near names (`near`) |
//! | `prose` | names in the prose that the register does not have |
//! | `citations` | numbers and titles that contradict, plans that do not exist |
//! | `slips` | words that differ by a character from the upper task (`edit`) |
//! | `echoes` | the same in sentences of the prose, and in clauses of longer tasks |
//! | `decisions` | judgements on lineage whose texts have changed |
//! | `marks` | 《 without 》, 〈 without 〉, “ without ”, （ without ） |
//! | `entries` | entries of the registers that cannot be meant |
//! | `markup` | `**` that stays visible in free pages |
//! | `signs` | characters that a broken conversion left behind |
//! | `front` | the front matter against what the document prints |
//! | `personal` | personal data in any text that is published |
//! | `addresses` | published ids that vanished without a word |
//! | `links` | links of free pages that lead nowhere |
//! | `fidelity` | content that differs from the source document |

mod addresses;
mod annexes;
mod cells;
mod citations;
mod counts;
mod decisions;
mod echoes;
mod edit;
mod entries;
mod fidelity;
mod front;
mod input;
mod levels;
mod links;
mod marks;
mod markup;
mod near;
mod numbering;
mod personal;
mod promises;
mod prose;
mod references;
mod responsibility;
mod settings;
mod signs;
mod slips;
mod units;
mod verbs;

pub use addresses::{lost, record};
pub use input::Input;
pub use settings::{apply, refused, validate};
pub use units::nearest;

use crate::diag::{self, Diagnostic};

/// All findings of all rules, sorted; severities are the codes' own until [`apply`] is called.
pub fn run(input: &Input<'_>) -> Vec<Diagnostic> {
    let rules: [fn(&Input<'_>) -> Vec<Diagnostic>; 23] = [
        counts::run,
        numbering::run,
        promises::run,
        references::run,
        annexes::run,
        responsibility::run,
        cells::run,
        verbs::run,
        levels::run,
        units::run,
        prose::run,
        citations::run,
        marks::run,
        slips::run,
        decisions::run,
        markup::run,
        personal::run,
        addresses::run,
        entries::run,
        links::run,
        fidelity::run,
        front::run,
        signs::run,
    ];
    let mut findings: Vec<Diagnostic> = rules.iter().flat_map(|rule| rule(input)).collect();
    diag::sort(&mut findings);
    findings
}
