//! The geometry of bars: whole numbers in units of what is counted, so that every machine draws the same and one
//! thing more moves few of them.
//!
//! A bar never says more than the numbers beside it.

use serde::Serialize;

/// A bar: stretches beside each other on a scale of things counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bar {
    /// How many things a full bar shows.
    pub scale: usize,
    /// Its stretches.
    pub stretches: Vec<Stretch>,
}

/// One stretch of a bar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stretch {
    /// The class of its colour.
    pub class: &'static str,
    /// How many things stand before it.
    pub x: usize,
    /// How many things it shows.
    pub amount: usize,
}

/// A bar whose stretches show `amounts` on a scale where `scale` is full.
pub(super) fn bar(amounts: &[(&'static str, usize)], scale: usize) -> Bar {
    let mut x = 0;
    let mut stretches = Vec::new();
    for &(class, amount) in amounts.iter().filter(|(_, amount)| *amount > 0) {
        stretches.push(Stretch { class, x, amount });
        x += amount;
    }
    Bar {
        scale: scale.max(x).max(1),
        stretches,
    }
}

/// A scale for several bars, of which `most` is the longest: 10, 20, 50, 100 and so on, so that it seldom changes.
pub(super) fn scale(most: usize) -> usize {
    let mut ten = 10;
    loop {
        let fits = [ten, 2 * ten, 5 * ten].into_iter().find(|one| *one >= most);
        match fits {
            Some(scale) => return scale,
            None => ten *= 10,
        }
    }
}

/// A step of a scale of five colours: 0 for nothing, else 1 to 5. The bounds are fixed, so that a new task
/// changes the colour of its own cell and of no other.
pub(super) fn step(amount: usize) -> usize {
    match amount {
        0 => 0,
        1..=2 => 1,
        3..=5 => 2,
        6..=10 => 3,
        11..=20 => 4,
        _ => 5,
    }
}

#[cfg(test)]
mod tests {
    use super::{bar, scale, step};

    #[test]
    fn stretches_are_as_long_as_their_numbers_and_meet() {
        let bar = bar(&[("lead", 1), ("cooperate", 2), ("other", 0)], 87);
        let shown: Vec<(usize, usize)> = bar.stretches.iter().map(|s| (s.x, s.amount)).collect();
        assert_eq!((bar.scale, shown), (87, vec![(0, 1), (1, 2)]));
    }

    #[test]
    fn a_scale_is_round_and_holds_the_longest() {
        assert_eq!(
            [1, 10, 11, 50, 51, 201].map(scale),
            [10, 10, 20, 50, 100, 500]
        );
    }

    #[test]
    fn every_amount_has_a_step() {
        assert_eq!([0, 1, 5, 11, 400].map(step), [0, 1, 2, 4, 5]);
    }
}
