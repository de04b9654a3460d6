//! `**` that stays visible: beside Chinese punctuation CommonMark does not take it for emphasis.
//!
//! Only free pages are Markdown through and through; in plans the same is found when they are read.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::input::Input;
use crate::diag::{Code, Diagnostic};
use crate::front;
use crate::source::Source;

/// Runs the rule.
pub(super) fn run(input: &Input<'_>) -> Vec<Diagnostic> {
    input.project.pages.iter().flat_map(page).collect()
}

/// The stars that a reader of one page would see.
fn page(source: &Source) -> Vec<Diagnostic> {
    let text = source.text.as_str();
    // The front matter is TOML, not Markdown.
    let body = front::body_start(text);
    let mut findings = Vec::new();
    let mut code = 0_u32;
    for (event, range) in Parser::new_ext(&text[body..], Options::ENABLE_TABLES).into_offset_iter()
    {
        match event {
            Event::Start(Tag::CodeBlock(_)) => code += 1,
            Event::End(TagEnd::CodeBlock) => code = code.saturating_sub(1),
            Event::Text(words) if code == 0 => {
                let start = body + range.start;
                let end = body + range.end;
                // A star that was written as \* is meant to be seen.
                if words.contains("**") || &text[start..end] == "*" && text[end..].starts_with('*')
                {
                    let at = text[start..].find("**").map_or(start, |at| start + at);
                    // Stars between blanks are spoken of, not meant as marks.
                    let alone = text[..at].ends_with(char::is_whitespace)
                        && text[at + 2..].starts_with(char::is_whitespace);
                    // 138****5678 hides figures.
                    let hides = text[at..].starts_with("***");
                    if !alone && !hides && !text[..at].ends_with('\\') {
                        findings.push(
                            Diagnostic::new(
                                Code::Emphasis,
                                source.place(at..at + 2),
                                "这里的 ** 会原样显示，不起强调作用",
                            )
                            .help("把引号、冒号等标点移到 ** 之外"),
                        );
                    }
                }
            }
            _ => {}
        }
    }
    findings
}
