//! An example of each finding and one much like it without the finding: its test and its documentation.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::Code;

/// Two texts much alike, of which one makes a finding; `examples.toml` says how they are written.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// Makes the finding.
    pub example: String,
    /// Does not.
    pub counter: String,
}

/// All examples, by code.
static EXAMPLES: LazyLock<BTreeMap<String, Example>> = LazyLock::new(|| {
    toml::from_str(include_str!("examples.toml"))
        .expect("the file is part of the program and tested")
});

impl Code {
    /// What makes such a finding, and what does not; none for the few that no text alone makes.
    pub fn example(self) -> Option<&'static Example> {
        EXAMPLES.get(self.id())
    }
}
