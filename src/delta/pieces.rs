//! How two wordings of a task differ, character by character, in pieces a person can read.
//!
//! A bare character diff of Chinese keeps single characters that two texts share by chance; such islands
//! are given up, so that a reworded phrase shows as one deletion and one insertion.

use serde::Serialize;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A piece of a comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// `same`, `del` (only above) or `ins` (only below).
    pub tag: &'static str,
    /// The words.
    pub text: String,
}

/// The pieces that lead from the upper wording to the lower one. A number is one word: 420 and 450 differ as a whole.
pub fn pieces(upper: &str, lower: &str) -> Vec<Piece> {
    let (uppers, lowers) = (words(upper), words(lower));
    let steps = capture_diff_slices(Algorithm::Myers, &uppers, &lowers);
    let last = steps.len().saturating_sub(1);
    let mut out = Vec::new();
    let (mut del, mut ins): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
    for (at, step) in steps.into_iter().enumerate() {
        let (old, new) = (&uppers[step.old_range()], &lowers[step.new_range()]);
        let island = at > 0 && at < last && old.len() == 1 && old[0].chars().count() == 1;
        if matches!(step, DiffOp::Equal { .. }) && !island {
            flush(&mut out, &mut del, &mut ins);
            push(&mut out, "same", &old.concat());
        } else {
            del.extend(old);
            ins.extend(new);
        }
    }
    flush(&mut out, &mut del, &mut ins);
    out
}

/// A text cut into its characters, the figures of a number together.
fn words(text: &str) -> Vec<&str> {
    let figure = |c: char| c.is_ascii_digit() || matches!(c, '.' | '%');
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = if first.is_ascii_digit() {
            rest.find(|c| !figure(c)).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (word, after) = rest.split_at(end);
        out.push(word);
        rest = after;
    }
    out
}

/// Writes what was gathered, without the ends that both sides share.
fn flush(out: &mut Vec<Piece>, del: &mut Vec<&str>, ins: &mut Vec<&str>) {
    let (old, new) = (std::mem::take(del), std::mem::take(ins));
    let head = common(old.iter(), new.iter());
    let (old_rest, new_rest) = (&old[head..], &new[head..]);
    let tail = common(old_rest.iter().rev(), new_rest.iter().rev());
    let (old_end, new_end) = (old_rest.len() - tail, new_rest.len() - tail);
    push(out, "same", &old[..head].concat());
    push(out, "del", &old_rest[..old_end].concat());
    push(out, "ins", &new_rest[..new_end].concat());
    push(out, "same", &old_rest[old_end..].concat());
}

/// Adds a piece, to the last one where it is of the same kind.
pub(super) fn push(out: &mut Vec<Piece>, tag: &'static str, text: &str) {
    if text.is_empty() {
        return;
    }
    match out.last_mut() {
        Some(last) if last.tag == tag => last.text.push_str(text),
        _ => out.push(Piece {
            tag,
            text: text.to_owned(),
        }),
    }
}

/// How many words two texts share from their start.
fn common<'a>(a: impl Iterator<Item = &'a &'a str>, b: impl Iterator<Item = &'a &'a str>) -> usize {
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
        assert_eq!(
            shown("恢复岸线420公里", "恢复岸线450公里"),
            "恢复岸线[-420-]{+450+}公里"
        );
    }

    #[test]
    fn islands_of_one_character_are_given_up() {
        assert_eq!(
            shown("支持在区内开设", "推动在全市落地"),
            "[-支持在区内开设-]{+推动在全市落地+}"
        );
    }
}
