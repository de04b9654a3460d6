//! A text with a name: what every stage reads.

use std::sync::OnceLock;

/// One text file of a site, decoded, with line breaks as `\n`.
pub struct Source {
    /// The file's path relative to the site, with `/`.
    pub path: String,
    /// Its text: UTF-8 without a byte order mark, CRLF and CR read as LF. Once a place was asked for it must stay as it is;
    /// a copy may be given another.
    pub text: String,
    /// Where its lines and characters stand, counted when a place is first asked for.
    index: OnceLock<Index>,
}

/// How many bytes of a text stand between two counts of its characters.
const STEP: usize = 256;

/// Where the lines and characters of a text stand, so that a place is found without reading the text from the top.
#[derive(Debug)]
struct Index {
    /// Where each line begins.
    lines: Vec<u32>,
    /// How many characters begin before each step.
    characters: Vec<u32>,
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
        Self::whole(path, text)
    }

    /// A source of a text as it is.
    pub(crate) fn whole(path: impl Into<String>, text: String) -> Self {
        Self {
            path: path.into(),
            text,
            index: OnceLock::new(),
        }
    }

    /// The number of the line that a byte stands in, from 0.
    pub(crate) fn line_of(&self, at: usize) -> usize {
        let lines = &self.index().lines;
        lines.partition_point(|&start| start as usize <= at) - 1
    }

    /// The bytes of a line, from 0, without its break; none behind the last.
    pub(crate) fn line(&self, number: usize) -> Option<std::ops::Range<usize>> {
        let lines = &self.index().lines;
        let start = *lines.get(number)? as usize;
        let next = lines.get(number + 1).map(|&next| next as usize - 1);
        Some(start..next.unwrap_or(self.text.len()))
    }

    /// How many characters begin before a byte.
    pub(crate) fn characters_before(&self, at: usize) -> usize {
        let counted = self.index().characters[at / STEP] as usize;
        counted + begun(&self.text.as_bytes()[at / STEP * STEP..at])
    }

    /// Where the character begins before which so many do; the end of the text if there are not as many.
    pub(crate) fn byte_of(&self, character: usize) -> usize {
        let characters = &self.index().characters;
        let step = characters.partition_point(|&before| before as usize <= character) - 1;
        let bytes = self.text.as_bytes().get(step * STEP..).unwrap_or_default();
        let starts = bytes.iter().enumerate().filter(|(_, byte)| begins(**byte));
        let (at, _) = starts
            .map(|(at, byte)| (step * STEP + at, byte))
            .nth(character - characters[step] as usize)
            .unwrap_or((self.text.len(), &0));
        at
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| {
            let breaks = self.text.match_indices('\n');
            let below = breaks.map(|(at, _)| at as u32 + 1);
            let mut before = 0;
            let steps = self.text.as_bytes().chunks(STEP).map(|step| {
                before += begun(step) as u32;
                before
            });
            Index {
                lines: std::iter::once(0).chain(below).collect(),
                characters: std::iter::once(0).chain(steps).collect(),
            }
        })
    }
}

/// How many characters begin in some bytes of a text.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| begins(**byte)).count()
}

/// Whether a character begins with a byte of a text.
fn begins(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

impl Clone for Source {
    /// A copy may be given another text, so it counts anew.
    fn clone(&self) -> Self {
        Self::whole(self.path.as_str(), self.text.clone())
    }
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        self.path == other.path && self.text == other.text
    }
}

impl Eq for Source {}

impl std::fmt::Debug for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut shown = f.debug_struct("Source");
        shown.field("path", &self.path).field("text", &self.text);
        shown.finish_non_exhaustive()
    }
}
