//! From the bytes of a text file to its characters: UTF-8, UTF-16, GB18030 (with GBK and GB2312 in it).

use encoding_rs::{Encoding, GB18030, UTF_16BE, UTF_16LE};

use crate::error::{Error, Result};

/// The text of a file, whatever of the usual encodings it is in.
///
/// # Errors
///
/// Bytes that are text in none of them.
pub(crate) fn decode(name: &str, bytes: &[u8]) -> Result<String> {
    let no_text = || {
        Error::Usage(format!(
            "{name}：不是文本（UTF-8、GB18030、UTF-16 都读不通）；请在 Word 里另存为 .docx 后再导入"
        ))
    };
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return strict(encoding, &bytes[mark..]).ok_or_else(no_text);
    }
    if let Ok(text) = std::str::from_utf8(bytes)
        && !text.contains('\0')
    {
        return Ok(text.to_owned());
    }
    if let Some(encoding) = wide(bytes)
        && let Some(text) = strict(encoding, bytes)
    {
        return Ok(text);
    }
    if bytes.contains(&0) {
        return Err(no_text());
    }
    strict(GB18030, bytes).ok_or_else(no_text)
}

/// The text, if every byte of it is right.
fn strict(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    let (text, wrong) = encoding.decode_without_bom_handling(bytes);
    (!wrong && !text.contains('\0')).then(|| text.into_owned())
}

/// UTF-16 without a mark shows by the zero bytes of its line breaks and digits.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    if !bytes.len().is_multiple_of(2) {
        return None;
    }
    let zeros = |odd: usize| {
        bytes
            .iter()
            .skip(odd)
            .step_by(2)
            .filter(|&&b| b == 0)
            .count()
    };
    match (zeros(0), zeros(1)) {
        (0, high) if high > 0 => Some(UTF_16LE),
        (low, 0) if low > 0 => Some(UTF_16BE),
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
}
