//! `cargo +nightly fuzz run import`: no bytes make import panic, and no character is lost.
#![no_main]

use gangmu::import::{Options, import};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    for name in ["a.txt", "a.md", "a.html", "a.docx"] {
        if let Ok(read) = import(name, bytes, &Options::default()) {
            assert!(read.ledger.lost.is_empty());
        }
    }
});
