//! What the style of an element says, as far as it changes what a reader of the page sees.

use scraper::node::Element;

use crate::document::read::raised::Stand;

/// The value of a property in an element's own style, in lower case.
fn property<'e>(element: &'e Element, name: &str) -> Option<String> {
    let style: &'e str = element.attr("style")?;
    style
        .split(';')
        .filter_map(|one| one.split_once(':'))
        .filter(|(key, _)| key.trim().eq_ignore_ascii_case(name))
        .map(|(_, value)| value.trim().to_ascii_lowercase())
        .next_back()
}

/// Whether nothing of an element is shown.
pub(super) fn is_hidden(element: &Element) -> bool {
    let says = |name, values: &[&str]| {
        property(element, name).is_some_and(|value| values.iter().any(|v| value.starts_with(v)))
    };
    element.attr("hidden").is_some()
        || says("display", &["none"])
        || says("visibility", &["hidden", "collapse"])
        || says("mso-hide", &["all"])
        || element.name() == "dialog" && element.attr("open").is_none()
        || element.name() == "input"
            && element
                .attr("type")
                .is_some_and(|t| t.eq_ignore_ascii_case("hidden"))
}

/// Whether a line goes through its text.
pub(super) fn is_struck(element: &Element) -> bool {
    ["text-decoration", "text-decoration-line"]
        .iter()
        .any(|name| property(element, name).is_some_and(|value| value.contains("line-through")))
}

/// How its text stands on the line.
pub(super) fn stand(element: &Element) -> Stand {
    match (
        element.name(),
        property(element, "vertical-align").as_deref(),
    ) {
        ("sup", _) | (_, Some("super")) => Stand::Raised,
        ("sub", _) | (_, Some("sub")) => Stand::Lowered,
        _ => Stand::Plain,
    }
}

/// Whether it shows the ends of lines of the file, or says that it does not.
pub(super) fn keeps_lines(element: &Element) -> Option<bool> {
    match property(element, "white-space") {
        Some(value) => Some(value.starts_with("pre") || value.starts_with("break-spaces")),
        None => matches!(element.name(), "pre" | "listing" | "xmp").then_some(true),
    }
}

/// What kind of numbers a list or an item of it shows.
pub(super) fn list_kind(element: &Element) -> Option<&'static str> {
    const KINDS: [&str; 16] = [
        "none",
        "lower-alpha",
        "lower-latin",
        "upper-alpha",
        "upper-latin",
        "lower-roman",
        "upper-roman",
        "decimal-leading-zero",
        "cjk-ideographic",
        "cjk-decimal",
        "simp-chinese-informal",
        "trad-chinese-informal",
        "a",
        "A",
        "i",
        "I",
    ];
    let styled = property(element, "list-style-type").or_else(|| property(element, "list-style"));
    let written = match &styled {
        Some(style) => style.split_whitespace().collect(),
        None => element
            .attr("type")
            .map(str::trim)
            .into_iter()
            .collect::<Vec<_>>(),
    };
    KINDS.into_iter().find(|kind| written.contains(kind))
}
