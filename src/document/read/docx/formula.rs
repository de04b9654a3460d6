//! Formulas of Word in one line, so that no figure becomes another one: 1/2, 10⁴, √2, ∑_(i=1)^n.

use super::gone::is_gone;
use super::styles::Shift;
use crate::document::read::xml::{Element, Node};

/// The signs that may stand above or below the line, with their forms there.
const RAISED: (&str, &str) = ("0123456789+-−–=()nioa", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿⁱºª");
const LOWERED: (&str, &str) = ("0123456789+-−–=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎");

/// What is written small and high in English and is no power.
const ENDINGS: [&str; 6] = ["st", "nd", "rd", "th", "TM", "SM"];

/// Words above or below the line, behind `before`: 10⁴, H₂O, 10^(n+k). Where the sign of a note or the like
/// stands, nothing but words: they join no figure.
pub(super) fn shifted(text: &str, shift: Shift, before: Option<char>) -> String {
    let (forms, mark) = match shift {
        Shift::None => return text.to_owned(),
        Shift::Up => (RAISED, '^'),
        Shift::Down => (LOWERED, '_'),
    };
    if text.trim().is_empty() {
        return text.to_owned();
    }
    let form = |c: char| {
        let at = forms.0.chars().position(|own| own == c)?;
        forms.1.chars().nth(at)
    };
    if let Some(small) = text.chars().map(form).collect::<Option<String>>() {
        return small;
    }
    let joins = |c: char| match shift {
        Shift::Down => c.is_ascii_digit(),
        _ => c.is_ascii_alphanumeric(),
    };
    let is_power = before.is_some_and(joins)
        && text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && !ENDINGS.contains(&text);
    if is_power {
        format!("{mark}{}", grouped(text))
    } else {
        text.to_owned()
    }
}

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
            let degree = shifted(&degree, Shift::Up, None);
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
    for (text, shift, mark) in [(below, Shift::Down, '_'), (above, Shift::Up, '^')] {
        if text.is_empty() {
            continue;
        }
        let small = shifted(text, shift, None);
        if small == text {
            out.push(mark);
            out.push_str(&grouped(text));
        } else {
            out.push_str(&small);
        }
    }
    out
}

/// In brackets, unless it is one word or figure.
pub(super) fn grouped(text: &str) -> String {
    let text = text.trim();
    if is_simple(text) {
        text.to_owned()
    } else {
        format!("({text})")
    }
}

fn is_simple(text: &str) -> bool {
    let is_word = |c: char| {
        let is_mark = ('\u{300}'..='\u{36f}').contains(&c);
        c.is_alphanumeric() || is_mark || matches!(c, '.' | ',' | '%' | '∑' | '∏' | '∫')
    };
    let in_brackets = text.starts_with('(') && text.find(')') == Some(text.len() - 1);
    in_brackets || text.chars().all(is_word)
}

#[cfg(test)]
mod tests {
    use super::{line, shifted};
    use crate::document::read::docx::styles::Shift;
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

    #[test]
    fn what_stands_above_or_below_the_line_joins_no_figure() {
        for (text, shift, before, wanted) in [
            ("4", Shift::Up, '0', "⁴"),
            ("-3", Shift::Up, '0', "⁻³"),
            ("x", Shift::Up, '0', "^x"),
            ("th", Shift::Up, '5', "th"),
            ("注1", Shift::Up, '坝', "注1"),
            ("2", Shift::Down, 'H', "₂"),
            ("2.5", Shift::Down, 'M', "2.5"),
            ("2.5", Shift::Down, '1', "_2.5"),
        ] {
            assert_eq!(shifted(text, shift, Some(before)), wanted, "{text}");
        }
    }
}
