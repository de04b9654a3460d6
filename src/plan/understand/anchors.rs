//! Stable names for the blocks of a plan's page, made from the printed numbers.
//!
//! `s2-1` is the section 二（一）, `p2-1-3` its third paragraph, `p0-1` the first paragraph before any
//! section, `g2-1-1` its first table. The first part that has sections (the plan itself) goes without a
//! prefix, other parts (notice, annexes) have `n1-`, `n3-`. A heading without a number is `x1`, `x2` under
//! its parent. So an anchor changes only when the numbers printed before it change.

use crate::zh::item;
use std::collections::{HashMap, HashSet};

use crate::outline::{Block, Kind};

/// The deepest level of a heading that a plan has; deeper ones are taken for it.
pub(super) const DEEPEST: u8 = 5;

/// One anchor for each block, in order, no two alike.
pub(super) fn anchors(blocks: &[Block]) -> Vec<String> {
    let main = main_part(blocks);
    let mut walk = Walk {
        part: 0,
        main,
        path: Vec::new(),
        unnumbered: 0,
        paragraphs: 0,
        tables: 0,
        taken: HashSet::new(),
        again: HashMap::new(),
    };
    blocks
        .iter()
        .enumerate()
        .map(|(at, block)| walk.block(at, block))
        .collect()
}

/// The number of the first part that has numbered headings.
fn main_part(blocks: &[Block]) -> usize {
    let mut part = 0;
    for (at, block) in blocks.iter().enumerate() {
        if opens_part(at, block) {
            part += 1;
        }
        if matches!(&block.kind, Kind::Heading { level, .. } if *level > 1) {
            return part.max(1);
        }
    }
    1
}

/// Whether a part of the document begins here; the first block always begins one.
fn opens_part(at: usize, block: &Block) -> bool {
    at == 0 || matches!(&block.kind, Kind::Break | Kind::Heading { level: 1, .. })
}

struct Walk {
    part: usize,
    main: usize,
    /// Level and number of the sections that are open.
    path: Vec<(u8, String)>,
    unnumbered: usize,
    paragraphs: usize,
    tables: usize,
    taken: HashSet<String>,
    /// How often each number was printed so far that is printed more than once.
    again: HashMap<String, usize>,
}

impl Walk {
    fn block(&mut self, at: usize, block: &Block) -> String {
        if opens_part(at, block) {
            self.part += 1;
            self.path.clear();
            self.unnumbered = 0;
            self.restart();
        }
        let name = match &block.kind {
            Kind::Break | Kind::Heading { level: 1, .. } => format!("n{}", self.part),
            Kind::Heading { level, words } => {
                let level = (*level).min(DEEPEST);
                self.path.retain(|(open, _)| *open < level);
                let number = if let Some(heading) = item::heading(&words.text) {
                    heading.number.to_string()
                } else {
                    self.unnumbered += 1;
                    format!("x{}", self.unnumbered)
                };
                self.path.push((level, number));
                self.restart();
                format!("{}s{}", self.prefix(), self.section())
            }
            Kind::Paragraph(_) => {
                self.paragraphs += 1;
                format!("{}p{}-{}", self.prefix(), self.section(), self.paragraphs)
            }
            Kind::Table(_) => {
                self.tables += 1;
                format!("{}g{}-{}", self.prefix(), self.section(), self.tables)
            }
        };
        self.unique(&name)
    }

    fn restart(&mut self) {
        self.paragraphs = 0;
        self.tables = 0;
    }

    fn prefix(&self) -> String {
        if self.part == self.main {
            String::new()
        } else {
            format!("n{}-", self.part)
        }
    }

    fn section(&self) -> String {
        if self.path.is_empty() {
            return "0".into();
        }
        let numbers: Vec<_> = self
            .path
            .iter()
            .map(|(_, number)| number.as_str())
            .collect();
        numbers.join("-")
    }

    /// A number printed twice in one section gets a letter the second time.
    fn unique(&mut self, name: &str) -> String {
        if self.taken.insert(name.to_owned()) {
            return name.to_owned();
        }
        let again = self.again.entry(name.to_owned()).or_insert(1);
        loop {
            *again += 1;
            let free = format!("{name}-{}", crate::plan::ids::letters(*again));
            if self.taken.insert(free.clone()) {
                return free;
            }
        }
    }
}
