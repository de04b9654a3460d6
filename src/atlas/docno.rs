//! 发文字号 in all its spellings: 渝府发〔2021〕19号, with [ ] （ ） 【 】, full or half width, with blanks.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

/// Words that may stand right before a number and are not its beginning.
const NOT_BEGINNING: &[&str] = &[
    "根据", "按照", "依据", "执行", "落实", "贯彻", "参照", "依照", "废止", "原", "见", "和", "与",
    "及", "经", "以", "的", "由", "按", "是", "为", "文号", "附",
];

/// All numbers in a text, each with its place and its normal spelling.
pub(crate) fn find(text: &str) -> Vec<(Range<usize>, String)> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut found = Vec::new();
    let mut from = 0;
    let mut i = 0;
    while i < chars.len() {
        if is_open(chars[i].1)
            && let Some((year, serial, end)) = tail(&chars, i)
            && let Some(start) = head(&chars, from, i)
        {
            let end_byte = chars.get(end).map_or(text.len(), |(at, _)| *at);
            let prefix: String = text[chars[start].0..chars[i].0]
                .nfkc()
                .filter(|c| !c.is_whitespace())
                .collect();
            found.push((
                chars[start].0..end_byte,
                format!("{prefix}〔{year}〕{serial}号"),
            ));
            from = end;
            i = end;
            continue;
        }
        i += 1;
    }
    found
}

/// The normal spelling of a text that is a number and nothing else.
pub(crate) fn normal(text: &str) -> Option<String> {
    let found = find(text.trim());
    match found.as_slice() {
        [(_, number)] => Some(number.clone()),
        _ => None,
    }
}

fn is_open(c: char) -> bool {
    "〔[（【(［〈".contains(c)
}

fn is_close(c: char) -> bool {
    "〕]）】)］〉".contains(c)
}

/// The digits' value as ASCII, from full or half width.
fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')),
        _ => None,
    }
}

/// `〔2021〕第 19 号` from the opening bracket: year, serial, the index after 号.
fn tail(chars: &[(usize, char)], open: usize) -> Option<(String, String, usize)> {
    let mut i = open + 1;
    let blank = |i: &mut usize| {
        while chars.get(*i).is_some_and(|(_, c)| c.is_whitespace()) {
            *i += 1;
        }
    };
    let digits = |i: &mut usize| {
        let mut out = String::new();
        while let Some(d) = chars.get(*i).and_then(|(_, c)| digit(*c)) {
            out.push(d);
            *i += 1;
        }
        out
    };
    blank(&mut i);
    let year = digits(&mut i);
    blank(&mut i);
    if year.len() != 4 || !(year.starts_with("19") || year.starts_with("20")) {
        return None;
    }
    chars.get(i).filter(|(_, c)| is_close(*c))?;
    i += 1;
    blank(&mut i);
    if chars.get(i).is_some_and(|(_, c)| *c == '第') {
        i += 1;
        blank(&mut i);
    }
    let serial = digits(&mut i);
    blank(&mut i);
    chars
        .get(i)
        .filter(|(_, c)| *c == '号' && !serial.is_empty())?;
    let serial = serial.trim_start_matches('0').to_owned();
    Some((year, serial, i + 1))
}

/// Where the letters before the bracket begin: at most 10 Han characters, not before `from`.
fn head(chars: &[(usize, char)], from: usize, open: usize) -> Option<usize> {
    let mut start = open;
    while start > from && start + 12 > open {
        let c = chars[start - 1].1;
        let han = ('\u{4e00}'..='\u{9fff}').contains(&c);
        if !(han || c.is_ascii_alphabetic() || c == ' ') {
            break;
        }
        start -= 1;
    }
    let words: String = chars[start..open].iter().map(|(_, c)| *c).collect();
    let cut = NOT_BEGINNING
        .iter()
        .filter_map(|word| words.rfind(word).map(|at| at + word.len()))
        .filter(|at| *at < words.len())
        .max()
        .unwrap_or(0);
    start += words[..cut].chars().count();
    while start < open && chars[start].1 == ' ' {
        start += 1;
    }
    (start < open).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::{find, normal};

    #[test]
    fn all_spellings_are_one_number() {
        for text in [
            "渝府发〔2021〕19号",
            "渝府发[2021]19号",
            "渝府发（２０２１）１９号",
            "渝府发【2021】第19号",
            "渝府发 〔 2021 〕 19 号",
        ] {
            assert_eq!(
                normal(text).as_deref(),
                Some("渝府发〔2021〕19号"),
                "{text}"
            );
        }
    }

    #[test]
    fn words_before_the_number_are_not_part_of_it() {
        let text =
            "（商资发〔2021〕65号，以下简称总体方案），根据国函〔2021〕37号和渝府办发〔2020〕8号";
        let numbers: Vec<String> = find(text).into_iter().map(|(_, n)| n).collect();
        assert_eq!(
            numbers,
            [
                "商资发〔2021〕65号",
                "国函〔2021〕37号",
                "渝府办发〔2020〕8号"
            ]
        );
    }
}
