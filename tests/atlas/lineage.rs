//! Lineage by the method alone, lineage.toml left out, against pairs that were read by people.

use std::collections::{BTreeMap, BTreeSet};

use gangmu::atlas::Kind;

use super::site::atlas;

/// A pair that a reader found.
#[derive(serde::Deserialize)]
struct Pair {
    down: String,
    up: String,
    kind: Kind,
    /// False where the link itself can be doubted; counted neither way.
    sure: bool,
    /// False where only adapted or partial can be doubted.
    kind_sure: bool,
}

#[test]
fn descent_is_what_a_reader_finds() {
    let truth: Vec<Pair> =
        serde_json::from_str(include_str!("../truth/lineage.json")).expect("the truth is JSON");
    let truth: BTreeMap<(&str, &str), &Pair> = truth
        .iter()
        .map(|pair| ((pair.down.as_str(), pair.up.as_str()), pair))
        .collect();
    let atlas = atlas();
    let (mut certain, mut certain_wrong, mut kinds, mut kinds_wrong) = (0, 0, 0, 0);
    for (plan, bar) in [
        ("yubei", 0.99),
        ("fuling-2022", 0.98),
        ("liangjiang-2021", 0.96),
    ] {
        let of_plan = |id: &str| id.split('/').next() == Some(plan);
        let mut found = BTreeSet::new();
        let (mut right, mut wrong) = (0.0, Vec::new());
        for link in atlas.links.iter().filter(|link| link.kind != Kind::Related) {
            let pair = (
                atlas.words(link.down).id.as_str(),
                atlas.words(link.up).id.as_str(),
            );
            if !of_plan(pair.0) {
                continue;
            }
            found.insert(pair);
            match truth.get(&pair) {
                Some(known) if known.sure => {
                    right += 1.0;
                    certain += i32::from(link.certain);
                    kinds += i32::from(known.kind_sure);
                    kinds_wrong += i32::from(known.kind_sure && known.kind != link.kind);
                }
                Some(_) => {}
                None => {
                    wrong.push(pair);
                    certain += i32::from(link.certain);
                    certain_wrong += i32::from(link.certain);
                }
            }
        }
        let missed: Vec<_> = truth
            .iter()
            .filter(|(pair, known)| known.sure && of_plan(pair.0) && !found.contains(*pair))
            .map(|(pair, _)| pair)
            .collect();
        let mistakes = u32::try_from(wrong.len() + missed.len()).expect("a few");
        let f1 = 2.0 * right / (2.0 * right + f64::from(mistakes));
        assert!(
            f1 >= bar,
            "{plan}: F1 {f1:.4}; wrong {wrong:?}; missed {missed:?}"
        );
    }
    assert!(certain > 150, "most links are certain: {certain}");
    assert!(
        certain_wrong * 100 <= certain,
        "{certain_wrong} of {certain} certain links are wrong"
    );
    assert!(
        kinds_wrong * 100 <= kinds * 4,
        "{kinds_wrong} of {kinds} kinds are wrong"
    );
}

#[test]
fn a_copy_is_identical_and_an_opener_adapts() {
    let atlas = atlas();
    let ids = atlas.tasks_by_id();
    let kind = |down: &str, up: &str| {
        atlas
            .links
            .iter()
            .find(|link| link.down == ids[down] && link.up == ids[up])
            .map(|link| (link.kind, link.certain))
    };
    assert_eq!(
        kind("yubei/6", "chongqing-2021/6"),
        Some((Kind::Identical, true))
    );
    // 积极配合市级部门，… and nothing else.
    assert_eq!(
        kind("yubei/9", "chongqing-2021/9"),
        Some((Kind::Adapted, true))
    );
    // 规范交易行为 has no counterpart.
    assert_eq!(
        kind("fuling-2022/6", "chongqing-2021/38"),
        Some((Kind::Partial, true))
    );
    // The same words, but each has its own ancestor.
    assert_eq!(kind("liangjiang-2021/3", "national-2020/81"), None);
}

#[test]
fn likeness_across_programmes_is_no_descent() {
    let atlas = atlas();
    let programme = |task| {
        atlas
            .plan(atlas.task(task).plan)
            .plan
            .front
            .programme
            .clone()
    };
    assert!(atlas.links.iter().any(|link| link.kind == Kind::Related));
    for link in &atlas.links {
        let same = programme(link.down) == programme(link.up);
        assert_eq!(link.kind == Kind::Related, !same);
        assert!(link.kind != Kind::Related || !link.certain);
    }
}
