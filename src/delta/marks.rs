//! How a text became another one, clause by clause, then character by character, so that a person can read it: a
//! clause that came or went is marked as a whole, and only a clause that was reworded is marked inside.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::grams::Grams;
use super::pieces::{Piece, pieces, push};

/// Clauses that share so many thousandths are one that was reworded.
const SAME: usize = 350;

/// The pieces that lead from the older text to the newer one.
pub fn marks(old: &str, new: &str) -> Vec<Piece> {
    let (olds, news) = (clauses(old), clauses(new));
    let mut out = Vec::new();
    let (mut gone, mut come): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
    for step in capture_diff_slices(Algorithm::Myers, &olds, &news) {
        if let DiffOp::Equal { .. } = step {
            reworded(&mut gone, &mut come, &mut out);
            for clause in &olds[step.old_range()] {
                push(&mut out, "same", clause);
            }
        } else {
            gone.extend(&olds[step.old_range()]);
            come.extend(&news[step.new_range()]);
        }
    }
    reworded(&mut gone, &mut come, &mut out);
    out
}

/// Clauses of one place: like ones are marked inside, the others as a whole.
fn reworded(gone: &mut Vec<&str>, come: &mut Vec<&str>, out: &mut Vec<Piece>) {
    let (old, new) = (std::mem::take(gone), std::mem::take(come));
    if let ([old], [new]) = (old.as_slice(), new.as_slice()) {
        // One clause for one: whatever they share.
        append(out, pieces(old, new));
        return;
    }
    let grams = |list: &[&str]| -> Vec<Grams> { list.iter().map(|one| Grams::of(one)).collect() };
    let (olds, news) = (grams(&old), grams(&new));
    let (mut from, mut to) = (0, 0);
    let between = |out: &mut Vec<Piece>, olds: &[&str], news: &[&str]| {
        push(out, "del", &olds.concat());
        push(out, "ins", &news.concat());
    };
    for (at, clause) in new.iter().enumerate() {
        let found = (from..old.len()).find(|a| olds[*a].like(&news[at]) >= SAME);
        if let Some(found) = found {
            between(out, &old[from..found], &new[to..at]);
            append(out, pieces(old[found], clause));
            (from, to) = (found + 1, at + 1);
        }
    }
    between(out, &old[from..], &new[to..]);
}

fn append(out: &mut Vec<Piece>, pieces: Vec<Piece>) {
    for piece in pieces {
        push(out, piece.tag, &piece.text);
    }
}

/// A text cut behind each mark that ends a clause.
fn clauses(text: &str) -> Vec<&str> {
    text.split_inclusive(['，', '；', '。', '：', '\n', ',', ';'])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::marks;

    fn shown(old: &str, new: &str) -> String {
        let pieces = marks(old, new);
        let shown = pieces.iter().map(|piece| match piece.tag {
            "del" => format!("[-{}-]", piece.text),
            "ins" => format!("{{+{}+}}", piece.text),
            _ => piece.text.clone(),
        });
        shown.collect()
    }

    #[test]
    fn a_clause_is_marked_as_a_whole_or_inside() {
        assert_eq!(
            shown(
                "建设水库，修好道路，到2025年底完成。",
                "修好乡村道路，到2026年底完成。"
            ),
            "[-建设水库，-]修好{+乡村+}道路，到[-2025-]{+2026+}年底完成。"
        );
        assert_eq!(shown("甲。", "甲。"), "甲。");
    }
}
