//! Names that may mean one body: full and short forms, a slip of one character. Proposals, never joins.

use crate::atlas::shortened;
use crate::lexicon::pinyin::syllables;
use crate::zh::shared_ends;

/// Why two names may be one, for the reader; none if nothing speaks for it.
pub(super) fn evidence(a: &str, b: &str) -> Option<String> {
    let (a_chars, b_chars): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a_chars == b_chars || a_chars.len().min(b_chars.len()) < 3 {
        return None;
    }
    let (a_short, b_short) = (shortened(a), shortened(b));
    if a_short == b_short {
        return Some("一个是全称，一个是简称".to_owned());
    }
    let (same_start, same_end) = shared_ends(&a_chars, &b_chars);
    let a_rest: String = a_chars[same_start..a_chars.len() - same_end]
        .iter()
        .collect();
    let b_rest: String = b_chars[same_start..b_chars.len() - same_end]
        .iter()
        .collect();
    let changed = a_rest.chars().count().max(b_rest.chars().count());
    let kept = same_start + same_end;
    if changed == 2 && a_rest.chars().rev().eq(b_rest.chars()) {
        return Some(format!("“{a_rest}”与“{b_rest}”次序颠倒"));
    }
    if changed != 1 || kept < 3 {
        return None;
    }
    match (a_rest.as_str(), b_rest.as_str()) {
        // One that was written twice or left out: 银监会, 银保监会. A level in front is no slip.
        ("", extra) | (extra, "") => {
            (kept >= 4 || same_start > 0).then(|| format!("只差一个“{extra}”字"))
        }
        // One for another in a name of five or more, or one that sounds much the same: 海光, 海关.
        (one, other) => {
            (kept >= 4 || sound_alike(one, other)).then(|| format!("只有“{one}”与“{other}”不同"))
        }
    }
}

/// Whether two words are read alike but for the tone, or for what typing confuses: zh and z, n and ng,
/// a u more or less.
pub(super) fn sound_alike(a: &str, b: &str) -> bool {
    let plain = |c: &str| {
        let read = syllables(c).concat();
        read.replace("zh", "z")
            .replace("ch", "c")
            .replace("sh", "s")
            .replace("ng", "n")
    };
    let (a, b) = (plain(a), plain(b));
    !a.is_empty() && a == b
}

#[cfg(test)]
mod tests {
    use super::evidence;

    #[test]
    fn full_forms_and_slips_are_near() {
        for (a, b) in [
            ("市场监督管理局", "市场监管局"),
            ("人力资源部社会保障部", "人力资源社会保障部"),
            ("文化和旅游局", "文化和旅游部"),
            ("市发展和改革委员会", "市发改委"),
            ("工业和信息化部", "工信部"),
            ("区市场监督管理局", "区市监局"),
            ("省医疗保障局", "省医保局"),
            ("区民族宗教事务局", "区民宗局"),
            ("银监会", "银保监会"),
            ("区市场管监局", "区市场监管局"),
            ("重庆海光", "重庆海关"),
        ] {
            assert!(evidence(a, b).is_some(), "{a} {b}");
        }
    }

    #[test]
    fn different_work_is_not_near() {
        for (a, b) in [
            ("市教委", "市科委"),
            ("区财政局", "区民政局"),
            ("银保监局", "证监局"),
            ("市公安局", "区公安局"),
            ("市审计局", "市统计局"),
            ("市教委", "教委"),
            ("区民政局", "区民宗局"),
            ("区教育局", "区体育局"),
            ("区农业农村局", "区农业局"),
        ] {
            assert!(evidence(a, b).is_none(), "{a} {b}");
        }
    }
}
