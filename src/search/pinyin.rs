//! Pinyin for typing names: syllables, with the readings of phrases before those of characters.
//!
//! Only for search and ids, never for sorting. 重庆 is chóng qìng and 银行 yín háng whatever a table of
//! single characters says; the phrases that plans and names of bodies hold stand in a list here.

use pinyin::ToPinyin;

/// Phrases whose characters read otherwise there, with their syllables.
const PHRASES: &[(&str, &[&str])] = &[
    ("重庆", &["chong", "qing"]),
    ("长寿", &["chang", "shou"]),
    ("长安", &["chang", "an"]),
    ("长江", &["chang", "jiang"]),
    ("长沙", &["chang", "sha"]),
    ("长春", &["chang", "chun"]),
    ("银行", &["yin", "hang"]),
    ("人行", &["ren", "hang"]),
    ("分行", &["fen", "hang"]),
    ("行业", &["hang", "ye"]),
    ("央行", &["yang", "hang"]),
    ("厦门", &["xia", "men"]),
    ("会计", &["kuai", "ji"]),
    ("重点", &["zhong", "dian"]),
    ("重大", &["zhong", "da"]),
    ("调整", &["tiao", "zheng"]),
    ("都江堰", &["du", "jiang", "yan"]),
    ("成都", &["cheng", "du"]),
    ("首都", &["shou", "du"]),
    ("朝阳", &["chao", "yang"]),
    ("丰都", &["feng", "du"]),
    ("綦江", &["qi", "jiang"]),
    ("涪陵", &["fu", "ling"]),
    ("音乐", &["yin", "yue"]),
    ("调查", &["diao", "cha"]),
    ("参与", &["can", "yu"]),
    ("增长", &["zeng", "zhang"]),
    ("系统", &["xi", "tong"]),
    ("台州", &["tai", "zhou"]),
    ("蚌埠", &["beng", "bu"]),
    ("六安", &["lu", "an"]),
];

/// The syllables of a text with the character of each, without tones; other characters are passed over,
/// ASCII letters and digits stand for themselves.
pub fn syllables(text: &str) -> Vec<(char, String)> {
    let mut out = Vec::new();
    let mut rest = text;
    'text: while let Some(c) = rest.chars().next() {
        for (phrase, readings) in PHRASES {
            if let Some(after) = rest.strip_prefix(phrase) {
                for (c, reading) in phrase.chars().zip(*readings) {
                    out.push((c, (*reading).to_owned()));
                }
                rest = after;
                continue 'text;
            }
        }
        if let Some(reading) = c.to_pinyin() {
            out.push((c, reading.plain().replace('ü', "v")));
        } else if c.is_ascii_alphanumeric() {
            out.push((c, c.to_ascii_lowercase().to_string()));
        }
        rest = &rest[c.len_utf8()..];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::syllables;

    fn initials(text: &str) -> String {
        syllables(text)
            .iter()
            .filter_map(|(_, s)| s.chars().next())
            .collect()
    }

    #[test]
    fn phrases_come_before_characters() {
        assert_eq!(initials("重庆市重点银行"), "cqszdyh");
        assert_eq!(initials("服务贸易"), "fwmy");
        assert_eq!(initials("长寿区5G"), "csq5g");
    }
}
