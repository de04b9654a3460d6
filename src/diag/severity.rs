//! The three degrees of a finding.

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The published site would say something wrong; `check` and `build` end with status 1.
    Error,
    /// A person should look.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// The degree that a word names.
    pub fn of(word: &str) -> Option<Self> {
        let all = [Self::Error, Self::Warning, Self::Note];
        all.into_iter().find(|severity| severity.word() == word)
    }

    /// The word used in JSON and on the terminal.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}
