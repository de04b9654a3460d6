//! How two wordings of a task differ, character by character, in pieces a person can read.
//!
//! A bare character diff of Chinese keeps single characters that two texts share by chance; such islands
//! are given up, so that a reworded phrase shows as one deletion and one insertion.

use serde::Serialize;
use similar::{ChangeTag, TextDiff};

/// A piece of a comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// `same`, `del` (only above) or `ins` (only below).
    pub tag: &'static str,
    /// The words.
    pub text: String,
}

/// The pieces that lead from the upper wording to the lower one.
pub fn pieces(upper: &str, lower: &str) -> Vec<Piece> {
    let diff = TextDiff::from_chars(upper, lower);
    let mut runs: Vec<(ChangeTag, String)> = Vec::new();
    for change in diff.iter_all_changes() {
        match runs.last_mut() {
            Some((tag, text)) if *tag == change.tag() => text.push_str(change.value()),
            _ => runs.push((change.tag(), change.value().to_owned())),
        }
    }
    let last = runs.len().saturating_sub(1);
    let mut out = Vec::new();
    let (mut del, mut ins) = (String::new(), String::new());
    for (at, (tag, text)) in runs.into_iter().enumerate() {
        let island = at > 0 && at < last && text.chars().count() == 1;
        match tag {
            ChangeTag::Equal if island => {
                del.push_str(&text);
                ins.push_str(&text);
            }
            ChangeTag::Equal => {
                flush(&mut out, &mut del, &mut ins);
                out.push(Piece { tag: "same", text });
            }
            ChangeTag::Delete => del.push_str(&text),
            ChangeTag::Insert => ins.push_str(&text),
        }
    }
    flush(&mut out, &mut del, &mut ins);
    out
}

/// Writes what was gathered, without the ends that both sides share.
fn flush(out: &mut Vec<Piece>, del: &mut String, ins: &mut String) {
    let head = common(del.chars(), ins.chars());
    let head: String = del.chars().take(head).collect();
    let (old, new) = (&del[head.len()..], &ins[head.len()..]);
    let tail = common(old.chars().rev(), new.chars().rev());
    let tail: usize = old.chars().rev().take(tail).map(char::len_utf8).sum();
    let parts = [
        ("same", head.as_str()),
        ("del", &old[..old.len() - tail]),
        ("ins", &new[..new.len() - tail]),
        ("same", &old[old.len() - tail..]),
    ];
    for (tag, text) in parts {
        if text.is_empty() {
            continue;
        }
        match out.last_mut() {
            Some(last) if last.tag == tag => last.text.push_str(text),
            _ => out.push(Piece {
                tag,
                text: text.to_owned(),
            }),
        }
    }
    del.clear();
    ins.clear();
}

/// How many characters two texts share from their start.
fn common(a: impl Iterator<Item = char>, b: impl Iterator<Item = char>) -> usize {
    a.zip(b).take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use super::pieces;

    fn shown(upper: &str, lower: &str) -> String {
        pieces(upper, lower)
            .iter()
            .map(|piece| match piece.tag {
                "del" => format!("[-{}-]", piece.text),
                "ins" => format!("{{+{}+}}", piece.text),
                _ => piece.text.clone(),
            })
            .collect()
    }

    #[test]
    fn a_reworded_phrase_is_one_change() {
        assert_eq!(
            shown(
                "开展科创企业专利保险试点。",
                "积极争取科创企业专利保险试点。"
            ),
            "[-开展-]{+积极争取+}科创企业专利保险试点。"
        );
        assert_eq!(
            shown("允许外资银行进入。", "允许外资银行进入。"),
            "允许外资银行进入。"
        );
        assert_eq!(shown("甲。", "甲。乙。"), "甲。{+乙。+}");
    }

    #[test]
    fn islands_of_one_character_are_given_up() {
        assert_eq!(
            shown("支持在区内开设", "推动在全市落地"),
            "[-支持在区内开设-]{+推动在全市落地+}"
        );
    }
}
