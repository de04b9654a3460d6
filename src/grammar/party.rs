//! Those who answer: a name, where it stands, and what kind of party it means.

use std::ops::Range;

/// What kind of party a name means, by its looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PartyKind {
    /// It ends as the names of bodies do.
    Body,
    /// A phrase for many bodies.
    Collective,
    /// A province, city, district.
    Place,
    /// Nothing tells.
    Unknown,
}

/// One name of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Party {
    /// Where its name stands, without a trailing 等.
    pub(crate) range: Range<usize>,
    /// What kind of party it is.
    pub(crate) kind: PartyKind,
    /// A bracket after the name that tells its part: 市商务委（牵头）. Not part of the name.
    pub(crate) aside: Option<Range<usize>>,
}

/// What a list holds.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Parties {
    /// The parties in the order written.
    pub(crate) parties: Vec<Party>,
    /// Places named before a phrase for many places: 北京、深圳等试点地区.
    pub(crate) regions: Vec<Range<usize>>,
}

impl Parties {
    /// Whether there are some, and all are of a kind that passes.
    pub(crate) fn are(&self, passes: impl Fn(PartyKind) -> bool) -> bool {
        !self.parties.is_empty() && self.parties.iter().all(|party| passes(party.kind))
    }
}
