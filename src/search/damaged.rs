//! What is said of an index file that is not as it was written.

use crate::error::Error;

/// The error of a line, counted from 1, that the reader cannot read.
pub(super) fn damaged(name: &str, line: u32) -> Error {
    Error::Settings {
        file: name.to_owned(),
        at: Some((line, 1)),
        message: "检索数据已损坏；请重新运行 gangmu build".to_owned(),
    }
}
