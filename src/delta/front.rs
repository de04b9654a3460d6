//! What stands above a plan, key by key.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Op, Operation};
use super::state::Both;
use crate::front::FrontMatter;

/// Keys with other values. Ids of plans that were only renamed are no change.
pub(super) fn operations(both: &Both, plan_names: &BTreeMap<&str, &str>) -> Vec<Operation> {
    let mut old = both.old.front.clone();
    for id in &mut old.implements {
        if let Some(name) = plan_names.get(id.as_str()) {
            (*name).clone_into(id);
        }
    }
    differences(&values(&old), &values(&both.new.front))
        .into_iter()
        .map(|(key, before, after)| {
            let one = Operation::new(Op::Metadata).of(&key);
            one.values(before.as_deref(), after.as_deref())
        })
        .collect()
}

/// A key with both its values.
pub(super) type Difference = (String, Option<String>, Option<String>);

/// The keys whose values differ, sorted.
pub(super) fn differences(
    old: &BTreeMap<String, String>,
    new: &BTreeMap<String, String>,
) -> Vec<Difference> {
    let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    keys.into_iter()
        .filter(|key| old.get(*key) != new.get(*key))
        .map(|key| (key.clone(), old.get(key).cloned(), new.get(key).cloned()))
        .collect()
}

fn values(front: &FrontMatter) -> BTreeMap<String, String> {
    toml::Table::try_from(front).map_or_else(|_| BTreeMap::new(), |table| flat(&table))
}

/// The values of a TOML table by their whole keys: `site.title`; lists in one line, those of tables numbered.
pub(super) fn flat(table: &toml::Table) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    for (key, value) in table {
        flatten(key, value, &mut out);
    }
    out
}

fn flatten(key: &str, value: &toml::Value, out: &mut BTreeMap<String, String>) {
    match value {
        toml::Value::Table(table) => {
            for (below, value) in table {
                flatten(&format!("{key}.{below}"), value, out);
            }
        }
        toml::Value::Array(list) if list.iter().any(toml::Value::is_table) => {
            for (number, value) in (1..).zip(list) {
                flatten(&format!("{key}.{number}"), value, out);
            }
        }
        toml::Value::Array(list) => {
            let list: Vec<String> = list.iter().map(plain).collect();
            out.insert(key.to_owned(), list.join("、"));
        }
        value => {
            out.insert(key.to_owned(), plain(value));
        }
    }
}

fn plain(value: &toml::Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}
