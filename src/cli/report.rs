//! What a command says when it is done: findings, counts, times, and trouble of the machine.

use std::io::IsTerminal as _;
use std::time::Duration;

use anstyle::{AnsiColor, Style};
use gangmu::diag::{self, Diagnostic, Severity, visible};
use gangmu::error::Error;
use gangmu::pipeline::Stage;
use gangmu::privacy;

use super::Status;
use crate::cli::terminal::{self, tell};

/// For the word that opens trouble.
const TROUBLE: Style = AnsiColor::Red.on_default().bold();

/// Tells what stopped a command, on the error channel.
pub(crate) fn trouble(error: &Error) {
    if let Error::Several(errors) = error {
        errors.iter().for_each(trouble);
        return;
    }
    let said = error.to_string();
    terminal::beside_styled(&format!(
        "{TROUBLE}错误：{TROUBLE:#}{}",
        visible(&privacy::masked(&said))
    ));
}

/// Tells findings, each with its line and caret, on the error channel; then how many there are.
///
/// Notes are only counted unless `all`: a build should not bury its warnings.
pub(crate) fn findings(list: &[Diagnostic], all: bool) {
    for finding in list {
        if all || finding.severity != Severity::Note {
            terminal::beside_styled(&format!("{}\n", diag::framed(finding, true)));
        }
    }
    if !list.is_empty() {
        tell!("{}", counted(list));
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
pub(crate) fn times(stages: &[Stage]) {
    let thousandths = |time: Duration| format!("{:.1}", time.as_secs_f64() * 1000.0);
    tell!("    历时 ms  处理器 ms      个数        字节  步骤");
    for stage in stages {
        tell!(
            "{:>11} {:>10} {:>9} {:>11}  {}",
            thousandths(stage.wall),
            stage.processor.map_or_else(String::new, thousandths),
            stage.items,
            stage.bytes,
            stage.name
        );
    }
}

/// The same for programs; times in seconds.
pub(crate) fn times_json(stages: &[Stage]) -> serde_json::Value {
    let stages = stages.iter().map(|stage| {
        serde_json::json!({
            "stage": stage.name,
            "wall": stage.wall.as_secs_f64(),
            "processor": stage.processor.map(|time| time.as_secs_f64()),
            "items": stage.items,
            "bytes": stage.bytes,
        })
    });
    stages.collect()
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

/// An answer for programs: JSON with two blanks of indent and a last line break.
pub(crate) fn json(value: &impl serde::Serialize) {
    terminal::json(json_text(value).trim_end());
}

/// The same as a text, with its last line break.
pub(crate) fn json_text(value: &impl serde::Serialize) -> String {
    let text = serde_json::to_string_pretty(value);
    text.expect("reports hold only strings and numbers") + "\n"
}
