//! Which names may become paths: the one place that says so, for ids when they are read, for addresses when they are
//! made, and once more before anything is written.

/// The longest path, in characters: old Windows tools cut longer ones.
pub const LONGEST: usize = 100;

/// The longest id of a plan: the address of a comparison holds two of them.
pub const LONGEST_ID: usize = 40;

/// What Windows keeps for its devices, whatever the ending.
const RESERVED: [&str; 6] = ["con", "nul", "aux", "prn", "conin$", "conout$"];
/// The same with a figure behind.
const NUMBERED: [&str; 2] = ["com", "lpt"];

/// Why some machine could not store a file at this path, or where it would lie elsewhere, if so; a path is relative
/// and has `/` between its parts.
pub fn unfit(path: &str) -> Option<&'static str> {
    if path.len() > LONGEST {
        return Some("超过 100 个字符");
    }
    path.split('/').find_map(unfit_part)
}

/// Why a name cannot be one part of a path, if so.
pub fn unfit_part(part: &str) -> Option<&'static str> {
    let stem = part.split('.').next().unwrap_or(part);
    if part.is_empty() || part.starts_with('.') || part.ends_with('.') {
        return Some("有空的一段，或以“.”开头、结尾");
    }
    let numbered = NUMBERED.iter().any(|name| {
        let rest = stem.strip_prefix(name);
        rest.is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|b| b.is_ascii_digit()))
    });
    if RESERVED.contains(&stem) || numbered {
        return Some("是 Windows 的保留名");
    }
    let fine = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-._".contains(c);
    (!part.chars().all(fine)).then_some("有小写字母、数字、“-”“.”“_”以外的字符")
}

/// Why a name cannot be the id of a plan, if so.
pub fn unfit_id(id: &str) -> Option<&'static str> {
    if id.len() > LONGEST_ID {
        return Some("超过 40 个字符");
    }
    if id.starts_with('-') {
        // A file of this name would be taken for a flag.
        return Some("以“-”开头");
    }
    unfit_part(id)
}

#[cfg(test)]
mod tests {
    use super::{unfit, unfit_id};

    #[test]
    fn a_path_has_plain_parts_only() {
        for fit in [
            "index.html",
            "plans/a-2020/t2.3-b.html",
            "img/com.png",
            "coma",
            "lpt10",
        ] {
            assert_eq!(unfit(fit), None, "{fit}");
        }
        for bad in [
            "",
            "/",
            "/a",
            "a/",
            "a//b",
            ".",
            "..",
            "a/../b",
            "../a",
            "./a",
            ".git/config",
            "a.",
            "a\\b",
            "c:",
            "A",
            "区",
            "a b",
            "a\0",
            "a\n",
            "con",
            "con.html",
            "x/nul",
            "com1",
            "lpt9.html",
            "com0",
            "conin$",
            "~",
            "a:b",
        ] {
            assert!(unfit(bad).is_some(), "{bad:?}");
        }
        assert!(unfit(&"x".repeat(101)).is_some());
        assert!(unfit_id(&"x".repeat(41)).is_some() && unfit_id("a/b").is_some());
    }
}
