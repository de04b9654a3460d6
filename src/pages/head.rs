//! What a page says of itself to machines: dates, issuers, JSON-LD.
//!
//! JSON-LD is schema.org: a plan is `Legislation`, a unit a `GovernmentOrganization`. Nothing is claimed
//! that the document does not say. Addresses are given only where the site's own is known.

use serde_json::{Map, Value, json};

use crate::atlas::{PlanId, TaskId, UnitId};
use crate::pages::views::Head;
use crate::pages::{Site, names};
use crate::routes;

/// The head of a plan's page.
pub(super) fn plan(site: &Site<'_>, id: PlanId) -> Head {
    let node = site.atlas.plan(id);
    let front = &node.plan.front;
    let mut ld = legislation(site, id);
    put(&mut ld, "legislationDate", front.date.as_deref());
    if let Some(state) = names::state(&node.plan) {
        put(&mut ld, "creativeWorkStatus", Some(&state));
    }
    let basis: Vec<Value> = node
        .cites
        .iter()
        .filter(|cite| cite.basis && cite.document != node.document)
        .map(|cite| {
            let document = site.atlas.document(cite.document);
            let name = document.title.as_ref().or(document.number.as_ref());
            json!({ "@type": "Legislation", "name": name.unwrap_or(&cite.words) })
        })
        .collect();
    if !basis.is_empty() {
        ld.insert("legislationApplies".to_owned(), Value::Array(basis));
    }
    Head {
        date: front.date.clone(),
        issuer: front.issuer.clone(),
        number: front.number.clone(),
        keywords: front.programme.iter().cloned().collect(),
        ld: script(&site.own(ld, &routes::plan(&node.plan.id))),
        canonical: None,
    }
}

/// The head of a task's page.
pub(super) fn task(site: &Site<'_>, id: TaskId) -> Head {
    let atlas = site.atlas;
    let plan = atlas.plan_of(id);
    let front = &atlas.plan(plan).plan.front;
    let words = atlas.words(id);
    let mut whole = legislation(site, plan);
    whole.shift_remove("@context");
    let mut ld = Map::new();
    put(&mut ld, "@context", Some("https://schema.org"));
    put(&mut ld, "@type", Some("Legislation"));
    put(&mut ld, "name", Some(&names::heading(site, id)));
    put(&mut ld, "position", Some(&words.label));
    ld.insert(
        "isPartOf".to_owned(),
        Value::Object(site.own(whole, &routes::plan(&atlas.plan(plan).plan.id))),
    );
    Head {
        date: front.date.clone(),
        issuer: front.issuer.clone(),
        number: None,
        keywords: Vec::new(),
        ld: script(&site.own(ld, &routes::task(&words.id))),
        canonical: None,
    }
}

/// The head of a unit's page.
pub(super) fn unit(site: &Site<'_>, id: UnitId) -> Head {
    let unit = site.atlas.unit(id);
    let mut ld = Map::new();
    put(&mut ld, "@context", Some("https://schema.org"));
    put(&mut ld, "@type", Some("GovernmentOrganization"));
    put(&mut ld, "name", Some(&unit.name));
    if !unit.aliases.is_empty() {
        ld.insert("alternateName".to_owned(), json!(unit.aliases));
    }
    ld.insert(
        "areaServed".to_owned(),
        Value::String(unit.region.replace('/', "")),
    );
    Head {
        ld: script(&site.own(ld, &routes::unit(&unit.id))),
        ..Head::default()
    }
}

/// A plan as `Legislation`.
fn legislation(site: &Site<'_>, id: PlanId) -> Map<String, Value> {
    let front = &site.atlas.plan(id).plan.front;
    let mut ld = Map::new();
    put(&mut ld, "@context", Some("https://schema.org"));
    put(&mut ld, "@type", Some("Legislation"));
    put(&mut ld, "name", Some(&front.title));
    put(&mut ld, "legislationIdentifier", front.number.as_deref());
    if let Some(issuer) = &front.issuer {
        let bodies: Vec<Value> = issuer
            .split('、')
            .map(|name| json!({ "@type": "GovernmentOrganization", "name": name }))
            .collect();
        ld.insert("legislationPassedBy".to_owned(), Value::Array(bodies));
    }
    ld
}

fn put(map: &mut Map<String, Value>, key: &str, value: Option<&str>) {
    if let Some(value) = value {
        map.insert(key.to_owned(), Value::String(value.to_owned()));
    }
}

/// JSON for a script element: one line a key, and no `<`, which could end the element.
fn script(map: &Map<String, Value>) -> String {
    let lines: Vec<String> = map
        .iter()
        .map(|(key, value)| format!("  {}: {value}", Value::String(key.clone())))
        .collect();
    format!("{{\n{}\n}}", lines.join(",\n")).replace('<', "\\u003c")
}

impl Site<'_> {
    /// Adds the page's address, where the site's own is known.
    fn own(&self, mut ld: Map<String, Value>, path: &str) -> Map<String, Value> {
        let base = &self.config.site.base_url;
        if !base.is_empty() {
            ld.insert("url".to_owned(), Value::String(format!("{base}{path}")));
        }
        ld
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, Value};

    #[test]
    fn nothing_can_end_the_script_element() {
        let mut map = Map::new();
        map.insert("name".into(), Value::String("a</script>b".into()));
        assert_eq!(
            super::script(&map),
            "{\n  \"name\": \"a\\u003c/script>b\"\n}"
        );
    }
}
