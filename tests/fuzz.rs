//! A short run of every fuzz target: its own texts, cut, doubled, mixed and spoilt in a fixed order.
//!
//! `cargo +nightly fuzz run TARGET` looks further; `tests/run --long` spends a minute on each here.

#[path = "../fuzz/targets.rs"]
mod targets;

use std::panic::catch_unwind;

use targets::{ALL, Target};

/// How often a target runs in the short run.
const SHORT: usize = 400;
/// What is put into texts: signs that something begins or ends with.
const TOKENS: [&str; 36] = [
    "\n",
    "\n\n",
    "|",
    "\\",
    "（",
    "）",
    "〔",
    "〕",
    "《",
    "》",
    "、",
    "，",
    "；",
    "：",
    "。",
    "\t",
    "<br>",
    "</",
    "\"",
    "'",
    "&",
    "*",
    "**",
    "#",
    "+++",
    "---",
    "一、",
    "（一）",
    "1.",
    "13900139000",
    "牵头",
    "市科技局",
    "\u{0}",
    "\u{7f}",
    "\u{3000}",
    "{#1}",
];

/// Numbers in a fixed order (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % most.max(1) as u64) as usize
    }

    /// A stretch of bytes.
    fn stretch(&mut self, len: usize) -> std::ops::Range<usize> {
        let start = self.below(len + 1);
        let most = (len - start).min(60);
        start..start + self.below(most + 1)
    }

    /// The bytes with one thing done to them.
    fn spoil(&mut self, bytes: &mut Vec<u8>, seeds: &[&str]) {
        let stretch = self.stretch(bytes.len());
        match self.below(7) {
            0 => drop(bytes.drain(stretch)),
            1 => {
                let piece = bytes[stretch.clone()].repeat(1 + self.below(20));
                bytes.splice(stretch.end..stretch.end, piece);
            }
            2 | 3 => {
                let token = TOKENS[self.below(TOKENS.len())].as_bytes();
                bytes.splice(stretch.start..stretch.start, token.iter().copied());
            }
            4 => {
                let other = seeds[self.below(seeds.len())].as_bytes();
                let piece = other[self.stretch(other.len())].to_vec();
                bytes.splice(stretch, piece);
            }
            5 => bytes.truncate(stretch.start),
            _ => {
                if let Some(byte) = bytes.get_mut(stretch.start) {
                    *byte = self.below(256) as u8;
                }
            }
        }
    }
}

/// Runs a target on its texts and then as long as there is more to do.
fn run(target: &Target, mut more: impl FnMut(usize) -> bool) {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let mut round = 0;
    while more(round) {
        let seed = target.seeds[round % target.seeds.len()];
        let mut bytes = seed.as_bytes().to_vec();
        if round >= target.seeds.len() {
            for _ in 0..=dice.below(6) {
                dice.spoil(&mut bytes, target.seeds);
            }
        }
        let ran = catch_unwind(|| (target.run)(&bytes));
        let (name, text) = (target.name, String::from_utf8_lossy(&bytes));
        assert!(ran.is_ok(), "{name} in round {round}: {text:?}");
        round += 1;
    }
}

#[test]
fn every_target_stands_a_short_run() {
    for target in ALL {
        run(target, |round| round < SHORT);
    }
}

#[test]
fn every_target_has_its_program() {
    for target in ALL {
        let path = format!("fuzz/fuzz_targets/{}.rs", target.name);
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert!(text.contains("targets::"), "{path}");
    }
    let programs = walkdir::WalkDir::new("fuzz/fuzz_targets").min_depth(1);
    assert_eq!(programs.into_iter().count(), ALL.len());
}

#[test]
#[ignore = "takes a minute a target"]
#[expect(
    clippy::disallowed_methods,
    reason = "how long it runs is no matter of what it finds"
)]
fn every_target_stands_a_minute() {
    for target in ALL {
        let started = std::time::Instant::now();
        run(target, |_| started.elapsed().as_secs() < 60);
    }
}
