//! The register of units: which entry is which, and what happened to entries.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Op, Operation};
use super::state::State;
use crate::atlas::RetiredWhat;
use crate::atlas::registry::{Entry, Registry};
use crate::plan::{Plan, Tier};

/// The entries of both states.
pub(super) struct Units<'a> {
    old: &'a Registry,
    new: &'a Registry,
    /// The newer id of each older one that has another, and whether it was joined to an entry that was there already.
    moved: BTreeMap<&'a str, (&'a str, bool)>,
}

impl<'a> Units<'a> {
    pub(super) fn of(old: &State<'a>, new: &State<'a>) -> Self {
        let (before, after) = (&old.registers.units, &new.registers.units);
        let known: BTreeSet<&str> = ids(before).collect();
        let kept: BTreeSet<&str> = ids(after).collect();
        let mut moved: BTreeMap<&str, (&str, bool)> = BTreeMap::new();
        for entry in before
            .entries
            .iter()
            .filter(|entry| !kept.contains(entry.id.as_str()))
        {
            let retired = new.registers.retired.iter();
            let successor = retired
                .filter(|line| line.what == RetiredWhat::Unit && *line.id == *entry.id)
                .find_map(|line| line.successor.as_ref());
            let same_name =
                |other: &&Entry| *other.region == *entry.region && *other.name == *entry.name;
            let holds_name = |other: &&Entry| {
                *other.region == *entry.region && other.aliases.contains(&entry.name)
            };
            let target = successor
                .and_then(|id| after.entries.iter().find(|other| *other.id == **id))
                .or_else(|| after.entries.iter().find(same_name))
                .or_else(|| after.entries.iter().find(holds_name));
            if let Some(target) = target {
                let joined = known.contains(target.id.as_str())
                    || moved.values().any(|(id, _)| *id == target.id.as_str());
                moved.insert(&entry.id, (&target.id, joined));
            }
        }
        Self {
            old: before,
            new: after,
            moved,
        }
    }

