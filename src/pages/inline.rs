//! A text with links and marks in it, as HTML.
//!
//! Texts of plans are plain words; links to cited documents and the marks of tasks in running text are laid
//! over them by byte range. Everything else is escaped, so no document can bring markup into the site.

use std::ops::Range;

/// What stands at one place of a text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Mark {
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// The opening tag, ready.
    pub open: String,
    /// The closing tag.
    pub close: &'static str,
}

/// The text as HTML with its marks; line breaks become `<br>`. Marks that begin inside another one and
/// end outside it are left out, so that tags always nest.
pub(super) fn html(text: &str, mut marks: Vec<Mark>) -> String {
    marks.sort_by(|a, b| (a.start, b.end).cmp(&(b.start, a.end)));
    let mut out = String::with_capacity(text.len() + marks.len() * 48);
    let mut open: Vec<(usize, &'static str)> = Vec::new();
    let mut at = 0;
    for mark in marks {
        while let Some(&(end, close)) = open.last().filter(|(end, _)| *end <= mark.start) {
            escape_into(&mut out, &text[at..end]);
            out.push_str(close);
            at = end;
            open.pop();
        }
        let inside = open.last().is_none_or(|(end, _)| mark.end <= *end);
        if !inside || mark.start < at || mark.end <= mark.start {
            continue;
        }
        escape_into(&mut out, &text[at..mark.start]);
        out.push_str(&mark.open);
        at = mark.start;
        open.push((mark.end, mark.close));
    }
    while let Some((end, close)) = open.pop() {
        escape_into(&mut out, &text[at..end]);
        out.push_str(close);
        at = end;
    }
    escape_into(&mut out, &text[at..]);
    out
}

/// A link over each of some stretches of a text; a stretch that is given twice is linked once.
pub(super) fn links(stretches: impl Iterator<Item = (Range<usize>, String)>) -> Vec<Mark> {
    let mut marks: Vec<Mark> = stretches
        .map(|(range, href)| Mark {
            start: range.start,
            end: range.end,
            open: format!("<a href=\"{}\">", escape(&href)),
            close: "</a>",
        })
        .collect();
    marks.sort();
    marks.dedup();
    marks
}

/// A text as HTML, line breaks as `<br>`: the one escaper of the crate.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_into(&mut out, text);
    out
}

fn escape_into(out: &mut String, text: &str) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let written = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\n' => "<br>",
            _ => continue,
        };
        out.push_str(&text[from..at]);
        out.push_str(written);
        from = at + 1;
    }
    out.push_str(&text[from..]);
}

#[cfg(test)]
mod tests {
    use super::{Mark, html, links};

    #[test]
    fn links_lie_over_the_words_and_all_else_is_escaped() {
        let text = "按照<甲>（国函〔2021〕37号）\n实施。";
        let start = text.find("国函").expect("it stands there");
        let range = start..start + "国函〔2021〕37号".len();
        let marks = links([(range, "d.html".to_owned())].into_iter());
        assert_eq!(
            html(text, marks),
            "按照&lt;甲&gt;（<a href=\"d.html\">国函〔2021〕37号</a>）<br>实施。"
        );
    }

    #[test]
    fn marks_nest_or_are_left_out() {
        let mark = |start, end, open: &str| Mark {
            start,
            end,
            open: open.to_owned(),
            close: "</i>",
        };
        let marks = vec![mark(3, 9, "<i>"), mark(0, 6, "<b>"), mark(3, 6, "<u>")];
        assert_eq!(html("甲乙丙", marks), "<b>甲<u>乙</i></i>丙");
    }
}
