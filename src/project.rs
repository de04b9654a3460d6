//! A site's folder, read whole: settings, plans, registers, free pages, files of its theme.
//!
//! Everything the stages need is read here and nowhere else, in sorted order; what they give is written by
//! [`crate::disk`]. The documents in `seeds/` are not part of it: only `import` and `check` open those.

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::config::{self, SiteConfig};
use crate::disk;
use crate::error::{Error, Result};
use crate::source::Source;

/// Where plans stand, relative to the site.
pub const PLANS: &str = "content/plans";
/// Where free pages and their pictures stand.
pub const PAGES: &str = "content/pages";
/// Where the mends against the sources are listed.
pub const CORRECTIONS: &str = "content/corrections";
/// The record of all addresses of plans, tasks and units that were ever published: `build` adds to it and takes
/// nothing away, so that it outlives the folder that was built, and a clone has it too.
pub const ADDRESSES: &str = "content/addresses.txt";
/// Where themes stand, one folder each.
pub const THEMES: &str = "themes";

/// A site as its folder has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Project {
    /// The folder.
    pub root: PathBuf,
    /// site.toml.
    pub config: SiteConfig,
    /// Its text, if there is one.
    pub settings: Option<Source>,
    /// The plans, sorted by path.
    pub plans: Vec<Source>,
    /// `content/units.toml`, if there is one.
    pub units: Option<Source>,
    /// `content/lineage.toml`, if there is one.
    pub lineage: Option<Source>,
    /// `content/retired.toml`, if there is one.
    pub retired: Option<Source>,
    /// [`ADDRESSES`], if there is one.
    pub addresses: Option<Source>,
    /// `content/corrections/*.toml`, sorted by path.
    pub corrections: Vec<Source>,
    /// `content/pages/**/*.md`, sorted by path.
    pub pages: Vec<Source>,
    /// Every other file under `content/pages`: pictures and the like, published as they are.
    pub attachments: Vec<SiteFile>,
    /// The files of the site's own theme, with paths relative to its folder.
    pub theme: Vec<SiteFile>,
}

/// A file as it is, with its path relative to the folder that it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteFile {
    /// The path, with `/`.
    pub path: String,
    /// The content.
    pub bytes: Vec<u8>,
}

impl Project {
    /// A text of the site by its path.
    pub fn text(&self, path: &str) -> Option<&Source> {
        let registers = [&self.settings, &self.units, &self.lineage, &self.retired];
        self.plans
            .iter()
            .chain(&self.pages)
            .chain(&self.corrections)
            .chain(registers.into_iter().flatten())
            .find(|source| source.path == path)
    }
}

/// Reads the site in `root`. Errors name the file; a missing site.toml says what to do.
pub fn load(root: &Path) -> Result<Project> {
    let mut project = load_content(root)?;
    let name = &project.config.theme.name;
    let folder = root.join(THEMES).join(name);
    for path in files(&folder, |_| true)? {
        project.theme.push(site_file(&folder, &path)?);
    }
    if project.theme.is_empty() && *name != SiteConfig::default().theme.name {
        return Err(Error::Settings {
            file: config::FILE.to_owned(),
            at: None,
            message: format!(
                "theme.name 是“{name}”，但没有文件夹 {THEMES}/{name}；内置的主题叫“default”"
            ),
        });
    }
    Ok(project)
}

/// Reads the site in `root` without its theme: what `diff` needs, and what an old revision surely has.
pub fn load_content(root: &Path) -> Result<Project> {
    let settings = root.join(config::FILE);
    if !settings.is_file() {
        return Err(Error::Usage(format!(
            "{} 里没有 {}，不是站点文件夹。\n请进入站点文件夹，或用 --site DIR 指明；新建一个：gangmu init DIR",
            root.display(),
            config::FILE
        )));
    }
    let settings = Source::new(config::FILE, &disk::read_text(&settings)?);
    let config = SiteConfig::parse(&settings.text)?;
    let mut attachments = Vec::new();
    for path in files(&root.join(PAGES), |path| !has_extension(path, "md"))? {
        attachments.push(site_file(&root.join(PAGES), &path)?);
    }
    Ok(Project {
        plans: sources(root, PLANS, "md")?,
        units: register(root, "content/units.toml")?,
        lineage: register(root, "content/lineage.toml")?,
        retired: register(root, "content/retired.toml")?,
        addresses: register(root, ADDRESSES)?,
        corrections: sources(root, CORRECTIONS, "toml")?,
        pages: sources(root, PAGES, "md")?,
        attachments,
        theme: Vec::new(),
        config,
        settings: Some(settings),
        root: root.to_owned(),
    })
}

/// One text of the site by its path relative to `root`.
pub fn source(root: &Path, path: &str) -> Result<Source> {
    Ok(Source::new(path, &disk::read_text(&root.join(path))?))
}

/// A text of the site that it need not have.
fn register(root: &Path, path: &str) -> Result<Option<Source>> {
    root.join(path)
        .is_file()
        .then(|| source(root, path))
        .transpose()
}

/// The texts with an extension under a folder of the site, sorted by path.
fn sources(root: &Path, folder: &str, extension: &str) -> Result<Vec<Source>> {
    files(&root.join(folder), |path| has_extension(path, extension))?
        .iter()
        .map(|path| {
            let text = disk::read_text(path)?;
            Ok(Source::new(relative(root, path), &text))
        })
        .collect()
}

fn site_file(folder: &Path, path: &Path) -> Result<SiteFile> {
    Ok(SiteFile {
        path: relative(folder, path),
        bytes: disk::read(path)?,
    })
}

/// All files under a folder that are wanted, sorted; none if the folder is missing. What begins with a dot
/// belongs to editors and version control and is passed over.
fn files(folder: &Path, wanted: impl Fn(&Path) -> bool) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    if !folder.is_dir() {
        return Ok(found);
    }
    let walk = WalkDir::new(folder)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.path()));
    for entry in walk {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(folder).to_owned();
            Error::io("读取", path)(error.into())
        })?;
        if entry.file_type().is_file() && wanted(entry.path()) {
            found.push(entry.into_path());
        }
    }
    Ok(found)
}

fn is_hidden(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|found| found == extension)
}

/// The path below a folder, with `/` on every system.
fn relative(folder: &Path, path: &Path) -> String {
    let below = path.strip_prefix(folder).unwrap_or(path);
    let parts: Vec<_> = below
        .components()
        .map(|part| part.as_os_str().to_string_lossy())
        .collect();
    parts.join("/")
}
