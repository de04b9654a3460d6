//! Values of flags: words of a fixed list, which clap refuses with the list, and names that only the site
//! knows, which are refused with the ones most like them.

use std::collections::BTreeSet;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use gangmu::atlas::{Atlas, PlanId, UnitId};
use gangmu::error::{Error, Result};

/// Names that a refusal proposes at most.
const PROPOSED: usize = 3;
/// From this likeness on, 0 to 1, a name may be the one meant. Names of bodies are short: two characters of
/// four or five are often all that is right.
const ALIKE: f32 = 0.5;

/// One value of a fixed list, typed as its word.
pub(super) fn word_of<T>(
    all: &'static [T],
    word: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T>
where
    T: Copy + Send + Sync + 'static,
{
    PossibleValuesParser::new(all.iter().map(|one| word(*one))).map(move |typed| {
        let named = all.iter().find(|one| word(**one) == typed);
        *named.expect("clap lets only words of the list pass")
    })
}

/// A plan of the site by its id.
pub(super) fn plan(atlas: &Atlas, typed: &str) -> Result<PlanId> {
    let id_of = |plan: PlanId| atlas.plan(plan).plan.id.as_str();
    let found = atlas.plan_ids().find(|plan| id_of(*plan) == typed);
    found.ok_or_else(|| {
        let known = atlas.plan_ids().map(id_of);
        Error::Usage(format!("没有编号为 {typed} 的方案。{}", near(typed, known)))
    })
}

/// A unit of the register by its id or its full name.
pub(super) fn unit(atlas: &Atlas, typed: &str) -> Result<UnitId> {
    let found = atlas.unit_ids().find(|unit| {
        let unit = atlas.unit(*unit);
        unit.id == typed || unit.name == typed
    });
    found.ok_or_else(|| {
        let known = atlas.units.iter().flat_map(|unit| [&*unit.id, &*unit.name]);
        Error::Usage(format!(
            "名册里没有单位“{typed}”，要写编号或全称。{}",
            near(typed, known)
        ))
    })
}

/// A region path in which a plan or a unit of the site lies.
pub(super) fn region<'t>(atlas: &Atlas, typed: &'t str) -> Result<&'t str> {
    let of_plans = atlas
        .plans
        .iter()
        .filter_map(|node| node.plan.front.region.as_deref());
    let of_units = atlas.units.iter().map(|unit| unit.region.as_str());
    let known: BTreeSet<&str> = of_plans
        .chain(of_units)
        .flat_map(with_those_above)
        .collect();
    if known.contains(typed) {
        return Ok(typed);
    }
    Err(Error::Usage(format!(
        "没有地区“{typed}”，要从大到小写全，如 重庆市/渝北区。{}",
        near(typed, known.into_iter())
    )))
}

/// A region path and the paths of the regions that it lies in.
fn with_those_above(path: &str) -> impl Iterator<Item = &str> {
    let above = path.match_indices('/').map(|(at, _)| &path[..at]);
    above.chain([path])
}

/// What may be meant by a name that is not known, as a sentence; nothing where none is like it.
pub(super) fn near<'a>(typed: &str, known: impl Iterator<Item = &'a str>) -> String {
    let known: Vec<&str> = known.collect();
    let alike = similar::get_close_matches(typed, &known, PROPOSED, ALIKE);
    if alike.is_empty() {
        return String::new();
    }
    let quoted: Vec<String> = alike.iter().map(|name| format!("“{name}”")).collect();
    format!("是不是想说{}？", quoted.join("或"))
}
