//! A proposal for a plan's id: its number or its title in pinyin, ASCII, short.

use pinyin::ToPinyin;

use crate::front::FrontMatter;
use crate::zh::docno;

/// The longest id proposed.
const LONGEST: usize = 40;

/// An id for a plan: from its number (`guofa-2018-42`), else from the first letters of its title and its
/// year, else from the file's name.
pub(super) fn propose(front: &FrontMatter, file: &str) -> String {
    if let Some(number) = front.number.as_deref().and_then(docno::normalise) {
        let mut parts = vec![String::new()];
        for c in number.chars() {
            if let Some(syllable) = c.to_pinyin() {
                if c != '号'
                    && let Some(last) = parts.last_mut()
                {
                    last.push_str(syllable.plain());
                }
            } else if c.is_ascii_alphanumeric() {
                if let Some(last) = parts.last_mut() {
                    last.push(c.to_ascii_lowercase());
                }
            } else {
                parts.push(String::new());
            }
        }
        parts.retain(|p| !p.is_empty());
        if !parts.is_empty() {
            return cut(&parts.join("-"));
        }
    }
    let letters: String = front
        .title
        .chars()
        .filter_map(|c| {
            c.to_pinyin()
                .and_then(|p| p.plain().chars().next())
                .or_else(|| c.is_ascii_alphanumeric().then(|| c.to_ascii_lowercase()))
        })
        .filter(char::is_ascii)
        .take(24)
        .collect();
    if letters.len() >= 3 {
        return match front.date.as_deref().and_then(|d| d.get(..4)) {
            Some(year) => cut(&format!("{letters}-{year}")),
            None => cut(&letters),
        };
    }
    let stem = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let stem = stem.split('.').next().unwrap_or(stem);
    let plain: String = stem
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() {
                c.to_ascii_lowercase()
            } else {
                '-'
            }
        })
        .collect();
    let plain = plain.trim_matches('-').to_owned();
    if plain.is_empty() {
        "plan".to_owned()
    } else {
        cut(&plain)
    }
}

fn cut(id: &str) -> String {
    id.chars()
        .take(LONGEST)
        .collect::<String>()
        .trim_matches('-')
        .to_owned()
}
