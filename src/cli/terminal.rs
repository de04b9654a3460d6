//! The two channels of the terminal: the only file that writes to them.
//!
//! What a document says never steers a terminal: control characters are made visible, whoever wrote them. A channel
//! that takes no more, because it is full or closed, is remembered, and the command then ends as trouble.

use std::fmt::Write as _;
use std::io::{self, ErrorKind, IsTerminal as _, Write as _};
use std::process::ExitCode;
use std::sync::Mutex;

use gangmu::diag::{hides, visible};

/// Why a channel took no more, the first time.
static FAILED: Mutex<Option<io::Error>> = Mutex::new(None);

/// A line of the answer.
macro_rules! say {
    ($($words:tt)*) => { $crate::cli::terminal::answer(&format!($($words)*)) };
}

/// A line beside the answer: findings, trouble, times.
macro_rules! tell {
    ($($words:tt)*) => { $crate::cli::terminal::beside(&format!($($words)*)) };
}

pub(crate) use {say, tell};

/// Writes a line of the answer.
pub(crate) fn answer(line: &str) {
    answer_styled(&visible(line));
}

/// Writes a line beside the answer.
pub(crate) fn beside(line: &str) {
    beside_styled(&visible(line));
}

/// Writes a line of the answer that has our own colours in it and nothing else that could steer.
pub(crate) fn answer_styled(line: &str) {
    note(writeln!(anstream::stdout().lock(), "{line}"));
}

/// Writes a line beside the answer that has our own colours in it and nothing else that could steer.
pub(crate) fn beside_styled(line: &str) {
    note(writeln!(anstream::stderr().lock(), "{line}"));
}

/// Writes an answer for programs. JSON knows a way to write each character that a terminal would obey.
pub(crate) fn json(text: &str) {
    let mut out = String::with_capacity(text.len() + 1);
    for c in text.chars() {
        if hides(c) {
            let _ = write!(out, "\\u{:04x}", c as u32);
        } else {
            out.push(c);
        }
    }
    answer_styled(&out);
}

/// Writes a file's bytes: as they are, unless a person looks on.
pub(crate) fn bytes(bytes: &[u8]) {
    let mut out = io::stdout().lock();
    let shown = if out.is_terminal() {
        let text = String::from_utf8_lossy(bytes);
        visible(&text).into_owned().into_bytes()
    } else {
        bytes.to_vec()
    };
    note(out.write_all(&shown).and_then(|()| out.flush()));
}

/// The status with which the process ends: that of its command, unless it could not be told.
pub(crate) fn end(status: u8) -> ExitCode {
    note(io::stdout().flush());
    let failed = FAILED.lock().expect("nobody panics with it").take();
    let Some(error) = failed else {
        return ExitCode::from(status);
    };
    // Who reads only the beginning knows that there is more.
    if error.kind() != ErrorKind::BrokenPipe {
        let _ = writeln!(io::stderr(), "错误：输出 失败：{error}");
    }
    ExitCode::from(2)
}

fn note(written: io::Result<()>) {
    if let Err(error) = written {
        let mut failed = FAILED.lock().expect("nobody panics with it");
        failed.get_or_insert(error);
    }
}
