//! Bodies with the same work at different levels: 市科技局 ↔ 渝北区科技局, found by name, corrected by people.
//!
//! Two bodies are counterparts when one's region lies above the other's and their names agree once the words
//! for the region and level are taken off: 重庆市科技局 and 涪陵区科技局 both leave 科技局; 重庆海关 and 涪陵海关
//! leave 海关. What names cannot tell stands in `counterparts` of the register.

use std::collections::{BTreeMap, BTreeSet};

use super::UnitId;
use super::registry::{Entry, NATION, Registry, ancestors};

/// Each unit's counterparts, in the fixed order.
pub(crate) fn find(registry: &Registry) -> Vec<Vec<UnitId>> {
    let mut by_core: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, entry) in registry.entries.iter().enumerate() {
        let core = core(entry);
        if core.chars().count() >= 2 {
            by_core.entry(core).or_default().push(index);
        }
    }
    let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
    for group in by_core.values() {
        for &a in group {
            for &b in group {
                let (upper, lower) = (&registry.entries[a].region, &registry.entries[b].region);
                // The nation's ministries have namesakes everywhere; one level down is near enough to say so.
                let near = upper != NATION || !lower.contains('/');
                if upper != lower && near && ancestors(lower).any(|region| region == upper) {
                    pairs.insert((a, b));
                    pairs.insert((b, a));
                }
            }
        }
    }
    for (index, entry) in registry.entries.iter().enumerate() {
        for id in &entry.counterparts {
            if let Some(other) = registry.index_of(id) {
                pairs.insert((index, other));
                pairs.insert((other, index));
            }
        }
    }
    let mut out = vec![Vec::new(); registry.entries.len()];
    for (a, b) in pairs {
        out[a].push(UnitId(b as u32));
    }
    out
}

/// The name without the words for region and level: 科技局, 海关, 委网信办, 银保监局.
fn core(entry: &Entry) -> String {
    let mut name = entry.name.as_str();
    for part in entry.region.split('/') {
        let short = part.trim_end_matches(['市', '区', '县', '省']);
        if let Some(rest) = name
            .strip_prefix(part)
            .or_else(|| name.strip_prefix(short).filter(|_| !short.is_empty()))
        {
            name = rest;
        }
    }
    let name = name
        .strip_prefix(['市', '区', '县', '省'])
        .filter(|rest| rest.chars().count() >= 2)
        .unwrap_or(name);
    name.replace("分局", "局")
}
