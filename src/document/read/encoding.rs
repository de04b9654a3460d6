//! From the bytes of a text file to its characters: as the file declares them, or as they show.
//!
//! UTF-8 and UTF-16 prove themselves. Chinese of the older encodings may be read in each of them and then says
//! something else, so that a web page's own word, or the frequency of characters, decides.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

use crate::error::{Error, Result};

/// How far a file's own word on its encoding may stand from its start.
const DECLARED_WITHIN: usize = 4096;

/// One byte of so many may be wrong, in a text that is UTF-8 otherwise.
const WRONG_OF: usize = 500;

/// The text of a file, whatever of the usual encodings it is in. Characters that could not be read are U+FFFD, and
/// those that control machines are still there.
///
/// # Errors
///
/// Bytes that are text in none of them.
pub(crate) fn decode(name: &str, bytes: &[u8]) -> Result<String> {
    let no_text = || {
        Error::Usage(format!(
            "{name}：不是文本，或看不出是哪种编码（UTF-8、GB18030、Big5、UTF-16 都读不通）；请在 Word 里另存为 .docx 后再导入"
        ))
    };
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return strict(encoding, &bytes[mark..]).ok_or_else(no_text);
    }
    let zeros = zeros(bytes.iter());
    if (zeros * 20 > bytes.len() || zeros > 0 && std::str::from_utf8(bytes).is_err())
        && let Some(encoding) = wide(bytes)
        && let Some(text) = strict(encoding, bytes)
    {
        return Ok(text);
    }
    // A few zeros are what a broken copy leaves; many are no text.
    if zeros * 20 > bytes.len() {
        return Err(no_text());
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.to_owned());
    }
    if let Some(text) = declared(bytes).and_then(|encoding| strict(encoding, bytes)) {
        return Ok(text);
    }
    if let Some(text) = nearly_utf8(bytes) {
        return Ok(text);
    }
    likely(bytes)
        .and_then(|encoding| strict(encoding, bytes))
        .ok_or_else(no_text)
}

/// The text, if every byte of it is right.
fn strict(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    let (text, wrong) = encoding.decode_without_bom_handling(bytes);
    (!wrong).then(|| text.into_owned())
}

/// The encoding that a web page or an XML file names at its start.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = &bytes[..bytes.len().min(DECLARED_WITHIN)];
    let start = String::from_utf8_lossy(start).to_ascii_lowercase();
    if !start.contains('<') {
        return None;
    }
    ["charset=", "encoding="].iter().find_map(|sign| {
        let rest = start
            .split_once(sign)?
            .1
            .trim_start_matches(['"', '\'', ' ']);
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | ':'));
        let label = &rest[..end.unwrap_or(rest.len())];
        // What is declared as GB2312 has letters of GB18030 in it.
        match Encoding::for_label(label.as_bytes())? {
            encoding if encoding == GBK => Some(GB18030),
            encoding if encoding == UTF_8 => None,
            encoding => Some(encoding),
        }
    })
}

/// A text of UTF-8 with a few wrong bytes, each U+FFFD.
fn nearly_utf8(bytes: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(bytes);
    let count = |sign: fn(char) -> bool| text.chars().filter(|&c| sign(c)).count();
    let wrong = count(|c| c == '\u{fffd}');
    let right = count(|c| !c.is_ascii() && c != '\u{fffd}');
    (wrong * 10 < right && wrong * WRONG_OF <= bytes.len().max(WRONG_OF)).then(|| text.into_owned())
}

/// The Chinese encoding that the frequency of characters speaks for.
fn likely(bytes: &[u8]) -> Option<&'static Encoding> {
    if is_common_gb(bytes) {
        return Some(GB18030);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    match detector.guess(None, Utf8Detection::Deny) {
        guess if guess == BIG5 => Some(BIG5),
        guess if guess == GBK || guess == GB18030 => Some(GB18030),
        _ => None,
    }
}

/// Whether four of five double bytes are marks or common letters of GB 2312.
fn is_common_gb(bytes: &[u8]) -> bool {
    let (mut all, mut common) = (0, 0);
    let mut rest = bytes.iter();
    while let Some(&lead) = rest.next() {
        if lead < 0x81 {
            continue;
        }
        let trail = rest.next().copied().unwrap_or(0);
        all += 1;
        let is_common = matches!(lead, 0xa1..=0xa3 | 0xb0..=0xd7) && trail >= 0xa1;
        common += usize::from(is_common);
    }
    common * 5 >= all * 4
}

fn zeros<'b>(bytes: impl Iterator<Item = &'b u8>) -> usize {
    bytes.filter(|byte| **byte == 0).count()
}

/// UTF-16 without a mark shows by the zero bytes of its line breaks and digits.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    if !bytes.len().is_multiple_of(2) {
        return None;
    }
    match [0, 1].map(|odd| zeros(bytes.iter().skip(odd).step_by(2))) {
        [0, high] if high > 0 => Some(UTF_16LE),
        [low, 0] if low > 0 => Some(UTF_16BE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn the_usual_encodings_read_alike() {
        let text = "附件1\n任务分工：市科技局";
        let (gbk, _, _) = encoding_rs::GBK.encode(text);
        assert_eq!(decode("a", &gbk).expect("GBK"), text);
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode("a", &wide).expect("UTF-16"), text);
        let marked = [&[0xff, 0xfe][..], &wide].concat();
        assert_eq!(decode("a", &marked).expect("UTF-16 with a mark"), text);
        assert!(decode("a", b"\x00\x01\x02\x00\xff\xfe\x81").is_err());
    }

    #[test]
    fn big5_is_read_as_declared_or_as_it_shows() {
        let text = "海岸防護實施方案\n一、修築海堤。（縣水利局負責，縣農業局配合）\n";
        let (big5, _, lost) = encoding_rs::BIG5.encode(text);
        assert!(!lost);
        assert_eq!(decode("a", &big5).expect("Big5"), text);
        for page in [
            "<meta charset=\"big5\"><p>",
            "<meta http-equiv='x' content='text/html; charset=Big5'><p>",
        ] {
            let (bytes, _, _) = encoding_rs::BIG5.encode("海堤");
            let bytes = [page.as_bytes(), &bytes].concat();
            assert_eq!(decode("a", &bytes).expect("Big5"), format!("{page}海堤"));
        }
        let declared = [
            &b"<meta charset=gb2312><p>"[..],
            &encoding_rs::GB18030.encode("海堤").0,
        ]
        .concat();
        assert!(decode("a", &declared).expect("GB18030").ends_with("海堤"));
        assert!(decode("a", b"\xf9\x41\xfa\x42\xe5\x43\xee\xff").is_err());
    }

    #[test]
    fn one_bad_byte_and_a_few_zeros_spoil_nothing() {
        let text = "修筑海堤。县水利局负责。\n".repeat(40);
        let mut bytes = text.clone().into_bytes();
        bytes.splice(0..3, [0xff]);
        let read = decode("a", &bytes).expect("UTF-8");
        assert!(read.starts_with('\u{fffd}') && read.ends_with("负责。\n"));
        let zeros = [text.as_bytes(), &[0, 0]].concat();
        assert!(decode("a", &zeros).expect("UTF-8").starts_with(&text));
    }
}
