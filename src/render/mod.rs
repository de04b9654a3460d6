//! Pages into files: templates, the theme they belong to, and what stands beside the pages.
//!
//! 1. [`Theme::new`] takes the default theme that is built in and lays the site's own files over it.
//! 2. [`draw`] draws one page; pages are independent of each other and can be drawn on all threads. [`value`] tells
//!    whether a page would be drawn as before.
//! 3. [`Theme::assets`] and [`extras`] give the files that are no pages: styles, scripts, words, sitemap.
//!
//! Errors name the page and the template; nothing here knows a plan.

mod filters;
mod language;
mod lines;
mod theme;
mod words;

use std::fmt::Write as _;

use tera::Context;

use crate::delta::Delta;
use crate::disk::{OutFile, Value};
use crate::error::{Error, Result};
use crate::pages::views::Frame;
use crate::pages::{Site, View};
use crate::routes;

pub use theme::Theme;

/// Draws one page.
pub fn draw(frame: &Frame<View>, theme: &Theme) -> Result<OutFile> {
    let template = frame.v.template();
    let fail = |error: tera::Error| Error::Theme {
        template: template.to_owned(),
        page: Some(frame.path.clone()),
        message: theme::explain(&error),
    };
    let context = Context::from_serialize(frame).map_err(fail)?;
    let text = theme.tera().render(template, &context).map_err(fail)?;
    Ok(OutFile::text(frame.path.clone(), theme.finished(&text)))
}

/// All that a page is drawn from: what it shows, the theme, the program.
pub fn value(program: Value, frame: &Frame<View>, theme: &Theme) -> Value {
    let shown = serde_json::to_vec(frame).expect("words and numbers always become JSON");
    Value::of(&(program, theme.value(), frame.v.template(), shown))
}

/// Draws what happened between two states, as a page to lie at the root of the newer site.
pub fn changes(site: &Site<'_>, delta: &Delta, theme: &Theme) -> Result<String> {
    const TEMPLATE: &str = "changes.html";
    let fail = |error: tera::Error| Error::Theme {
        template: TEMPLATE.to_owned(),
        page: None,
        message: theme::explain(&error),
    };
    let frame = crate::pages::changes(site, delta);
    let context = Context::from_serialize(&frame).map_err(fail)?;
    let text = theme.tera().render(TEMPLATE, &context).map_err(fail)?;
    Ok(theme.finished(&text))
}

/// Files that speak of the whole site to machines: a sitemap where the site's address is known.
pub fn extras(site: &Site<'_>) -> Vec<OutFile> {
    let config = &site.config().site;
    if config.base_url.is_empty() || !config.indexable {
        return Vec::new();
    }
    let mut map = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    let mut paths: Vec<&str> = site.pages().iter().map(|page| page.path.as_str()).collect();
    paths.sort_unstable();
    for path in paths.into_iter().filter(|path| *path != routes::NOT_FOUND) {
        let address = format!("{}{path}", config.base_url);
        map.push_str("  <url><loc>");
        map.push_str(&crate::pages::escape(&address));
        map.push_str("</loc></url>\n");
    }
    map.push_str("</urlset>\n");
    vec![OutFile {
        path: "sitemap.xml".to_owned(),
        bytes: map.into_bytes(),
    }]
}

/// The entries of updates as an Atom feed, where the site's address is known. A day begins in China.
pub fn feed(site: &Site<'_>) -> Option<OutFile> {
    let config = &site.config().site;
    let newest = site.updates().first()?;
    if config.base_url.is_empty() {
        return None;
    }
    let escape = crate::pages::escape;
    let base = escape(&config.base_url);
    let time = |day: &str| format!("{day}T00:00:00+08:00");
    let mut feed = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:base=\"{base}\">\n  <id>{base}{}</id>\n  <title>{}</title>\n  <author><name>{}</name></author>\n  <link rel=\"self\" href=\"{base}{}\"/>\n  <link href=\"{base}{}\"/>\n  <updated>{}</updated>\n",
        routes::FEED,
        escape(&config.title),
        escape(&config.title),
        routes::FEED,
        routes::UPDATES,
        time(&newest.date),
    );
    for entry in site.updates() {
        let address = escape(&format!("{}{}", config.base_url, entry.href()));
        let _ = write!(
            feed,
            "  <entry>\n    <id>{address}</id>\n    <title>{}</title>\n    <link href=\"{address}\"/>\n    <updated>{}</updated>\n    <content type=\"html\">{}</content>\n  </entry>\n",
            escape(&entry.title),
            time(&entry.date),
            escape(&entry.html),
        );
    }
    feed.push_str("</feed>\n");
    Some(OutFile {
        path: routes::FEED.to_owned(),
        bytes: feed.into_bytes(),
    })
}
