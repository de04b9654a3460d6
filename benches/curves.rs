//! How time and memory grow with the size of each input of `tests/bounded`: `cargo bench --bench curves [-- WORD…]`.
//!
//! A line an input: milliseconds of the processor and megabytes at most at n, 2n, 4n and 8n pieces, and the exponents between 4n and 8n: 1.0 is
//! in proportion, 2.0 with the square. `--start K` begins with K times as many pieces. One thread.
#![expect(clippy::print_stdout, reason = "a program of its own")]
#![expect(clippy::cast_precision_loss, reason = "for printing")]
#![expect(clippy::disallowed_methods, reason = "it measures and prints")]

#[path = "../tests/bounded/inputs.rs"]
mod inputs;
#[path = "../tests/bounded/making.rs"]
mod making;

use clap::Parser;
use cpu_time::ThreadTime;
use inputs::ALL;
use making::Input;

/// What took so many seconds is not done once more with twice as much.
const LONG: u64 = 5;

/// Draws the curves.
#[derive(Parser)]
struct Arguments {
    /// Only inputs with such words in their names.
    words: Vec<String>,
    /// How many times the least count of pieces the first size is.
    #[arg(long, default_value_t = 1)]
    start: usize,
    /// How many sizes.
    #[arg(long, default_value_t = 4)]
    sizes: u32,
    /// Given by `cargo bench` to every bench.
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() {
    let arguments = Arguments::parse();
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .use_current_thread();
    let pool = pool.build().expect("one thread");
    println!(
        "{:<42} {:>7} {:>10}  ms, MB at each size; exponents",
        "input", "n", "kB at n"
    );
    for input in ALL {
        let wanted = |word: &String| input.name.contains(word.as_str());
        if arguments.words.is_empty() || arguments.words.iter().any(wanted) {
            pool.install(|| curve(input, &arguments));
        }
    }
}

/// Draws one.
fn curve(input: &Input, arguments: &Arguments) {
    let first = input.count * arguments.start;
    // What is made once is made before.
    (input.run)(&input.files(2));
    let mut times = Vec::new();
    let mut memory = Vec::new();
    let mut bytes = 0;
    for size in 0..arguments.sizes {
        let files = input.files(first << size);
        if size == 0 {
            bytes = files.values().map(String::len).sum();
        }
        let begun = ThreadTime::now();
        let used = allocation_counter::measure(|| (input.run)(&files));
        times.push(begun.elapsed().as_secs_f64() * 1e3);
        memory.push(used.bytes_max as f64 / 1e6);
        if begun.elapsed().as_secs() >= LONG {
            break;
        }
    }
    let exponent = |values: &[f64]| match values {
        [.., half, whole] => (whole / half).log2(),
        _ => 0.0,
    };
    let row = |values: &[f64], digits: usize| {
        let values: Vec<String> = values.iter().map(|v| format!("{v:>8.digits$}")).collect();
        values.join("")
    };
    let (time, space) = (exponent(&times), exponent(&memory));
    let mark = if time > 1.3 || space > 1.3 {
        " <<<"
    } else {
        ""
    };
    println!(
        "{:<42} {first:>7} {:>8.1}  |{} ms |{} MB | {time:.2} {space:.2}{mark}",
        input.name,
        bytes as f64 / 1e3,
        row(&times, 1),
        row(&memory, 1),
    );
}
