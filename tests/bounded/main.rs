//! Time and memory in proportion to size: of every input (`inputs`), twice as much takes at most 2.3 times the work.
//!
//! Work is what a machine's load does not change: allocations, bytes allocated, bytes held at once; and steps, the
//! blocks of the program's own code that ran, which the compiler counts when it is asked to. `cargo test` counts the
//! former, `tests/bounded/steps` both. `cargo bench --bench curves` draws the curves in milliseconds and megabytes.

mod inputs;
mod making;
mod steps;

use std::fmt::Write as _;

use inputs::ALL;
use making::Input;

/// How many tenths of the work for an input that for twice as much may be.
const FACTOR: u64 = 23;
/// The same for inputs that are known to take more than their share still; SECURITY.md names them.
const STILL_OVER: (u64, [&str; 3]) = (
    45,
    [
        "offices in a cell",
        "citations of one document",
        "citations in a paragraph",
    ],
);
/// What takes less than so much is not compared: a buffer that doubles once more would be told.
const LEAST: [(&str, u64); 4] = [
    ("allocations", 500),
    ("bytes allocated", 100_000),
    ("bytes at once", 50_000),
    ("steps", 100_000),
];

/// The work for an input of so many pieces, in the order of `LEAST`; no steps where none are counted.
fn work(input: &Input, count: usize) -> [u64; 4] {
    let files = input.files(count);
    let used = allocation_counter::measure(|| (input.run)(&files));
    let steps = steps::counted(input.name, count).unwrap_or(0);
    [used.count_total, used.bytes_total, used.bytes_max, steps]
}

/// On this thread alone, for allocations are counted by thread.
fn alone(what: impl FnOnce() + Send) {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .use_current_thread();
    pool.build().expect("one thread").install(what);
}

#[test]
fn twice_the_input_is_no_more_than_so_much_the_work() {
    let mut wrong = String::new();
    alone(|| {
        for input in ALL {
            // What is made once and what every site has is no matter of the input.
            (input.run)(&input.files(2));
            let (over, names) = STILL_OVER;
            let is_over = names.contains(&input.name);
            let factor = if is_over { over } else { FACTOR };
            let [least, once, twice] = [2, input.count, 2 * input.count].map(|n| work(input, n));
            for (at, (what, bar)) in LEAST.into_iter().enumerate() {
                // What is held at once is that of the greediest stage, which may be another for less.
                let base = if what == "bytes at once" {
                    0
                } else {
                    least[at]
                };
                let [once, twice] = [once, twice].map(|work| work[at].saturating_sub(base));
                if twice > bar && twice * 10 > once * factor {
                    let name = input.name;
                    writeln!(wrong, "{name}: {once} {what}, for twice as much {twice}")
                        .expect("a String takes any text");
                }
            }
        }
    });
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn every_input_has_a_name_of_its_own() {
    let names: std::collections::BTreeSet<&str> = ALL.iter().map(|input| input.name).collect();
    assert_eq!(names.len(), ALL.len());
}

/// What is run in a process of its own to count its steps.
#[test]
#[ignore = "is run by the test above"]
fn one() {
    let Some((name, count)) = steps::asked_for() else {
        return;
    };
    let input = ALL
        .iter()
        .find(|input| input.name == name)
        .expect("an input");
    let files = input.files(count);
    alone(|| (input.run)(&files));
}
