//! Writes a made-up site to measure with: `cargo bench --bench corpus -- SCALE FOLDER`, SCALE 1, 10 or 100.
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
