//! How a text became another one, clause by clause, then word by word, so that a person can read it: a clause that came
//! or went is marked as a whole, and only a clause that was reworded is marked inside.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::atlas::wording::{Piece, align, clauses, pieces};

/// Places where more clauses than these (of one text times those of the other) differ are marked as a whole: nobody
/// reads marks in what was written anew, and putting clauses beside each other takes its time.
const MOST: usize = 2500;

/// The pieces that lead from the older text to the newer one.
pub fn marks(old: &str, new: &str) -> Vec<Piece> {
    let (olds, news) = (clauses(old), clauses(new));
    let mut out = Vec::new();
    let (mut gone, mut come): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
    for step in capture_diff_slices(Algorithm::Myers, &olds, &news) {
        if let DiffOp::Equal { .. } = step {
            reworded(&mut gone, &mut come, &mut out);
            push(&mut out, "same", &olds[step.old_range()].concat());
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
    if old.len() * new.len() > MOST {
        push(out, "del", &old.concat());
        push(out, "ins", &new.concat());
        return;
    }
    // Clauses that came and went at one place stand together: first what is gone.
    let (mut del, mut ins) = (String::new(), String::new());
    for pair in align(&old, &new) {
        let (upper, lower) = (old[pair.upper].concat(), new[pair.lower].concat());
        let inside = if upper.is_empty() || lower.is_empty() {
            None
        } else {
            pieces(&upper, &lower)
        };
        let Some(inside) = inside else {
            del.push_str(&upper);
            ins.push_str(&lower);
            continue;
        };
        push(out, "del", &std::mem::take(&mut del));
        push(out, "ins", &std::mem::take(&mut ins));
        for piece in inside {
            push(out, piece.tag, &piece.text);
        }
    }
    push(out, "del", &del);
    push(out, "ins", &ins);
}

/// Adds a piece, to the last one where it is of the same kind.
fn push(out: &mut Vec<Piece>, tag: &'static str, text: &str) {
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
        assert_eq!(
            shown("恢复岸线420公里。", "恢复岸线450公里。"),
            "恢复岸线[-420-]{+450+}公里。"
        );
        // Both texts are there, whatever is marked.
        let (old, new) = (
            "一是清淤，二是护岸；\n三是补水。",
            "一是护岸，二是清淤；四是拆违。",
        );
        let all = marks(old, new);
        let side = |other: &str| -> String {
            let own = all.iter().filter(|piece| piece.tag != other);
            own.map(|piece| piece.text.as_str()).collect()
        };
        assert_eq!((side("ins").as_str(), side("del").as_str()), (old, new));
    }
}
