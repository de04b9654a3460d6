//! Writes a made-up site to measure with: `cargo bench --bench corpus -- SCALE FOLDER`, SCALE 1, 10 or 100.
//!
//! The sentences of the plans of this repository, put together anew; the same scale gives the same bytes:
//! 5 plans, 464 tasks, 117 units; 50, 4,640, 406; 500, 46,400, 3,066. Build it and compare with copying what
//! came out, in the same minute and by turns, for single times of a busy machine mean little:
//!
//! ```text
//! cargo bench --bench corpus -- 10 /tmp/ten && cd /tmp/ten
//! for i in 1 2 3; do time gangmu build --out /tmp/dist-$i; time cp -r /tmp/dist-$i /tmp/copy-$i; done
//! ```
//!
//! `cargo bench` without arguments writes nothing.
#![expect(clippy::print_stdout, reason = "a program of its own")]

#[expect(dead_code, reason = "each bench uses its part")]
mod common;

use common::Corpus;

fn main() {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|a| !a.starts_with("--"))
        .collect();
    let [scale, folder] = arguments.as_slice() else {
        println!("usage: cargo bench --bench corpus -- SCALE FOLDER");
        return;
    };
    let scale: usize = scale.parse().expect("SCALE is a number");
    Corpus::new(scale).write(std::path::Path::new(folder));
    let (plans, tasks, units) = common::shares(scale);
    println!("{folder}: {plans} plans, {tasks} tasks, {units} units");
}
