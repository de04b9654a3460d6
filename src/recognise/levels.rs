//! Heading levels by nesting: which numbering stands inside which, whatever a document begins with.

use crate::zh::item::{self, Style};

/// The kinds of numbers that are open, from the outside in.
#[derive(Debug, Clone)]
pub(crate) struct Levels {
    base: u8,
    open: Vec<Kind>,
}

/// How a number is written, and how many points it has: 1.2 stands inside 1.
type Kind = (Style, usize);

impl Levels {
    /// Levels that begin at `base`.
    pub(crate) fn new(base: u8) -> Self {
        Self {
            base,
            open: Vec::new(),
        }
    }

    /// The level of a heading with its number; one without takes the outermost level.
    pub(crate) fn level_of(&mut self, heading: &str) -> u8 {
        let Some(number) = item::heading(heading) else {
            return self.unnumbered(0);
        };
        let kind = (number.style, number.label.matches(['.', '．']).count());
        if let Some(at) = self.open.iter().position(|&k| k == kind) {
            self.open.truncate(at + 1);
        } else {
            // A kind that belongs further out than those that are open closes them.
            while self.open.last().is_some_and(|&k| k > kind) {
                self.open.pop();
            }
            self.open.push(kind);
        }
        (self.base + self.open.len() as u8 - 1).min(6)
    }

    /// The level of a heading without number, `depth` levels in.
    pub(crate) fn unnumbered(&mut self, depth: usize) -> u8 {
        self.open.clear();
        (self.base + depth as u8).min(6)
    }
}

#[cfg(test)]
mod tests {
    use super::Levels;

    #[test]
    fn levels_follow_the_nesting_not_the_kind() {
        let mut levels = Levels::new(2);
        let seen: Vec<u8> = ["一、甲", "（一）乙", "1.丙", "（二）丁", "二、戊", "1.己"]
            .iter()
            .map(|h| levels.level_of(h))
            .collect();
        assert_eq!(seen, [2, 3, 4, 3, 2, 3]);
    }
}
