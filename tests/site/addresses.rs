//! Addresses: names that every disk and every zip tool keeps, links that lead somewhere from any folder.

use std::collections::{BTreeMap, BTreeSet};

use scraper::{Html, Selector};

use crate::built::{Files, OURS, build, has_extension, pages};

/// What a page offers and wants: its ids, and its links as written.
struct Linked {
    ids: BTreeSet<String>,
    links: Vec<String>,
    repeated: Vec<String>,
}

fn read(html: &str) -> Linked {
    let page = Html::parse_document(html);
    let with_id = Selector::parse("[id]").expect("a selector");
    let linking = Selector::parse("[href], [src], form[action]").expect("a selector");
    let mut found = Linked {
        ids: BTreeSet::new(),
        links: Vec::new(),
        repeated: Vec::new(),
    };
    for element in page.select(&with_id) {
        let id = element.attr("id").unwrap_or_default().to_owned();
        if !found.ids.insert(id.clone()) {
            found.repeated.push(id);
        }
    }
    for element in page.select(&linking) {
        for name in ["href", "src", "action"] {
            found.links.extend(element.attr(name).map(str::to_owned));
        }
    }
    found
}

/// The path that a relative link on a page names, and its fragment.
fn target(page: &str, link: &str) -> (String, Option<String>) {
    let (path, fragment) = match link.split_once('#') {
        Some((path, fragment)) => (path, Some(fragment.to_owned())),
        None => (link, None),
    };
    let path = path.split('?').next().unwrap_or_default();
    if path.is_empty() {
        return (page.to_owned(), fragment);
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            ".." => {
                parts.pop().expect("a link that leaves the site");
            }
            "." => {}
            part => parts.push(part),
        }
    }
    (parts.join("/"), fragment)
}

/// What is wrong with the links of a site.
fn wrong_links(files: &Files) -> Vec<String> {
    let read: BTreeMap<&str, Linked> = pages(files)
        .map(|(path, html)| (path, read(html)))
        .collect();
    let mut wrong = Vec::new();
    for (page, linked) in &read {
        for id in &linked.repeated {
            wrong.push(format!("{page}: the id {id} stands twice"));
        }
        for link in &linked.links {
            if link.starts_with("mailto:") || link.starts_with("https://") {
                continue;
            }
            if link.starts_with('/') || link.contains("://") || link.ends_with('/') {
                wrong.push(format!("{page}: {link} is not a relative link to a file"));
                continue;
            }
            let (path, fragment) = target(page, link);
            if !files.contains_key(&path) {
                wrong.push(format!("{page}: {link} leads nowhere"));
            } else if let Some(fragment) =
                fragment.filter(|f| !f.is_empty() && !f.starts_with("filter:"))
                && has_extension(&path, "html")
                && !read[path.as_str()].ids.contains(&fragment)
            {
                wrong.push(format!("{page}: {link}: no such place on {path}"));
            }
        }
    }
    wrong
}

#[test]
fn every_link_and_every_fragment_leads_somewhere() {
    assert!(pages(&OURS).count() > 500);
    let wrong = wrong_links(&OURS);
    let shown: Vec<&String> = wrong.iter().take(30).collect();
    assert!(
        wrong.is_empty(),
        "{} wrong links, such as {shown:#?}",
        wrong.len()
    );
}

#[test]
fn so_it_is_on_a_new_site_and_on_an_empty_one() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(folder.path().join("site.toml"), "").expect("write");
    std::fs::create_dir(folder.path().join("content")).expect("a folder");
    std::fs::write(folder.path().join("content/units.toml"), "").expect("write");
    let empty = build(folder.path());
    assert!(empty.contains_key("index.html"));
    assert_eq!(wrong_links(&empty), Vec::<String>::new());
    for file in gangmu::starter::FILES {
        let path = folder.path().join(file.path);
        std::fs::create_dir_all(path.parent().expect("inside")).expect("a folder");
        std::fs::write(path, file.text).expect("write");
    }
    let new = build(folder.path());
    assert!(new.contains_key("coverage/shi-2025--qu-2025.html"));
    assert_eq!(wrong_links(&new), Vec::<String>::new());
}

#[test]
fn nothing_is_loaded_from_elsewhere() {
    let loading =
        Selector::parse("script[src], link[href], img[src], iframe, object, embed, video, audio")
            .expect("a selector");
    for (page, html) in pages(&OURS) {
        for element in Html::parse_document(html).select(&loading) {
            let from = element.attr("src").or(element.attr("href")).unwrap_or("?");
            assert!(!from.contains("//"), "{page} loads {from}");
        }
    }
}

#[test]
fn names_are_ascii_short_and_differ_by_more_than_case() {
    let reserved = ["con", "nul", "aux", "prn"];
    let mut seen = BTreeSet::new();
    for path in OURS.keys() {
        assert!(path.len() <= 100, "{path} is too long");
        let plain = path
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_./".contains(&b));
        assert!(plain, "{path} has other characters than a-z 0-9 - _ . /");
        for part in path.split('/') {
            let stem = part.split('.').next().unwrap_or_default();
            assert!(!reserved.contains(&stem) && !part.ends_with('.'), "{path}");
        }
        assert!(
            seen.insert(path.to_ascii_lowercase()),
            "{path} stands twice"
        );
    }
}

#[test]
fn every_address_of_our_own_site_stands_in_its_record() {
    let record = std::fs::read_to_string("content/addresses.txt").expect("is committed");
    let next = gangmu::check::record(&record, OURS.keys().map(String::as_str));
    assert!(next == record, "gangmu build adds what is missing");
}
