//! What a stage found out and need not find out again while what it was found from is the same.

use std::collections::BTreeMap;
use std::sync::Mutex;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::take::Value;

/// Notes of stages by what they were made from. Only those that were asked for, or made, since the last time are kept
/// for the next, so that it does not grow.
#[derive(Debug)]
pub struct Memo {
    program: Value,
    known: BTreeMap<Value, String>,
    used: Mutex<BTreeMap<Value, String>>,
}

impl Memo {
    /// Nothing is noted yet. `program` is what tells this program from any other.
    pub fn new(program: Value) -> Self {
        Self::knowing(program, BTreeMap::new())
    }

    pub(super) fn knowing(program: Value, known: BTreeMap<Value, String>) -> Self {
        Self {
            program,
            known,
            used: Mutex::default(),
        }
    }

    /// The same for the next time, when what was not used now is forgotten.
    #[must_use]
    pub fn next(&self) -> Self {
        Self::knowing(self.program, self.used())
    }

    /// What was noted under a value, or what is found out now.
    pub fn recall<T>(&self, of: Value, find: impl FnOnce() -> T) -> T
    where
        T: Serialize + DeserializeOwned,
    {
        let of = Value::of(&(self.program, of));
        let known = self.known.get(&of);
        if let Some(noted) = known.and_then(|note| serde_json::from_str(note).ok()) {
            let note = known.cloned().unwrap_or_default();
            self.note(of, note);
            return noted;
        }
        let found = find();
        if let Ok(note) = serde_json::to_string(&found) {
            self.note(of, note);
        }
        found
    }

    fn note(&self, of: Value, note: String) {
        let mut used = self.used.lock().expect("nobody panics while holding it");
        used.insert(of, note);
    }

    pub(super) fn used(&self) -> BTreeMap<Value, String> {
        let used = self.used.lock().expect("nobody panics while holding it");
        used.clone()
    }
}
