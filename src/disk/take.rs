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

/// Who takes the files of a site, from many threads, in whatever order they are made.
pub trait Take: Sync {
    /// What tells this program from any other, where what was made may be remembered until the next build.
    fn program(&self) -> Option<Value> {
        None
    }

    /// Whether the file that was last taken at this path was made of this value and still is as it was: then it need
    /// not be made again, and stays.
    fn has(&self, _path: &str, _value: Value) -> bool {
        false
    }

    /// Takes a file, and what it was made of where that is to be remembered.
    fn take(&self, path: &str, bytes: &[u8], value: Option<Value>) -> Result<()>;
}
