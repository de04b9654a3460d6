//! Links of free pages to pages, plans, tasks, units and pictures that the site does not have.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::addresses;
use super::input::Input;
use crate::diag::{Code, Diagnostic};
use crate::links;
use crate::project::{PAGES, Project};
use crate::routes;
use crate::source::Source;

/// Runs the rule.
pub(super) fn run(input: &Input<'_>) -> Vec<Diagnostic> {
    let project = input.project;
    let mut there = addresses::there(input.atlas);
    there.extend(routes::FIXED.iter().map(|path| (*path).to_owned()));
    there.extend(
        input
            .atlas
            .documents
            .iter()
            .map(|document| routes::document(&document.id)),
    );
    there.extend(project.pages.iter().filter_map(|page| {
        let name = page.path.strip_prefix(PAGES)?.trim_start_matches('/');
        Some(routes::free(name.strip_suffix(".md")?))
    }));
    there.extend(project.attachments.iter().map(|file| file.path.clone()));
    let pages = project.pages.iter();
    let mut findings: Vec<Diagnostic> = pages.flat_map(|page| dangling(page, &there)).collect();
    findings.extend(menu(project, &there));
    findings
}

/// Entries of the menu that lead to no page of the site.
fn menu(project: &Project, there: &BTreeSet<String>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (at, item) in project.config.site.menu.iter().enumerate() {
        let Some(path) = address("", &item.href).filter(|path| !there.contains(path)) else {
            continue;
        };
        let message = format!("菜单项“{}”指向 {path}，网站里没有这一页", item.title);
        let place = project.setting(&["site", "menu", &at.to_string(), "href"]);
        findings
            .push(Diagnostic::new(Code::DeadLink, place, message).help("改正地址，或删去这一项"));
    }
    findings
}

/// The links of a page that lead nowhere.
fn dangling(page: &Source, there: &BTreeSet<String>) -> Vec<Diagnostic> {
    let folder = page.path.strip_prefix(PAGES).unwrap_or_default();
    let folder = folder
        .trim_start_matches('/')
        .rsplit_once('/')
        .map_or("", |(folder, _)| folder);
    let parser = Parser::new_ext(&page.text, Options::ENABLE_TABLES).into_offset_iter();
    let mut findings = Vec::new();
    for (event, range) in parser {
        let Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) = event else {
            continue;
        };
        let Some(path) = address(folder, &dest_url) else {
            continue;
        };
        if there.contains(&path) {
            continue;
        }
        let at = page.text[range.clone()]
            .rfind(&*dest_url)
            .unwrap_or_default()
            + range.start;
        let message = format!("链接指向 {path}，网站里没有这一页");
        findings.push(
            Diagnostic::new(Code::DeadLink, page.place(at..at + dest_url.len()), message)
                .help("改正地址；页面已撤下的，换成接替它的页面"),
        );
    }
    findings
}

/// The address of the site that a link of a page in `folder` means; none for one to elsewhere, to the page
/// itself, or to what is made of the site's data (lists, coverage).
fn address(folder: &str, url: &str) -> Option<String> {
    let path = url.split(['#', '?']).next().unwrap_or_default();
    if path.is_empty() || path.starts_with('/') || path.contains(':') {
        return None;
    }
    let path = match path.strip_suffix(".md") {
        Some(name) => format!("{name}.html"),
        None => path.to_owned(),
    };
    // What leaves the site is somebody else's.
    let path = links::target(folder, &path)?;
    let made = path.starts_with("coverage/")
        || ["csv", "xlsx", "json", "xml", "txt"]
            .iter()
            .any(|kind| path.ends_with(kind));
    (!made).then_some(path)
}
