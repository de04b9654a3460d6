//! A text with a name: what every stage reads.

/// One text file of a site, decoded, with line breaks as `\n`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The file's path relative to the site, with `/`.
    pub path: String,
    /// Its text: UTF-8 without a byte order mark, CRLF and CR read as LF.
    pub text: String,
}

impl Source {
    /// A source from raw text; strips a byte order mark and reads CRLF and CR as LF.
    pub fn new(path: impl Into<String>, text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let text = if text.contains('\r') {
            text.replace("\r\n", "\n").replace('\r', "\n")
        } else {
            text.to_owned()
        };
        Self {
            path: path.into(),
            text,
        }
    }
}
