//! What a command says when it is done: findings, counts, times, and trouble of the machine.

use std::fmt::Write as _;
use std::io::IsTerminal as _;
use std::time::Duration;

use anstyle::{AnsiColor, Style};
use gangmu::diag::{self, Diagnostic, Severity};
use gangmu::error::Error;
use gangmu::privacy;

use super::Status;

/// For the word that opens trouble.
const TROUBLE: Style = AnsiColor::Red.on_default().bold();

/// Tells what stopped a command, on the error channel.
pub(crate) fn trouble(error: &Error) {
    let said = error.to_string();
    anstream::eprintln!("{TROUBLE}错误：{TROUBLE:#}{}", privacy::masked(&said));
}

/// Tells findings, each with its line and caret, on the error channel; then how many there are.
///
/// Notes are only counted unless `all`: a build should not bury its warnings.
pub(crate) fn findings(list: &[Diagnostic], all: bool) {
    for finding in list {
        if all || finding.severity != Severity::Note {
            anstream::eprintln!("{}\n", diag::framed(finding, true));
        }
    }
    if !list.is_empty() {
        anstream::eprintln!("{}", counted(list));
    }
}

/// `发现：错误 1，警告 2，提示 3`.
pub(crate) fn counted(list: &[Diagnostic]) -> String {
    let count = |severity| {
        list.iter()
            .filter(|finding| finding.severity == severity)
            .count()
    };
    format!(
        "发现：错误 {}，警告 {}，提示 {}",
        count(Severity::Error),
        count(Severity::Warning),
        count(Severity::Note)
    )
}

/// The status that findings ask for.
pub(crate) fn status(list: &[Diagnostic]) -> Status {
    if list
        .iter()
        .any(|finding| finding.severity == Severity::Error)
    {
        Status::Findings
    } else {
        Status::Done
    }
}

/// The stages of a run with their times, on the error channel.
pub(crate) fn times(stages: &[(&'static str, Duration)]) {
    for (stage, time) in stages {
        anstream::eprintln!("{:>8.1} ms  {stage}", time.as_secs_f64() * 1000.0);
    }
}

/// A bar for long work, on a terminal only; elsewhere it draws nothing.
pub(crate) fn bar(what: &'static str) -> indicatif::ProgressBar {
    if !std::io::stderr().is_terminal() {
        return indicatif::ProgressBar::hidden();
    }
    let bar = indicatif::ProgressBar::new_spinner().with_message(what);
    bar.enable_steady_tick(Duration::from_millis(120));
    bar
}

/// An answer for programs: JSON with two blanks of indent and a last line break. What would steer a terminal is
/// escaped, and nothing is left out.
pub(crate) fn json(value: &impl serde::Serialize) {
    let text = serde_json::to_string_pretty(value).expect("reports hold only strings and numbers");
    let mut out = String::with_capacity(text.len() + 1);
    for c in text.chars() {
        // Others are escaped already, and these stand in strings only.
        if ('\u{7f}'..='\u{9f}').contains(&c) {
            let _ = write!(out, "\\u{:04x}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out.push('\n');
    bytes(out.as_bytes());
}

/// An answer that is a file's bytes, on the output channel as it is. A reader that stops early is no trouble.
pub(crate) fn bytes(bytes: &[u8]) {
    use std::io::Write as _;
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(bytes).and_then(|()| out.flush());
}
