//! How the parts of an Office file name one another: each by its kind, under whatever path it stands.

use super::archive::Archive;
use super::xml::{self, Element};

/// The part that is the document itself, as the file says; nothing where it does not say or the part is missing.
pub(crate) fn main(archive: &mut Archive<'_>) -> Option<String> {
    related(archive, "", "officeDocument").into_iter().next()
}

/// The paths of the parts of a kind that a part refers to, those that are there, in its order.
pub(crate) fn related(archive: &mut Archive<'_>, part: &str, kind: &str) -> Vec<String> {
    let folder = folder(part);
    // A damaged list costs the names in it, not the document.
    let list = archive.text(&list_of(part)).ok().flatten();
    let Some(list) = list.and_then(|text| xml::parse(&text).ok()) else {
        return Vec::new();
    };
    let relations = list.child("Relationships");
    let mut found: Vec<String> = relations
        .into_iter()
        .flat_map(Element::elements)
        .filter(|r| r.attribute("TargetMode") != Some("External"))
        .filter(|r| {
            let of = r.attribute("Type").unwrap_or_default();
            of.rsplit('/').next() == Some(kind)
        })
        .filter_map(|r| Some(resolve(folder, r.attribute("Target")?)))
        .collect();
    found.retain(|path| archive.has(path));
    found
}

/// The folder that a part stands in.
pub(crate) fn folder(part: &str) -> &str {
    part.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The part that lists what a part refers to.
pub(crate) fn list_of(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let start = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{start}_rels/{name}.rels")
}

/// A path as seen from a folder: `../a.xml`, `/word/a.xml`, `a.xml`.
pub(crate) fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut out: Vec<&str> = if target.starts_with('/') {
        Vec::new()
    } else {
        folder.split('/').collect()
    };
    for step in target.split('/') {
        match step {
            ".." => {
                out.pop();
            }
            "." | "" => {}
            _ => out.push(step),
        }
    }
    out.retain(|step| !step.is_empty());
    out.join("/")
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn paths_are_seen_from_their_folder() {
        assert_eq!(resolve("word", "styles.xml"), "word/styles.xml");
        assert_eq!(resolve("word", "/word/styles.xml"), "word/styles.xml");
        assert_eq!(resolve("a/b", "../c/./d.xml"), "a/c/d.xml");
        assert_eq!(resolve("", "word\\document2.xml"), "word/document2.xml");
    }
}
