//! A value of a TOML file that knows where it was written, so that a finding about it points there.

use std::fmt;
use std::ops::{Deref, Range};

use serde::Deserialize;

/// A value and the bytes of its file that give it, quotes included.
///
/// It is used like the value itself; two of the same value are equal wherever they stand.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(from = "toml::Spanned<T>", bound(deserialize = "T: Deserialize<'de>"))]
pub struct Placed<T> {
    value: T,
    span: Range<usize>,
}

impl<T> Placed<T> {
    /// The bytes of the file that give the value; none for a value that the program made.
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }
}

impl<T> From<toml::Spanned<T>> for Placed<T> {
    fn from(spanned: toml::Spanned<T>) -> Self {
        Self {
            span: spanned.span(),
            value: spanned.into_inner(),
        }
    }
}

impl<T> From<T> for Placed<T> {
    fn from(value: T) -> Self {
        Self { value, span: 0..0 }
    }
}

impl<T> Deref for Placed<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: fmt::Display> fmt::Display for Placed<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

impl<T: PartialEq> PartialEq for Placed<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq> Eq for Placed<T> {}

impl PartialEq<&str> for Placed<String> {
    fn eq(&self, other: &&str) -> bool {
        self.value == *other
    }
}

#[cfg(test)]
mod tests {
    use super::Placed;

    #[test]
    fn a_value_knows_its_bytes() {
        #[derive(serde::Deserialize)]
        struct File {
            name: Placed<String>,
            aliases: Vec<Placed<String>>,
            since: Option<Placed<String>>,
        }
        let text = "name = \"甲局\"\naliases = [\"乙\", \"甲局\"]\n";
        let file: File = toml::from_str(text).expect("is well formed");
        assert_eq!(&text[file.name.span()], "\"甲局\"");
        assert_eq!(&text[file.aliases[1].span()], "\"甲局\"");
        assert_eq!(file.aliases[1], file.name);
        assert_eq!(file.since, None);
    }
}
