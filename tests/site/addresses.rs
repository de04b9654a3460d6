//! Addresses: names that every disk and every zip tool keeps, links that lead somewhere from any folder.

use std::collections::{BTreeMap, BTreeSet};

use scraper::{Html, Selector};

use crate::built::{OURS, has_extension, pages};

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

#[test]
fn every_link_and_every_fragment_leads_somewhere() {
    let read: BTreeMap<&str, Linked> = pages(&OURS)
        .map(|(path, html)| (path, read(html)))
        .collect();
    assert!(read.len() > 500, "only {} pages", read.len());
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
            if !OURS.contains_key(&path) {
                wrong.push(format!("{page}: {link} leads nowhere"));
            } else if let Some(fragment) = fragment.filter(|f| !f.is_empty())
                && has_extension(&path, "html")
                && !read[path.as_str()].ids.contains(&fragment)
            {
                wrong.push(format!("{page}: {link}: no such place on {path}"));
            }
        }
    }
    let shown: Vec<&String> = wrong.iter().take(30).collect();
    assert!(
        wrong.is_empty(),
        "{} wrong links, such as {shown:#?}",
        wrong.len()
    );
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
