//! Where somebody lives: what stands behind 家庭住址：, and behind 住 what has the form of an address.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::signs::ceil;
use crate::lexicon::personal::words;
use crate::zh::numeral;

/// The longest address that is looked for, in bytes.
const LONGEST: usize = 300;

/// Any word before an address.
static ANY: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let words = &words().homes;
    let all = words.labels.iter().chain(words.lives.iter());
    AhoCorasick::new(all.chain(words.sends.iter()).map(String::as_str))
        .expect("a few short words are no more than an automaton holds")
});

/// What the words before an address say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    /// 家庭住址: that it is one.
    Label,
    /// 家住: that it is one, if it has the form of an address.
    Lives,
    /// 寄往: the same, if a person gets what is sent there.
    Sends,
}

/// What follows 家庭住址： up to the next mark; without the colon, and behind 家住, only what has the form of an
/// address: a street or village and the number of a door. What is sent is sent to a person.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let words = &words().homes;
    // Hardly a text speaks of homes.
    if !ANY.is_match(text) {
        return Vec::new();
    }
    let all = [
        (&words.labels, Before::Label),
        (&words.lives, Before::Lives),
        (&words.sends, Before::Sends),
    ];
    let before = all
        .iter()
        .flat_map(|(list, what)| list.iter().map(|word| (word, *what)));
    let mut out: Vec<Range<usize>> = Vec::new();
    for (word, before) in before {
        for (at, _) in text.match_indices(word.as_str()) {
            let behind = at + word.len();
            let rest = &text[behind..ceil(text, behind + LONGEST)];
            let behind_colon = rest
                .strip_prefix(['：', ':'])
                .filter(|_| before == Before::Label);
            let said = behind_colon.map_or_else(|| bare(rest), str::trim_start);
            let start = behind + rest.len() - said.len();
            let end = said
                .find(['，', '。', '；', ',', ';', '\n', '|', '）', ')', '"'])
                .map_or(start + said.len(), |i| start + i);
            let address = &text[start..end];
            let personal = before != Before::Sends || words.to_a_person.end(address).is_some();
            if address.chars().count() >= 4
                && (behind_colon.is_some() || has_form(address) && personal)
            {
                out.push(start..end);
            }
        }
    }
    // Of several words before one address the first of the lists tells where it begins.
    out.sort_by_key(|one| one.end);
    out.dedup_by_key(|one| one.end);
    out
}

/// What stands behind 住址 without 为, 是 and the like.
fn bare(text: &str) -> &str {
    let mut rest = text;
    loop {
        let word = words().homes.is.start(rest).unwrap_or_default();
        let next = rest[word.len()..].trim_start_matches(' ');
        if next.len() == rest.len() {
            return rest;
        }
        rest = next;
    }
}

/// Whether words name a street or the like, and a door with its number.
fn has_form(address: &str) -> bool {
    let words = &words().homes;
    words.streets.within(address)
        && words.doors.within(address)
        && address.contains(|c| numeral::arabic(c).is_some())
}
