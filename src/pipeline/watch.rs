//! Where the time of a build goes: told to a person, never written into a file of the site.

use std::time::{Duration, Instant};

/// Counts and times of a build; they are told to a person and never written into a page.
#[derive(Debug, Clone, Default)]
pub struct Stats {
    /// Plans.
    pub plans: usize,
    /// Their tasks.
    pub tasks: usize,
    /// Units of the register.
    pub units: usize,
    /// Pages of the site.
    pub pages: usize,
    /// The stages in the order in which they ran.
    pub stages: Vec<Stage>,
}

/// What a stage took, and of what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stage {
    /// Its name.
    pub name: &'static str,
    /// From its begin to its end.
    pub wall: Duration,
    /// What all threads worked meanwhile; none where the system does not tell.
    pub processor: Option<Duration>,
    /// How many it dealt with: plans, tasks, pages, files.
    pub items: usize,
    /// How many bytes it read or gave.
    pub bytes: u64,
}

/// A stopwatch for the stages.
#[derive(Debug)]
pub(super) struct Stopwatch {
    pub(super) done: Vec<Stage>,
    since: Instant,
    worked: Option<Duration>,
}

impl Stopwatch {
    pub(super) fn new() -> Self {
        Self {
            done: Vec::new(),
            since: now(),
            worked: worked(),
        }
    }

    /// Ends the running stage under this name; it dealt with so many items and bytes.
    pub(super) fn stage(&mut self, name: &'static str, items: usize, bytes: u64) {
        let (now, worked) = (now(), worked());
        let processor = worked.zip(self.worked);
        self.done.push(Stage {
            name,
            wall: now.duration_since(self.since),
            processor: processor.map(|(now, before)| now.saturating_sub(before)),
            items,
            bytes,
        });
        (self.since, self.worked) = (now, worked);
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "times are told to a person and never reach a file"
)]
fn now() -> Instant {
    Instant::now()
}

/// What the threads of this process have worked so far.
#[cfg(unix)]
fn worked() -> Option<Duration> {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    time.try_into().ok()
}

#[cfg(not(unix))]
fn worked() -> Option<Duration> {
    None
}
