//! Readers: bytes of one format in, a [`Document`] out. They know nothing of plans.

pub(super) mod text;

use super::document::Document;
use crate::error::{Error, Result};

/// The most bytes that a document may have; plan documents are a thousand times smaller.
pub const MOST_BYTES: usize = 50 * 1024 * 1024;

/// Reads a document by what its bytes are, with its name as a hint.
///
/// # Errors
///
/// Formats that cannot be read, with what to do, and files that are broken or too large.
pub fn document(name: &str, bytes: &[u8]) -> Result<Document> {
    if bytes.len() > MOST_BYTES {
        return Err(Error::Usage(format!(
            "{name}：文件超过 {} MB，不像一份方案；请只保留正文和附表后再导入",
            MOST_BYTES / 1024 / 1024
        )));
    }
    text::read(name, bytes)
}
