//! Formulas of Word in one line, so that no figure becomes another one: 1/2, 10⁴, √2, ∑_(i=1)^n.

use super::gone::is_gone;
use crate::document::read::raised::{Stand, grouped, is_simple, written};
use crate::document::read::xml::{Element, Node};

/// A formula in one line.
pub(super) fn line(element: &Element) -> String {
    let part = |name| element.child(name).map(line).unwrap_or_default();
    let set = |properties, name| element.child(properties).and_then(|p| p.value(name));
    match element.name.as_str() {
        "f" => {
            let (num, den) = (grouped(&part("num")), grouped(&part("den")));
            if set("fPr", "type") == Some("noBar") {
                format!("({num}¦{den})")
            } else {
                format!("{num}/{den}")
            }
        }
        "sSup" => script(&part("e"), "", &part("sup")),
        "sSub" => script(&part("e"), &part("sub"), ""),
        "sSubSup" => script(&part("e"), &part("sub"), &part("sup")),
        "sPre" => script("", &part("sub"), &part("sup")) + &part("e"),
        "limLow" => script(&part("e"), &part("lim"), ""),
        "limUpp" => script(&part("e"), "", &part("lim")),
        "nary" => {
            let sign = set("naryPr", "chr").unwrap_or("∫");
            let value = grouped(&part("e"));
            format!("{}{value}", script(sign, &part("sub"), &part("sup")))
        }
        "rad" => {
            let degree = part("deg");
            let degree = written(&degree, Stand::Raised, None);
            format!("{degree}√{}", grouped(&part("e")))
        }
        "d" => {
            let sign = |name, usual| set("dPr", name).unwrap_or(usual).to_owned();
            let parts: Vec<String> = parts(element, "e");
            let inner = parts.join(&sign("sepChr", "|"));
            format!("{}{inner}{}", sign("begChr", "("), sign("endChr", ")"))
        }
        "func" => {
            let (name, value) = (part("fName"), part("e"));
            let apart = if is_simple(&value) { " " } else { "" };
            format!("{name}{apart}{value}")
        }
        "acc" => format!("{}{}", part("e"), set("accPr", "chr").unwrap_or("\u{302}")),
        "m" => {
            let rows: Vec<String> = element
                .elements()
                .filter(|row| row.name == "mr")
                .map(|row| parts(row, "e").join(" "))
                .collect();
            rows.join("; ")
        }
        "eqArr" => parts(element, "e").join("; "),
        "t" => text(element),
        "br" => " ".to_owned(),
        name if is_gone(name) || name.ends_with("Pr") => String::new(),
        _ => in_order(element),
    }
}

fn text(element: &Element) -> String {
    let pieces = element.children.iter().filter_map(|child| match child {
        Node::Text(text) => Some(text.as_str()),
        Node::Element(_) => None,
    });
    pieces.collect()
}

/// The elements of a name in an element, each in one line.
fn parts(element: &Element, name: &str) -> Vec<String> {
    let found = element.elements().filter(|e| e.name == name);
    found.map(line).collect()
}

/// What is in an element, from left to right; what is built up stands apart from figures beside it: 2 1/2.
fn in_order(element: &Element) -> String {
    let mut out = String::new();
    let mut built = false;
    for child in element.elements() {
        let piece = line(child);
        let is_built = !matches!(child.name.as_str(), "r" | "t");
        if (built || is_built) && run_together(&out, &piece) {
            out.push(' ');
        }
        if !piece.is_empty() {
            built = is_built;
        }
        out.push_str(&piece);
    }
    out
}

/// Whether two texts would become one word or one figure.
pub(super) fn run_together(left: &str, right: &str) -> bool {
    let joins = |c: char| c.is_ascii_alphanumeric();
    left.ends_with(joins) && right.starts_with(joins)
}

fn script(base: &str, below: &str, above: &str) -> String {
    let mut out = if is_simple(base) || base.is_empty() {
        base.to_owned()
    } else {
        grouped(base)
    };
    for (text, stand, mark) in [(below, Stand::Lowered, '_'), (above, Stand::Raised, '^')] {
        if text.is_empty() {
            continue;
        }
        let small = written(text, stand, None);
        if small == text {
            out.push(mark);
            out.push_str(&grouped(text));
        } else {
            out.push_str(&small);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::line;
    use crate::document::read::xml;

    #[test]
    fn formulas_keep_their_meaning_in_one_line() {
        let r = |t: &str| format!("<m:r><m:t>{t}</m:t></m:r>");
        let f = |a: &str, b: &str| format!("<m:f><m:num>{a}</m:num><m:den>{b}</m:den></m:f>");
        let e = |t: &str| format!("<m:e>{t}</m:e>");
        for (formula, wanted) in [
            (f(&r("1"), &r("2")), "1/2"),
            (r("2") + &f(&r("1"), &r("2")), "2 1/2"),
            (f(&r("a+b"), &f(&r("1"), &r("2"))), "(a+b)/(1/2)"),
            (r("1") + &r("2"), "12"),
            (
                format!("<m:sSup>{}<m:sup>{}</m:sup></m:sSup>", e(&r("10")), r("4")),
                "10⁴",
            ),
            (
                format!("<m:sSup>{}<m:sup>{}</m:sup></m:sSup>", e(&r("x")), r("k+1")),
                "x^(k+1)",
            ),
            (
                format!("<m:sSub>{}<m:sub>{}</m:sub></m:sSub>", e(&r("H")), r("2")),
                "H₂",
            ),
            (format!("<m:rad><m:deg/>{}</m:rad>", e(&r("2"))), "√2"),
            (
                format!("<m:rad><m:deg>{}</m:deg>{}</m:rad>", r("3"), e(&r("8"))),
                "³√8",
            ),
            (format!("<m:d>{}{}</m:d>", e(&r("1")), e(&r("2"))), "(1|2)"),
        ] {
            let parsed = xml::parse(&format!("<m:oMath xmlns:m=\"m\">{formula}</m:oMath>"));
            assert_eq!(line(&parsed.expect("a formula")), wanted);
        }
    }
}
