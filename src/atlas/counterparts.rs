//! Bodies with the same work at different levels: 市科技局 ↔ 渝北区科技局, found by name, corrected by people.
//!
//! Two bodies are counterparts when one's region lies above the other's and their names agree once the words
//! for the region, the level and the kind of body are taken off and long forms made short: 财政部, 江苏省财政厅
//! and 溧水区财政局 all leave 财政; 省人力资源社会保障厅 and 区人社局 leave 人社; 重庆海关 and 涪陵海关 leave 海关. What names cannot tell, or tell
//! wrong, stands in `counterparts` of the register: a body that has the list has no other.

use std::collections::{BTreeMap, BTreeSet};

use super::UnitId;
use super::registry::{Entry, Registry};
use super::words::shortened;
use crate::lexicon::atlas::words;
use crate::zh::region::{self, NATION};

/// Each unit's counterparts, in the fixed order.
pub(crate) fn find(registry: &Registry) -> Vec<Vec<UnitId>> {
    let mut by_core: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, entry) in registry.entries.iter().enumerate() {
        by_core.entry(core(entry)).or_default().push(index);
    }
    let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
    for group in by_core.values() {
        for &a in group {
            for &b in group {
                let (upper, lower) = (&registry.entries[a].region, &registry.entries[b].region);
                // The nation's ministries have namesakes everywhere; one level down is near enough to say so.
                let near = *upper != NATION || region::depth(lower) <= 1;
                if upper != lower && near && region::is_within(lower, upper) {
                    pairs.insert((a, b));
                    pairs.insert((b, a));
                }
            }
        }
    }
    let is_told = |index: usize| registry.entries[index].counterparts.is_some();
    pairs.retain(|(a, b)| !is_told(*a) && !is_told(*b));
    for (index, entry) in registry.entries.iter().enumerate() {
        for id in entry.counterparts.iter().flatten() {
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

/// The name of a body in the register without the words for region, level and kind.
fn core(entry: &Entry) -> String {
    work(&entry.name, &entry.region)
}

/// The name of a body of a region without the words for region, level and kind of body: 科技, 海关, 网信办, 银保监.
pub(super) fn work(name: &str, region: &str) -> String {
    let words = &words().names;
    let mut name = name;
    if region == NATION {
        let front = words.nation.start(name).unwrap_or_default();
        name = &name[front.len()..];
    }
    for part in region::places(region) {
        let mut short = part;
        while let Some(level) = words.levels.end(short) {
            short = &short[..short.len() - level.len()];
        }
        if let Some(rest) = name
            .strip_prefix(part)
            .or_else(|| name.strip_prefix(short).filter(|_| !short.is_empty()))
        {
            name = rest;
        }
    }
    for word in &words.fronts {
        let rest = name.strip_prefix(word.as_str());
        // 市场监管局 begins with no level, 委宣传部 with what is left of 区委.
        name = rest
            .filter(|rest| rest.chars().count() >= 2 && words.not_fronts.start(name).is_none())
            .unwrap_or(name);
    }
    let kind = words.kinds.end(name).unwrap_or_default();
    let work = &name[..name.len() - kind.len()];
    shortened(if work.is_empty() { name } else { work })
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::atlas::registry::Registry;
    use crate::source::Source;

    /// The names of the counterparts of the first of the bodies, each given with its region.
    fn of_the_first(bodies: &[(&str, &str)]) -> Vec<String> {
        told(bodies, "")
    }

    /// The same, with further lines about the last one.
    fn told(bodies: &[(&str, &str)], further: &str) -> Vec<String> {
        let entries: Vec<String> = (bodies.iter().enumerate())
            .map(|(i, (region, name))| {
                format!("[[unit]]\nid = \"u{i}\"\nname = \"{name}\"\nregion = \"{region}\"\n")
            })
            .collect();
        let source = Source::new("content/units.toml", &(entries.concat() + further));
        let registry = Registry::parse(&source).expect("is well formed");
        let first = registry.index_of("u0").expect("is the first");
        let found = find(&registry);
        let names = found[first].iter();
        names
            .map(|id| registry.entries[id.0 as usize].name.to_string())
            .collect()
    }

    #[test]
    fn one_work_has_many_kinds_of_body() {
        let province = |name| ("江苏省", name);
        let county = |name| ("江苏省/南京市/溧水区", name);
        for (upper, lower) in [
            (("全国", "财政部"), province("江苏省财政厅")),
            (("全国", "国家医保局"), province("江苏省医疗保障局")),
            (("全国", "中央宣传部"), province("江苏省委宣传部")),
            (province("江苏省教育厅"), county("溧水区教育局")),
            (province("江苏省人力资源社会保障厅"), county("溧水区人社局")),
            (province("江苏省公安厅"), county("溧水公安分局")),
            (province("江苏省卫生健康委"), county("溧水区卫健局")),
            (province("江苏省市场监督管理局"), county("溧水区市场监管局")),
        ] {
            assert_eq!(of_the_first(&[upper, lower]), [lower.1], "{}", upper.1);
        }
    }

    #[test]
    fn other_work_and_other_places_have_none() {
        for (upper, lower) in [
            (
                ("江苏省", "江苏省民政厅"),
                ("江苏省/南京市/溧水区", "溧水区民宗局"),
            ),
            (
                ("江苏省", "江苏省教育厅"),
                ("江苏省/南京市/溧水区", "溧水区体育局"),
            ),
            (
                ("江苏省", "江苏省农业农村厅"),
                ("江苏省/南京市/溧水区", "溧水区农业局"),
            ),
            (("江苏省", "江苏省财政厅"), ("云南省", "云南省财政厅")),
        ] {
            assert!(of_the_first(&[upper, lower]).is_empty(), "{}", upper.1);
        }
    }

    #[test]
    fn people_have_the_last_word() {
        let upper = ("江苏省", "江苏省财政厅");
        let lower = ("江苏省/南京市/溧水区", "溧水区财政局");
        let other = ("江苏省/南京市/溧水区", "溧水区国库中心");
        assert_eq!(told(&[upper, lower], "counterparts = []"), [""; 0]);
        assert_eq!(
            told(&[upper, lower, other], "counterparts = [\"u0\"]"),
            ["溧水区财政局", "溧水区国库中心"]
        );
    }
}
