//! The site's own content, linked; decisions of people left out where the method itself is judged.

use std::sync::LazyLock;

use gangmu::atlas::{Atlas, Files, Registers, link};
use gangmu::plan::{Plan, parse};
use gangmu::source::Source;

/// The five plans of the site.
pub(crate) fn plans() -> Vec<Plan> {
    [
        "national-2020",
        "chongqing-2021",
        "liangjiang-2021",
        "yubei",
        "fuling-2022",
    ]
    .into_iter()
    .map(|id| parse(&content(&format!("plans/{id}.md"))).0)
    .collect()
}

/// A file of `content/`.
pub(crate) fn content(name: &str) -> Source {
    let path = format!("content/{name}");
    let full = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(full).expect("the site's own content is there");
    Source::new(path, &text)
}

/// The registers; without lineage.toml.
pub(crate) fn registers() -> Registers {
    Registers::parse(Files {
        units: Some(content("units.toml")),
        ..Files::default()
    })
    .expect("the register is good")
}

/// The atlas as the method alone makes it, linked once for all tests.
pub(crate) fn atlas() -> &'static Atlas {
    static ATLAS: LazyLock<Atlas> = LazyLock::new(|| link(plans(), &registers(), None).0);
    &ATLAS
}
