//! Clauses of a task: what stands between ，；。 outside brackets and quotation marks.

use super::words::bare;
use crate::lexicon::atlas::words;

/// The clauses of a text as printed, without their final mark; empty ones left out.
pub(crate) fn clauses(text: &str) -> Vec<&str> {
    let mut out: Vec<&str> = ends(text)
        .scan(0, |start, (end, mark)| {
            let clause = &text[*start..end - mark];
            *start = end;
            Some(clause)
        })
        .collect();
    out.retain(|clause| !bare(clause).is_empty());
    out
}

/// The clauses of a text with the marks that end them: put together, they are the text.
pub(crate) fn printed(text: &str) -> Vec<&str> {
    let mut out: Vec<&str> = Vec::new();
    let mut start = 0;
    for (end, _) in ends(text) {
        // What has no words of its own belongs to the clause after it, at the end to the one before.
        if !bare(&text[start..end]).is_empty() {
            out.push(&text[start..end]);
            start = end;
        }
    }
    if start < text.len() {
        let before = out.pop().map_or(0, str::len);
        out.push(&text[start - before..]);
    }
    out
}

/// Where clauses end, in bytes, and how long the mark before that is; the last one at the end of the text.
fn ends(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut depth = 0_u32;
    let marks = text.char_indices().filter_map(move |(at, c)| {
        match c {
            '（' | '(' | '《' | '〈' | '“' | '[' | '〔' => depth += 1,
            '）' | ')' | '》' | '〉' | '”' | ']' | '〕' => depth = depth.saturating_sub(1),
            '，' | ',' | '；' | ';' | '。' | '\n' if depth == 0 => {
                return Some((at + c.len_utf8(), c.len_utf8()));
            }
            _ => {}
        }
        None
    });
    marks.chain([(text.len(), 0)])
}

/// Whether a clause only names the place, level or condition of a measure.
pub(crate) fn is_circumstance(clause: &str) -> bool {
    let bare = bare(clause);
    let words = &words().wording;
    words.openers.holds(&bare) || words.circumstances.start(&bare).is_some()
}

#[cfg(test)]
mod tests {
    use super::{clauses, printed};

    #[test]
    fn clauses_put_together_are_the_text() {
        let text = "支持“甲，乙”改革，\n推进丙（丁；戊）。。";
        assert_eq!(clauses(text), ["支持“甲，乙”改革", "推进丙（丁；戊）"]);
        assert_eq!(
            printed(text),
            ["支持“甲，乙”改革，", "\n推进丙（丁；戊）。。"]
        );
        assert_eq!(printed(text).concat(), text);
        assert_eq!(printed("。"), ["。"]);
        assert!(printed("").is_empty());
    }
}
