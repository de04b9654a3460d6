//! Strings for the index files: JSON strings that are safe in a script, and lists inside a string.

use std::fmt::Write as _;

/// Appends `text` as a JSON string that a script may hold: U+2028 and U+2029 (line ends of old JavaScript)
/// and the `<` of `</` and `<!` are escaped, so that no text can end the string or the script.
pub(super) fn push_string(out: &mut String, text: &str) {
    out.push('"');
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '<' if matches!(chars.peek(), Some('/' | '!')) => out.push_str("\\u003c"),
            '\0'..='\u{1f}' | '\u{7f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' => {
                write!(out, "\\u{:04x}", c as u32).expect("a String takes any text");
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

/// The same as a value of its own.
pub(super) fn string(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    push_string(&mut out, text);
    out
}

/// Names joined by `|`; a name that holds one of the signs of the list has it written full width.
pub(super) fn names<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let mut out = String::new();
    for (at, name) in names.enumerate() {
        if at > 0 {
            out.push('|');
        }
        out.extend(name.chars().map(|c| match c {
            '|' => '｜',
            ';' => '；',
            c => c,
        }));
    }
    out
}

/// Units by role, `lead:甲|乙;cooperate:丙`, roles shortened to their first letter.
pub(super) fn units(units: &[(String, String)]) -> String {
    let mut roles: Vec<&str> = Vec::new();
    for (_, role) in units {
        if !roles.contains(&role.as_str()) {
            roles.push(role);
        }
    }
    let groups = roles.into_iter().map(|role| {
        let of_role = units
            .iter()
            .filter(|(_, of)| of == role)
            .map(|(name, _)| name.as_str());
        let short = ROLES
            .iter()
            .find(|(_, key)| *key == role)
            .map_or(role, |(short, _)| short);
        format!("{short}:{}", names(of_role))
    });
    groups.collect::<Vec<_>>().join(";")
}

/// The roles, each with its letter in the index.
pub(super) const ROLES: [(&str, &str); 6] = [
    ("l", "lead"),
    ("c", "cooperate"),
    ("r", "responsible"),
    ("p", "policy"),
    ("s", "support"),
    ("i", "implement"),
];

#[cfg(test)]
mod tests {
    use super::{string, units};

    #[test]
    fn no_text_can_break_out() {
        let hostile = "a\"b\\c</script><!--\u{2028}\u{2029}\0";
        let escaped = string(hostile);
        assert_eq!(
            escaped,
            r#""a\"b\\c\u003c/script>\u003c!--\u2028\u2029\u0000""#
        );
        let back: String = serde_json::from_str(&escaped).expect("is JSON");
        assert_eq!(back, hostile);
    }

    #[test]
    fn units_are_grouped_by_role() {
        let pair = |name: &str, role: &str| (name.to_owned(), role.to_owned());
        let list = [
            pair("市商务委", "lead"),
            pair("市财政局", "cooperate"),
            pair("a|b", "lead"),
        ];
        assert_eq!(units(&list), "l:市商务委|a｜b;c:市财政局");
    }
}
