//! What is compared: the folding of shown text and of queries into keys, and the cutting of queries into terms.
//!
//! A key has half-width lower-case characters, no blanks, no brackets around a year (〔2021〕 → 2021) and
//! one blank for each mark of punctuation. A term holds a blank only where the query has a mark there, so it is found
//! as a reader sees it. `themes/default/static/search-core.js` does the same; `tests/search/vectors.json`
//! holds both to the same examples and to the same table of characters.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// What becomes of a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Blanks and marks that nobody sees.
    Drop,
    /// Punctuation: one blank.
    Break,
    /// An opening bracket: dropped before a year, punctuation elsewhere.
    Open,
    /// A closing bracket.
    Close,
    /// Compared as this character.
    Keep(char),
}

/// A text's key with the way back to the text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Folded {
    /// The key.
    pub key: String,
    /// For each byte of the key, the byte of the text that it comes from; one more for the end.
    pub from: Vec<u32>,
}

/// A text in the form in which it is stored, NFC: without a copy where it can hold nothing else.
pub(super) fn nfc(text: &str) -> Cow<'_, str> {
    let stays = |c| {
        matches!(c, '\0'..='\u{2ff}' | '\u{2010}'..='\u{2027}' | '\u{3001}'..='\u{3029}'
            | '\u{4e00}'..='\u{9fff}' | '\u{ff01}'..='\u{ff5e}')
    };
    if text.chars().all(stays) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// The key of a text.
pub fn fold(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    walk(text, |c, _| key.push(c));
    key
}

/// The key of a text with the place of each of its bytes in the text, for marking hits.
pub fn fold_with_places(text: &str) -> Folded {
    let mut folded = Folded::default();
    walk(text, |c, at| {
        folded.key.push(c);
        folded.from.resize(folded.key.len(), at as u32);
    });
    folded.from.push(text.len() as u32);
    folded
}

/// Hands the characters of the key to `push`, each with its byte in `text`.
fn walk(text: &str, mut push: impl FnMut(char, usize)) {
    let mut chars = text.char_indices();
    // Brackets around a year fall away, so look ahead over the five characters after an opening one.
    while let Some((at, c)) = chars.next() {
        match class(c) {
            Class::Drop => {}
            Class::Keep(kept) => push(kept, at),
            Class::Break | Class::Close => push(' ', at),
            Class::Open => match year_in(chars.clone()) {
                Some((year, rest)) => {
                    for (digit, at) in year {
                        push(digit, at);
                    }
                    chars = rest;
                }
                None => push(' ', at),
            },
        }
    }
}

/// Four digits and a closing bracket at the front of `rest`: the digits, and what follows the bracket.
fn year_in(
    mut rest: std::str::CharIndices<'_>,
) -> Option<([(char, usize); 4], std::str::CharIndices<'_>)> {
    let mut year = [('0', 0); 4];
    let mut found = 0;
    loop {
        let (at, c) = rest.next()?;
        match class(c) {
            Class::Drop => {}
            Class::Keep(digit @ '0'..='9') if found < 4 => {
                year[found] = (digit, at);
                found += 1;
            }
            Class::Close if found == 4 => return Some((year, rest)),
            _ => return None,
        }
    }
}

