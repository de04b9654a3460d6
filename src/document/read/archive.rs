//! Zip archives with bounds: how many entries, how large each may become, how large all together.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use encoding_rs::{Encoding, UTF_8};
use zip::ZipArchive;

/// The most entries of an archive.
const MOST_ENTRIES: usize = 10_000;

/// The most bytes that one entry may become.
const MOST_ENTRY: u64 = 64 * 1024 * 1024;

/// The most bytes that all entries together may become.
const MOST_ALL: u64 = 256 * 1024 * 1024;

/// An archive in memory.
pub(crate) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    read: u64,
}

impl<'a> Archive<'a> {
    /// Opens an archive; says in Chinese why it cannot.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, String> {
        let zip = ZipArchive::new(Cursor::new(bytes))
            .map_err(|e| format!("文件不完整或不是有效的压缩包（{e}）"))?;
        if zip.len() > MOST_ENTRIES {
            return Err("压缩包里的条目过多".to_owned());
        }
        Ok(Self { zip, read: 0 })
    }

    /// Whether there is an entry of that name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// The names of all entries, in alphabetical order.
    pub(crate) fn names(&self) -> Vec<String> {
        let names = self.zip.file_names().filter_map(Result::ok);
        let mut names: Vec<String> = names.map(Cow::into_owned).collect();
        names.sort();
        names
    }

    /// The text of an entry; nothing if there is none of that name.
    pub(crate) fn text(&mut self, name: &str) -> Result<Option<String>, String> {
        let Ok(entry) = self.zip.by_name(name) else {
            return Ok(None);
        };
        let mut bytes = Vec::new();
        entry
            .take(MOST_ENTRY + 1)
            .read_to_end(&mut bytes)
            .map_err(|e| format!("{name} 解压失败：{e}"))?;
        self.read += bytes.len() as u64;
        if bytes.len() as u64 > MOST_ENTRY || self.read > MOST_ALL {
            return Err(format!("{name} 解压后过大"));
        }
        // A part may be in UTF-16, which its mark says.
        let (encoding, mark) = Encoding::for_bom(&bytes).unwrap_or((UTF_8, 0));
        encoding
            .decode_without_bom_handling_and_without_replacement(&bytes[mark..])
            .map(|text| Some(text.into_owned()))
            .ok_or_else(|| format!("{name} 不是 {}", encoding.name()))
    }

    /// Whether every entry stays within the bounds; reads them all. A damaged one, such as a picture of the first page, is
    /// trouble only of who reads it.
    pub(crate) fn check(&mut self) -> Result<(), String> {
        let mut all = 0u64;
        for i in 0..self.zip.len() {
            let Ok(entry) = self.zip.by_index(i) else {
                continue;
            };
            let name = entry.name().map_or_else(|_| i.to_string(), Cow::into_owned);
            let mut size = 0;
            let mut entry = entry.take(MOST_ENTRY + 1);
            let mut bytes = [0; 8192];
            while let Ok(read @ 1..) = entry.read(&mut bytes) {
                size += read as u64;
            }
            all += size;
            if size > MOST_ENTRY || all > MOST_ALL {
                return Err(format!("{name} 解压后过大"));
            }
        }
        Ok(())
    }
}
