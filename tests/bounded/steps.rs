//! How many blocks of the program's code ran: the counters that the compiler puts into it for profiles, summed up.
//!
//! A process writes its counters when it ends, so each input runs in one of its own. The file is LLVM's raw profile: a
//! head of sixteen numbers, what is known of each function, the counters.

use std::process::{Command, Stdio};

/// What tells the process for one input which it is, and how many pieces it has.
const WHICH: &str = "GANGMU_BOUNDED";
/// Whether the counters are there; `tests/bounded/steps` says so when it has this built.
const COUNTS: bool = option_env!("GANGMU_STEPS").is_some();
/// The version of the file, and how long its head and what is known of a function are.
const VERSION: u64 = 10;
const HEAD: usize = 16 * 8;
const FUNCTION: usize = 64;

/// The input and its size that this process is for.
#[expect(
    clippy::disallowed_methods,
    reason = "how one process of the test tells another"
)]
pub(crate) fn asked_for() -> Option<(String, usize)> {
    let asked = std::env::var(WHICH).ok()?;
    let (name, count) = asked.split_once('\t')?;
    Some((name.to_owned(), count.parse().ok()?))
}

/// The steps for an input; none where they are not counted.
pub(crate) fn counted(name: &str, count: usize) -> Option<u64> {
    if !COUNTS {
        return None;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("counters");
    let own = std::env::current_exe().expect("this program");
    let ran = Command::new(own)
        .args(["--exact", "one", "--ignored"])
        .env(WHICH, format!("{name}\t{count}"))
        .env("LLVM_PROFILE_FILE", &file)
        .stdout(Stdio::null())
        .status()
        .expect("this program runs");
    assert!(ran.success(), "{name}");
    Some(sum(
        &std::fs::read(&file).expect("it was written at the end")
    ))
}

/// All counters of a file together.
fn sum(bytes: &[u8]) -> u64 {
    let number = |at: usize| {
        let bytes = bytes[at..at + 8].try_into().expect("eight bytes");
        u64::from_le_bytes(bytes)
    };
    let head = |field: usize| number(field * 8);
    assert_eq!(
        head(1) & 0xff,
        VERSION,
        "the compiler writes counters in another way"
    );
    let [ids, functions, before, counters] = [2, 3, 4, 5].map(|field| head(field) as usize);
    let first = HEAD + ids + functions * FUNCTION + before;
    (0..counters).map(|at| number(first + at * 8)).sum()
}
