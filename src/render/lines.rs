//! The lines of a drawn page, as a diff shows them.

/// Leaves no line empty and none with blanks at its end: templates need not care where a condition leaves
/// a line, and a diff of pages shows only words. In `<pre>` every line is the author's and stays.
pub(super) fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 1);
    // Hardly a page has an example, so hardly a line need be searched for where one begins and ends.
    let prints = text.contains("<pre");
    let mut printed = false;
    for line in text.lines() {
        let kept = if printed { line } else { line.trim_end() };
        if printed || !kept.is_empty() {
            out.push_str(kept);
            out.push('\n');
        }
        if prints {
            printed = match (line.rfind("<pre"), line.rfind("</pre>")) {
                (Some(start), Some(end)) => start > end,
                (Some(_), None) => true,
                (None, Some(_)) => false,
                (None, None) => printed,
            };
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::tidy;

    #[test]
    fn empty_lines_go_but_for_those_of_an_example() {
        let text = "<p>甲</p>  \n\n<pre><code>一\n\n二  \n</code></pre>\n\n<p>乙</p>\n";
        assert_eq!(
            tidy(text),
            "<p>甲</p>\n<pre><code>一\n\n二  \n</code></pre>\n<p>乙</p>\n"
        );
    }
}
