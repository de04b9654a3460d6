//! A theme: templates, static files and words; the default one is built in.
//!
//! A site's theme is a folder `themes/NAME` with `templates/`, `static/` and `i18n/`; each of its files
//! takes the place of the default theme's file of that name, and new ones may be added. The default
//! templates stay reachable as `default/NAME`, so that a site's `task.html` can say
//! `{% extends "default/task.html" %}` and replace one block.

use include_dir::{Dir, include_dir};
use tera::Tera;

use crate::config::{SiteConfig, brand};
use crate::disk::{OutFile, Value};
use crate::error::{Error, Result};
use crate::project::SiteFile;
use crate::render::filters;
use crate::render::language::mark_chinese;
use crate::render::lines::tidy;
use crate::render::words::{BASE, Words};

/// The theme that is built in.
static DEFAULT: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// Where static files stand in the site.
const ASSETS: &str = "assets";

/// Scripts that become one file, since they are wanted together and each file costs milliseconds on `file://`.
const TOGETHER: (&str, [&str; 7]) = (
    "search-all.js",
    [
        "search-words.js",
        "search-core.js",
        "search-rank.js",
        "search-facets.js",
        "search-index.js",
        "search-engine.js",
        "search-items.js",
    ],
);

/// Templates and files, ready to draw pages.
#[derive(Debug)]
pub struct Theme {
    tera: Tera,
    assets: Vec<OutFile>,
    value: Value,
    /// The interface is in another language than the plans.
    foreign: bool,
}

impl Theme {
    /// The default theme with the site's files laid over it. Errors name the template and its line.
    pub fn new(config: &SiteConfig, files: &[SiteFile]) -> Result<Self> {
        let words = Words::read(&config.site.language, |name| text(files, name))?;
        let mut tera = Tera::new();
        filters::register(&mut tera, &words);
        let broken = |error: tera::Error| Error::Theme {
            template: config.theme.name.clone(),
            page: None,
            message: explain(&error),
        };
        tera.set_fallback_prefixes(["default/"]).map_err(broken)?;
        let templates = templates(files)?;
        let settings = serde_json::to_string(&(&config.site, &config.theme.brand));
        let settings = settings.expect("settings always become JSON");
        let value = Value::of(&(&templates, words.all(), settings));
        tera.add_raw_templates(templates).map_err(broken)?;
        let context = tera.global_context();
        context.insert("site", &config.site);
        context.insert("brand", &config.theme.brand);
        context.insert_value("t", words.value().map_err(broken)?);
        let assets = assets(config, files, &words)?;
        Ok(Self {
            tera,
            assets,
            value,
            foreign: config.site.language != BASE,
        })
    }

    /// Files that pages refer to: styles, scripts, pictures, words of scripts.
    pub fn assets(&self) -> &[OutFile] {
        &self.assets
    }

    /// A drawn page as it is written.
    pub(super) fn finished(&self, page: &str) -> String {
        let page = tidy(page);
        if self.foreign {
            mark_chinese(&page)
        } else {
            page
        }
    }

    /// All of it that pages are drawn with.
    pub(crate) fn value(&self) -> Value {
        self.value
    }

    pub(super) fn tera(&self) -> &Tera {
        &self.tera
    }
}

/// The message of a template error with all that led to it.
pub(super) fn explain(error: &tera::Error) -> String {
    let mut message = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(inner) = source {
        message.push('：');
        message.push_str(&inner.to_string());
        source = inner.source();
    }
    message
}

/// Every template under the name it is known by: the default ones as `default/NAME`, the site's as `NAME`.
fn templates(files: &[SiteFile]) -> Result<Vec<(String, String)>> {
    let mut templates = Vec::new();
    for (name, bytes) in built_in("templates") {
        templates.push((format!("default/{name}"), utf8(&name, bytes)?));
    }
    for file in files {
        if let Some(name) = file.path.strip_prefix("templates/") {
            templates.push((name.to_owned(), utf8(name, &file.bytes)?));
        }
    }
    Ok(templates)
}

/// The static files, those of the site in place of the default ones, with the brand colour put in and the
/// words of the scripts beside them.
fn assets(config: &SiteConfig, files: &[SiteFile], words: &Words) -> Result<Vec<OutFile>> {
    let mut assets = std::collections::BTreeMap::new();
    for (name, bytes) in built_in("static") {
        assets.insert(name, bytes.to_vec());
    }
    for file in files {
        if let Some(name) = file.path.strip_prefix("static/") {
            assets.insert(name.to_owned(), file.bytes.clone());
        }
    }
    if let Some(style) = assets.get_mut("style.css") {
        let css = utf8("style.css", style)?;
        *style = brand::apply(&css, &config.theme.brand).into_bytes();
    }
    for (file, prefix, name) in [
        ("words.js", "js_", "gangmuWords"),
        ("panel-words.js", "panel_", "gangmuPanelWords"),
        ("search-words.js", "search_", "gangmuSearchWords"),
    ] {
        let script = words.script(prefix, name);
        assets.insert(file.to_owned(), script.into_bytes());
    }
    let (whole, parts) = TOGETHER;
    let parts = parts.iter().filter_map(|part| assets.remove(*part));
    let whole = (whole.to_owned(), parts.flatten().collect());
    Ok(assets
        .into_iter()
        .chain([whole])
        .map(|(name, bytes)| OutFile {
            path: format!("{ASSETS}/{name}"),
            bytes,
        })
        .collect())
}

/// A text of the theme by its path: the site's, or else the built-in one.
fn text(files: &[SiteFile], path: &str) -> Result<Option<(String, Option<String>)>> {
    let own = files.iter().find(|file| file.path == path);
    let own = own.map(|file| utf8(path, &file.bytes)).transpose()?;
    let base = DEFAULT.get_file(path);
    let base = base.map(|file| utf8(path, file.contents())).transpose()?;
    Ok(match base {
        Some(base) => Some((base, own)),
        None => own.map(|own| (own, None)),
    })
}

/// The built-in files under a folder of the default theme, names relative to it, sorted.
fn built_in(folder: &str) -> Vec<(String, &'static [u8])> {
    let mut found = Vec::new();
    let mut open: Vec<&Dir<'static>> = DEFAULT.get_dir(folder).into_iter().collect();
    while let Some(dir) = open.pop() {
        open.extend(dir.dirs());
        for file in dir.files() {
            let parts: Vec<_> = file
                .path()
                .components()
                .skip(1)
                .map(|part| part.as_os_str().to_string_lossy())
                .collect();
            found.push((parts.join("/"), file.contents()));
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

fn utf8(name: &str, bytes: &[u8]) -> Result<String> {
    String::from_utf8(bytes.to_vec()).map_err(|_| Error::Theme {
        template: name.to_owned(),
        page: None,
        message: "不是 UTF-8 文本".to_owned(),
    })
}
