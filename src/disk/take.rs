//! Who takes the files of a site, and what a file is made of.

use std::hash::Hash;

use siphasher::sip128::{Hasher128 as _, SipHasher13};

use crate::error::Result;

/// What a file is made of, in short: two that are made of the same have the same value, and no others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Value(pub u128);

impl Value {
    /// The value of all that something consists of.
    pub fn of(all: &impl Hash) -> Self {
        let mut hasher = SipHasher13::new();
        all.hash(&mut hasher);
        Self(hasher.finish128().as_u128())
    }
}

/// What a file was made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Origin {
    /// What decides what it shows, known before it is made; none where the whole site does.
    pub grounds: Option<Value>,
    /// What it shows.
    pub value: Value,
}

/// Who takes the files of a site, from many threads, in whatever order they are made.
pub trait Take: Sync {
    /// What tells this program from any other, where what was made may be remembered until the next build.
    fn program(&self) -> Option<Value> {
        None
    }

    /// Whether the file that was last taken at this path rests on these grounds and still is as it was: then it need not
    /// even be known what it shows, and it stays.
    fn rests(&self, _path: &str, _grounds: Value) -> bool {
        false
    }

    /// Whether the file that was last taken at this path shows the same and still is as it was: then it need not be made
    /// again, and stays.
    fn has(&self, _path: &str, _origin: Origin) -> bool {
        false
    }

    /// Takes a file, and what it was made of where that is to be remembered.
    fn take(&self, path: &str, bytes: &[u8], origin: Option<Origin>) -> Result<()>;
}