    /// The newer id of a unit.
    pub(super) fn renamed<'n>(&self, id: &'n str) -> &'n str
    where
        'a: 'n,
    {
        self.moved.get(id).map_or(id, |(now, _)| *now)
    }

    /// The unit that a name means in an older plan, by its newer id.
    pub(super) fn old_id(&self, plan: &Plan, name: &str, tier: Option<Tier>) -> Option<&'a str> {
        let id = resolved(self.old, plan, name, tier)?;
        Some(self.renamed(id))
    }

    /// The unit that a name means in a newer plan.
    pub(super) fn new_id(&self, plan: &Plan, name: &str, tier: Option<Tier>) -> Option<&'a str> {
        resolved(self.new, plan, name, tier)
    }

    /// What happened to entries, by their older, then newer ids.
    pub(super) fn operations(&self) -> Vec<Operation> {
        let mut out = Vec::new();
        let olds: BTreeMap<&str, &Entry> = by_id(self.old);
        let news: BTreeMap<&str, &Entry> = by_id(self.new);
        for (id, old) in &olds {
            let (now, joined) = self.moved.get(id).copied().unwrap_or((id, false));
            match news.get(now) {
                None => out.push(named(Op::RegisterRemoved, old).values(Some(&old.name), None)),
                Some(new) if joined => {
                    out.push(named(Op::RegisterMerged, new).values(Some(id), Some(now)));
                }
                Some(new) => {
                    if *id != now {
                        out.push(named(Op::RegisterId, new).values(Some(id), Some(now)));
                    }
                    self.entry(old, new, &mut out);
                }
            }
        }
        let came: BTreeSet<&str> = self.moved.values().map(|(id, _)| *id).collect();
        for (id, new) in &news {
            if !olds.contains_key(id) && !came.contains(id) {
                out.push(named(Op::RegisterAdded, new).values(None, Some(&new.name)));
            }
        }
        let distinct = |registry: &Registry| -> BTreeMap<String, String> {
            let lines = registry.distinct.iter();
            lines
                .map(|line| {
                    let units: BTreeSet<&str> = line.units.iter().map(|id| id.as_str()).collect();
                    let units: Vec<&str> = units.into_iter().collect();
                    (units.join("、"), line.reason.clone())
                })
                .collect()
        };
        out.extend(listed(
            Op::Distinct,
            &distinct(self.old),
            &distinct(self.new),
        ));
        let collective = |registry: &Registry| -> BTreeMap<String, String> {
            let phrases = registry.collective_phrases();
            phrases
                .map(|phrase| (phrase.to_owned(), phrase.to_owned()))
                .collect()
        };
        out.extend(listed(
            Op::Collective,
            &collective(self.old),
            &collective(self.new),
        ));
        out
    }

    fn entry(&self, old: &Entry, new: &Entry, out: &mut Vec<Operation>) {
        if *old.name != *new.name {
            out.push(named(Op::RegisterRenamed, new).values(Some(&old.name), Some(&new.name)));
        }
        // The old name of a renamed unit stays as an alias: that is said already.
        for alias in &new.aliases {
            if !old.aliases.contains(alias) && **alias != *old.name && !self.was_joined(new, alias)
            {
                out.push(named(Op::AliasAdded, new).values(None, Some(alias)));
            }
        }
        for alias in &old.aliases {
            if !new.aliases.contains(alias) && **alias != *new.name {
                out.push(named(Op::AliasRemoved, new).values(Some(alias), None));
            }
        }
        if old.unconfirmed != new.unconfirmed {
            let op = if new.unconfirmed {
                Op::RegisterUnconfirmed
            } else {
                Op::RegisterConfirmed
            };
            out.push(named(op, new));
        }
        let was = old.successor.as_ref().map(|id| self.renamed(id));
        let is = new.successor.as_ref().map(|id| id.as_str());
        let since = |entry: &Entry| entry.since.as_ref().map(ToString::to_string);
        if was != is {
            out.push(named(Op::RegisterSucceeded, new).values(was, is));
        } else if since(old) != since(new) {
            out.push(changed(new, "since", since(old), since(new)));
        }
        let counterparts = |entry: &Entry| {
            let list = entry.counterparts.as_ref()?;
            let mut ids: Vec<&str> = list.iter().map(|id| self.renamed(id)).collect();
            ids.sort_unstable();
            Some(ids.join("、"))
        };
        let others = [
            (
                "region",
                Some(old.region.to_string()),
                Some(new.region.to_string()),
            ),
            ("pinyin", old.pinyin.clone(), new.pinyin.clone()),
            ("sort", old.sort.clone(), new.sort.clone()),
            ("counterparts", counterparts(old), counterparts(new)),
        ];
        for (key, was, is) in others {
            if was != is {
                out.push(changed(new, key, was, is));
            }
        }
    }

    /// Whether a name of an entry is one of an entry that was joined to it.
    fn was_joined(&self, entry: &Entry, name: &str) -> bool {
        let mut olds = self.old.entries.iter();
        olds.any(|old| {
            let (now, joined) = self.moved.get(old.id.as_str()).copied().unwrap_or_default();
            let own = *old.name == name || old.aliases.iter().any(|alias| **alias == name);
            joined && now == entry.id.as_str() && own
        })
    }
}

fn ids(registry: &Registry) -> impl Iterator<Item = &str> {
    registry.entries.iter().map(|entry| entry.id.as_str())
}

fn by_id(registry: &Registry) -> BTreeMap<&str, &Entry> {
    let entries = registry.entries.iter();
    entries.map(|entry| (entry.id.as_str(), entry)).collect()
}

fn resolved<'r>(
    registry: &'r Registry,
    plan: &Plan,
    name: &str,
    tier: Option<Tier>,
) -> Option<&'r str> {
    let region = plan.front.region.as_deref().unwrap_or_default();
    let at = registry.resolve(name, region, tier)?;
    Some(&registry.entries[at].id)
}

fn named(op: Op, entry: &Entry) -> Operation {
    let mut one = Operation::new(op).of(&entry.name);
    one.unit = Some(entry.id.to_string());
    one
}

fn changed(entry: &Entry, key: &str, was: Option<String>, is: Option<String>) -> Operation {
    let mut one = named(Op::RegisterChanged, entry).of(key);
    (one.before, one.after) = (was, is);
    one
}

/// What was listed and is no longer, or the other way round, or says something else.
fn listed(
    op: Op,
    old: &BTreeMap<String, String>,
    new: &BTreeMap<String, String>,
) -> Vec<Operation> {
    super::front::differences(old, new)
        .into_iter()
        .map(|(key, was, is)| {
            Operation::new(op)
                .of(&key)
                .values(was.as_deref(), is.as_deref())
        })
        .collect()
}
