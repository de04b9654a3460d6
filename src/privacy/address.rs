//! Where somebody lives: what stands behind 家庭住址：, and behind 住 what has the form of an address.

use super::find::{Found, What, digit};

/// Words before a home address.
const LABELS: &[&str] = &[
    "家庭住址",
    "家庭地址",
    "现住址",
    "现住地址",
    "居住地址",
    "现居住地",
    "户籍地址",
    "户籍所在地",
    "户籍地",
    "住址",
];
/// Words before where somebody lives, if it has the form of an address.
const LIVES: &[&str] = &[
    "家住",
    "现住",
    "居住于",
    "居住在",
    "住在",
    "，住",
    "（住",
    "寄往",
    "寄至",
    "寄到",
    "送往",
];
/// Words that end what is sent to a person and not to an office.
const TO_A_PERSON: [&str; 3] = ["先生收", "女士收", "同志收"];

/// What follows 家庭住址： up to the next mark; without the colon, and behind 家住, only what has the form of an
/// address: a street or village and the number of a door. What is sent is sent to a person.
pub(super) fn find(text: &str) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::new();
    for label in LABELS.iter().chain(LIVES) {
        for (at, _) in text.match_indices(label) {
            let rest = &text[at + label.len()..];
            let bare = rest.trim_start_matches(['为', '是', '在', '于', ' ']);
            let labelled = LABELS.contains(label);
            let said = match rest.strip_prefix(['：', ':']) {
                Some(said) if labelled => said.trim_start(),
                _ => bare,
            };
            let start = text.len() - said.len();
            let end = said
                .find(['，', '。', '；', ',', ';', '\n', '|', '）', ')', '"'])
                .map_or(text.len(), |i| start + i);
            let words = &text[start..end];
            let colon = labelled && rest.starts_with(['：', ':']);
            let form = words.contains(['路', '街', '道', '巷', '村', '镇', '乡', '区', '苑'])
                && words.contains(['号', '室', '栋', '幢', '组', '楼'])
                && words.contains(|c| digit(c).is_some());
            let sent = label.starts_with(['寄', '送']);
            let personal = !sent || TO_A_PERSON.iter().any(|to| words.ends_with(to));
            if words.chars().count() >= 4
                && (colon || form && personal)
                && !out.iter().any(|one| one.range.end == end)
            {
                out.push(Found {
                    range: start..end,
                    what: What::Address,
                });
            }
        }
    }
    out
}
