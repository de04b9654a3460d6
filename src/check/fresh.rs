//! What a change brought: the findings of the new state that the old one had not.
//!
//! A place moves with every line that is put in above it, and a number in a message with every row. So findings are
//! compared by their code, their file, the words that they point at, and their message without figures; of several
//! that are alike in all this, as many are new as there are more.

use std::collections::BTreeMap;

use crate::diag::Diagnostic;

/// Of the findings of a state those that an older state had not.
pub fn fresh(findings: Vec<Diagnostic>, old: &[Diagnostic]) -> Vec<Diagnostic> {
    let mut known: BTreeMap<Key, usize> = BTreeMap::new();
    for finding in old {
        *known.entry(key(finding)).or_default() += 1;
    }
    let is_new = |finding: &Diagnostic| match known.get_mut(&key(finding)) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    };
    let mut is_new = is_new;
    findings
        .into_iter()
        .filter(|finding| is_new(finding))
        .collect()
}

/// What stays of a finding when it moves: code, file, the words meant, the message without figures.
type Key = (&'static str, String, String, String);

fn key(finding: &Diagnostic) -> Key {
    let place = &finding.place;
    let first = place.column.saturating_sub(1) as usize;
    let words: String = place
        .excerpt
        .chars()
        .skip(first)
        .take(place.width as usize)
        .collect();
    // A row is meant as a whole by a finding whose words are its number.
    let message = finding
        .message
        .chars()
        .filter(|c| !c.is_ascii_digit())
        .collect();
    (finding.code.id(), place.file.to_string(), words, message)
}

#[cfg(test)]
mod tests {
    use super::fresh;
    use crate::diag::{Code, Diagnostic};
    use crate::source::Source;

    #[test]
    fn what_moved_is_not_new() {
        let finding = |text: &str, words: &str, message: &str| {
            let source = Source::new("content/plans/a.md", text);
            let at = text.find(words).expect("stands there");
            Diagnostic::new(Code::Doubled, source.place(at..at + words.len()), message)
        };
        let old = [finding("建立的的机制", "的的", "第3项重复")];
        let moved = finding("一\n\n新的一段，建立的的机制", "的的", "第4项重复");
        let other = finding("推进推进工作", "推进推进", "第4项重复");
        let told = fresh(vec![moved.clone(), other.clone(), moved.clone()], &old);
        assert_eq!(told, [other, moved]);
    }
}
