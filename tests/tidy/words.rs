//! Words that code compares texts with: those of the field belong into the lexicon's data, where people can see and
//! add to them. A single sign (第, 号, 年) is notation and stands where the notation is read.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// What compares a text with a word, or looks for one in it.
const COMPARES: &[&str] = &[
    "starts_with",
    "ends_with",
    "contains",
    "strip_prefix",
    "strip_suffix",
    "find",
    "rfind",
    "split",
    "rsplit",
    "split_once",
    "rsplit_once",
    "match_indices",
    "trim_start_matches",
    "trim_end_matches",
    "matches",
];

/// The Chinese words of two or more characters that the code of a file compares texts with; tests aside.
pub(crate) fn compared(code: &str) -> Vec<String> {
    let stream: TokenStream = code.parse().unwrap_or_else(|e| panic!("{e}: {code}"));
    let mut out = Vec::new();
    look(stream, false, &mut out);
    out
}

/// `whole`: every literal of the stream is compared with, as in the brackets of a call.
fn look(stream: TokenStream, whole: bool, out: &mut Vec<String>) {
    let tokens: Vec<TokenTree> = stream.into_iter().collect();
    let is_mark = |at: usize, mark: char| matches!(tokens.get(at), Some(TokenTree::Punct(p)) if p.as_char() == mark);
    let is_twice = |at: Option<usize>, first: char, second: char| {
        at.is_some_and(|at| is_mark(at, first) && is_mark(at + 1, second))
    };
    let mut of_tests = false;
    for (at, token) in tokens.iter().enumerate() {
        // The item behind #[cfg(test)], to its body's or its own end.
        if of_tests {
            let body = matches!(token, TokenTree::Group(g) if g.delimiter() == Delimiter::Brace);
            of_tests = !body && !is_mark(at, ';');
            continue;
        }
        match token {
            TokenTree::Group(group) if group.to_string().replace(' ', "") == "[cfg(test)]" => {
                of_tests = true;
            }
            TokenTree::Group(group) => {
                let before = (at.checked_sub(1))
                    .filter(|at| !is_mark(*at, '!'))
                    .or(at.checked_sub(2));
                let called = before.and_then(|at| tokens.get(at)).is_some_and(|name| {
                    matches!(name, TokenTree::Ident(name) if COMPARES.iter().any(|c| name == c))
                });
                // An array of words within such a call; not the calls and closures inside it.
                let listed = whole && group.delimiter() == Delimiter::Bracket;
                look(group.stream(), called || listed, out);
            }
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                let han = text
                    .chars()
                    .filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c))
                    .count();
                let equal =
                    is_twice(at.checked_sub(2), '=', '=') || is_twice(at.checked_sub(2), '!', '=');
                let arm = is_twice(Some(at + 1), '=', '>') || is_mark(at + 1, '|');
                if text.starts_with('"') && han >= 2 && (whole || equal || arm) {
                    out.push(text);
                }
            }
            _ => {}
        }
    }
}

#[test]
fn words_are_seen_where_a_text_is_compared_with_them() {
    let of = |code: &str| compared(code).join(" ");
    assert_eq!(of("fn f() { text.starts_with(\"附件\") }"), "\"附件\"");
    assert_eq!(
        of("fn f() { text.find([\"附件\", \"附表\"]) }"),
        "\"附件\" \"附表\""
    );
    assert_eq!(
        of("fn f() { matches!(text, \"附件\") && text == \"附表\" }"),
        "\"附件\" \"附表\""
    );
    assert_eq!(
        of("fn f() { match text { \"附件\" | \"附表\" => 1 } }"),
        "\"附件\" \"附表\""
    );
    assert_eq!(
        of("fn f() { tell(\"附件不见了\"); text.contains('第') }"),
        ""
    );
    assert_eq!(
        of("#[cfg(test)] mod tests { fn f() { text.find(\"附件\") } }"),
        ""
    );
}