/// The class of a character. The table is repeated in search-core.js and written out in vectors.json.
fn class(c: char) -> Class {
    let c = match c {
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(c as u32 - 0xfee0).expect("full-width forms lie 0xFEE0 above ASCII")
        }
        other => other,
    };
    match c {
        '\0'..=' '
        | '\u{7f}'..='\u{a0}'
        | '\u{ad}'
        | '\u{1680}'
        | '\u{180e}'
        | '\u{2000}'..='\u{200f}'
        | '\u{2028}'..='\u{202f}'
        | '\u{205f}'..='\u{206f}'
        | '\u{3000}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' => Class::Drop,
        'A'..='Z' => Class::Keep(c.to_ascii_lowercase()),
        '(' | '[' | '{' | '【' | '〔' | '〖' | '〘' | '﹝' | '﹙' | '﹛' => Class::Open,
        ')' | ']' | '}' | '】' | '〕' | '〗' | '〙' | '﹞' | '﹚' | '﹜' => Class::Close,
        '\u{2010}' | '\u{2011}' | '\u{2212}' => Class::Keep('-'),
        '\u{301c}' => Class::Keep('~'),
        '!'
        | '"'
        | '\''
        | ','
        | ':'
        | ';'
        | '<'
        | '>'
        | '?'
        | '\\'
        | '^'
        | '`'
        | '|'
        | '«'
        | '»'
        | '·'
        | '\u{2012}'..='\u{2027}'
        | '\u{2039}'
        | '\u{203a}'
        | '\u{3001}'..='\u{3003}'
        | '\u{3008}'..='\u{300f}'
        | '\u{301a}'..='\u{301f}'
        | '・'
        | '\u{fe10}'..='\u{fe1f}'
        | '\u{fe30}'..='\u{fe58}'
        | '\u{ff61}'..='\u{ff65}' => Class::Break,
        other => Class::Keep(other),
    }
}

/// Letters, digits and Han: what pairs of neighbouring characters are taken from.
pub fn is_word(c: char) -> bool {
    matches!(c,
        '0'..='9' | 'a'..='z' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{24f}'
        | '\u{370}'..='\u{1fff}' | '\u{2160}'..='\u{217f}' | '\u{2460}'..='\u{24ff}'
        | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}' | '\u{3040}'..='\u{30fa}'
        | '\u{30fc}'..='\u{318f}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{10000}'..)
}

/// The pairs of neighbouring word characters of a key, sorted, each once.
pub fn grams(key: &str) -> Vec<[char; 2]> {
    let mut grams = Vec::with_capacity(key.len() / 3);
    let mut last = None;
    for c in key.chars() {
        let now = is_word(c).then_some(c);
        if let (Some(a), Some(b)) = (last, now) {
            grams.push([a, b]);
        }
        last = now;
    }
    grams.sort_unstable();
    grams.dedup();
    grams
}

/// A query, cut up.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// The whole query as one key without blanks at its ends; what stands between terms as one blank.
    pub whole: String,
    /// The terms, in the order typed, each once. All of them must be found.
    pub terms: Vec<String>,
}

/// Cuts a query at blanks; between quotation marks blanks do not cut. Punctuation within a term is part of the phrase, as
/// one blank for each mark, like in a key; at its ends it is none.
pub fn parse(query: &str) -> Query {
    let query = nfc(query);
    let mut terms: Vec<String> = Vec::new();
    let mut quoted = false;
    for piece in query.split(['"', '“', '”', '„', '＂']) {
        let parts: Vec<&str> = if quoted {
            vec![piece]
        } else {
            split_at_blanks(piece)
        };
        for part in parts {
            let folded = fold(part);
            let term = folded.trim_matches(' ');
            if !term.is_empty() && !terms.iter().any(|known| known == term) {
                terms.push(term.to_owned());
            }
        }
        quoted = !quoted;
    }
    Query {
        whole: fold(&query).trim_matches(' ').to_owned(),
        terms,
    }
}

/// Cuts at dropped characters that are blanks, but not inside a bracketed year: 〔 2021 〕 stays whole.
fn split_at_blanks(piece: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut chars = piece.char_indices();
    while let Some((at, c)) = chars.next() {
        match class(c) {
            Class::Drop if !is_invisible(c) => {
                parts.push(&piece[start..at]);
                start = at + c.len_utf8();
            }
            Class::Open => {
                if let Some((_, rest)) = year_in(chars.clone()) {
                    chars = rest;
                }
            }
            _ => {}
        }
    }
    parts.push(&piece[start..]);
    parts
}

/// Marks without width stand inside words and do not cut a query.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}
