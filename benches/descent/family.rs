//! A family of plans whose descent is known: a site with a file `truth.json`.
//!
//! ```json
//! {"pairs": [{"down": "lower/1", "up": "upper/4", "kind": "adapted"}],
//!  "decoys": [{"down": "lower/3", "near": "upper/2"}]}
//! ```
//!
//! `pairs` has all descents; whatever else is linked is wrong. `decoys` are lower tasks that look like an upper one and are
//! another measure: another object under the same words, a rival, formulas. A list of pairs alone is read too; in it `sure` and `kind_sure` may say what can be doubted. The
//! project's own site has its truth in `tests/truth/lineage.json`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use gangmu::atlas::decisions::Decisions;
use gangmu::atlas::samples::Pairs;
use gangmu::atlas::{Atlas, Kind, Registers, link};
use gangmu::pipeline;

/// A family.
pub(crate) struct Family {
    /// The folder's name.
    pub(crate) name: String,
    /// Its plans, linked by the program alone.
    pub(crate) atlas: Atlas,
    /// The pairs of its tasks that are worth a look.
    pub(crate) looked: Pairs,
    /// The descents by lower and upper task.
    pub(crate) pairs: BTreeMap<(String, String), Pair>,
    /// Lower tasks that only look like an upper one.
    pub(crate) decoys: BTreeSet<String>,
}

/// A descent that a reader found.
#[derive(serde::Deserialize)]
pub(crate) struct Pair {
    down: String,
    up: String,
    /// What became of the clauses.
    pub(crate) kind: Kind,
    /// Whether it is one.
    #[serde(default = "yes")]
    pub(crate) sure: bool,
    /// Whether the kind is.
    #[serde(default = "yes")]
    pub(crate) kind_sure: bool,
}

fn yes() -> bool {
    true
}

#[derive(serde::Deserialize)]
struct Decoy {
    down: String,
}

#[derive(serde::Deserialize)]
#[serde(untagged)]
enum Truth {
    Pairs(Vec<Pair>),
    Family {
        pairs: Vec<Pair>,
        #[serde(default)]
        decoys: Vec<Decoy>,
    },
}

impl Family {
    /// Reads a folder.
    pub(crate) fn read(folder: &Path) -> Result<Self, String> {
        let told = |what: &dyn std::fmt::Display| format!("{}: {what}", folder.display());
        let text = ["truth.json", "tests/truth/lineage.json"]
            .iter()
            .find_map(|file| std::fs::read_to_string(folder.join(file)).ok())
            .ok_or_else(|| told(&"no truth.json"))?;
        let truth: Truth = serde_json::from_str(&text).map_err(|trouble| told(&trouble))?;
        let project = gangmu::project::load(folder).map_err(|trouble| told(&trouble))?;
        let read = pipeline::read(&project).map_err(|trouble| told(&trouble))?;
        let plans = read.atlas.plans.into_iter().map(|node| node.plan).collect();
        let registers = Registers {
            lineage: Decisions::default(),
            ..Registers::default()
        };
        let (atlas, _) = link(plans, &registers, None);
        let (pairs, decoys) = match truth {
            Truth::Pairs(pairs) => (pairs, Vec::new()),
            Truth::Family { pairs, decoys } => (pairs, decoys),
        };
        let name = folder
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        Ok(Self {
            name: name.unwrap_or_else(|| "own".to_owned()),
            looked: Pairs::of(&atlas),
            atlas,
            pairs: pairs
                .into_iter()
                .map(|pair| ((pair.down.clone(), pair.up.clone()), pair))
                .collect(),
            decoys: decoys.into_iter().map(|decoy| decoy.down).collect(),
        })
    }

    /// Whether a reader found a descent; none where it can be doubted.
    pub(crate) fn is_descent(&self, down: &str, up: &str) -> Option<bool> {
        match self.pairs.get(&(down.to_owned(), up.to_owned())) {
            Some(pair) => pair.sure.then_some(true),
            None => Some(false),
        }
    }

    /// Whether a reader found that a clause was left out; none where that can be doubted, or is no descent.
    pub(crate) fn is_partial(&self, down: &str, up: &str) -> Option<bool> {
        let pair = self.pairs.get(&(down.to_owned(), up.to_owned()))?;
        (pair.sure && pair.kind_sure).then_some(pair.kind == Kind::Partial)
    }
}
