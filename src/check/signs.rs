//! Characters that no document means: what a broken conversion left behind, and what nobody sees.

use super::input::Input;
use crate::diag::{Code, Diagnostic};
use crate::source::Source;

/// Runs the rule.
pub(super) fn run(input: &Input<'_>) -> Vec<Diagnostic> {
    let project = input.project;
    project
        .plans
        .iter()
        .chain(&project.pages)
        .chain(&project.units)
        .flat_map(odd)
        .collect()
}

fn odd(source: &Source) -> Vec<Diagnostic> {
    source
        .text
        .char_indices()
        .filter_map(|(at, c)| {
            let trouble = match c {
                '\u{fffd}' => "这里有一个字没有转换出来",
                '\u{e000}'..='\u{f8ff}' => "这里有一个造字区的字，别的机器显示不出",
                '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{2064}'
                | '\u{feff}'
                | '\u{ad}' => "这里有一个看不见的字符，会使名称对不上",
                c if c.is_control() && c != '\n' && c != '\t' => "这里有一个控制字符",
                _ => return None,
            };
            let place = source.place(at..at + c.len_utf8());
            let message = format!("{trouble}（U+{:04X}）", u32::from(c));
            Some(Diagnostic::new(Code::OddSign, place, message).help("对照原件改正"))
        })
        .collect()
}
