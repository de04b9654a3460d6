//! Sentences that seem to say who answers and are no tasks: told with their places, so that none is passed over.

use std::ops::Range;

use crate::diag::{Code, Diagnostic, Lines};
use crate::text::Text;

/// How many sentences are named in the message.
const SHOWN: usize = 8;

/// A sentence that seems to say who answers and is no task.
pub(super) struct Left {
    /// Its block.
    pub(super) block: usize,
    /// Those who answer, as far as is known.
    name: Text,
    /// All of it: further names stand in it.
    pub(super) sentence: Text,
}

impl Left {
    pub(super) fn new(
        block: usize,
        text: &Text,
        name: Range<usize>,
        sentence: Range<usize>,
    ) -> Self {
        Self {
            block,
            name: text.slice(name),
            sentence: text.slice(sentence),
        }
    }
}

/// What is told of such sentences, in the order of the document.
pub(super) fn finding(left: &[Left], lines: &Lines) -> Option<Diagnostic> {
    let (first, rest) = left.split_first()?;
    let place = |one: &Left| lines.place(one.sentence.whole());
    let shown: Vec<String> = left
        .iter()
        .take(SHOWN)
        .map(|one| format!("{}（第 {} 行）", one.name.as_str(), place(one).line))
        .collect();
    let more = if left.len() > SHOWN { "等" } else { "" };
    let message = format!(
        "{} 处写明由谁负责的话没有读成任务：{}{more}",
        left.len(),
        shown.join("、")
    );
    let mut finding = Diagnostic::new(Code::DutiesLeft, place(first), message).help(
        "它们是任务的，请在旁边的 文件名.import.toml 里写 duties = true，再导入一次；不是的，写 duties = false，以后不再提示。",
    );
    for one in rest {
        finding = finding.related(place(one), one.name.as_str());
    }
    Some(finding)
}
