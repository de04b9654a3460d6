//! How much of a document is read. Plan documents are a thousand times smaller.

/// The most bytes that a file may have.
pub const MOST_BYTES: usize = 50 * 1024 * 1024;

/// The most bytes of text, in a file of text or in all cells of a workbook together.
pub(crate) const MOST_TEXT: usize = 20 * 1024 * 1024;

/// Why a longer text is refused.
pub(crate) const TOO_LONG: &str = "文本超过 20 MB，不像一份方案；请只保留正文和附表后再导入";
