//! A site's folder, read whole: settings, plans, registers, free pages, files of its theme.
//!
//! Everything the stages need is read here and nowhere else, in sorted order; what they give is written by
//! [`crate::disk`]. The documents in `seeds/` are not part of it: only `import` and `check` open those.

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::config::{self, SiteConfig};
use crate::diag::Place;
use crate::disk;
use crate::error::{Error, Result};
use crate::source::Source;

/// Where everything that people keep stands, relative to the site.
pub const CONTENT: &str = "content";
/// Where documents lie as they were issued.
pub const SEEDS: &str = "seeds";
/// The register of units.
pub const UNITS: &str = "content/units.toml";
/// Where plans stand, relative to the site.
pub const PLANS: &str = "content/plans";
/// Where free pages and their pictures stand.
pub const PAGES: &str = "content/pages";
/// Where dated entries of what changed for readers stand.
pub const UPDATES: &str = "content/updates";
/// Where the mends against the sources are listed.
pub const CORRECTIONS: &str = "content/corrections";
/// The record of all addresses of plans, tasks and units that were ever published: `build` adds to it and takes
/// nothing away, so that it outlives the folder that was built, and a clone has it too.
pub const ADDRESSES: &str = "content/addresses.txt";
/// What the last build left for the next one, see [`disk::Last`]; it may be deleted at any time.
pub const CACHE: &str = ".gangmu-cache";
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
    /// `content/phrases.toml`, if there is one: fixed phrases that plans are checked for.
    pub phrases: Option<Source>,
    /// [`ADDRESSES`], if there is one.
    pub addresses: Option<Source>,
    /// `content/corrections/*.toml`, sorted by path.
    pub corrections: Vec<Source>,
    /// `content/pages/**/*.md`, sorted by path.
    pub pages: Vec<Source>,
    /// `content/updates/*.md`, sorted by path.
    pub updates: Vec<Source>,
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
        let registers = [
            &self.settings,
            &self.units,
            &self.lineage,
            &self.retired,
            &self.phrases,
        ];
        self.plans
            .iter()
            .chain(&self.pages)
            .chain(&self.updates)
            .chain(&self.corrections)
            .chain(registers.into_iter().flatten())
            .find(|source| source.path == path)
    }
}

/// Reads the site in `root`. Errors name the file; a missing site.toml says what to do.
pub fn load(root: &Path) -> Result<Project> {
    let mut project = load_content(root)?;
    let name = &project.config.theme.name;
    if let Some(why) = disk::unfit_part(name) {
        return Err(project.refuse(
            &["theme", "name"],
            format!("theme.name 不能是“{name}”：{why}"),
        ));
    }
    let folder = format!("{THEMES}/{name}");
    for path in files(root, &folder, |_| true)? {
        project.theme.push(site_file(&root.join(&folder), &path)?);
    }
    if project.theme.is_empty() && *name != SiteConfig::default().theme.name {
        let message =
            format!("theme.name 是“{name}”，但没有文件夹 {folder}；内置的主题叫“default”");
        return Err(project.refuse(&["theme", "name"], message));
    }
    Ok(project)
}

/// Reads the site in `root` without its theme: what `diff` needs, and what an old revision surely has. A site without
/// any content is refused, for all that it ever published would seem to be gone.
pub fn load_content(root: &Path) -> Result<Project> {
    let project = load_started(root)?;
    let registers = [&project.units, &project.lineage, &project.retired];
    let nothing = project.plans.is_empty()
        && project.pages.is_empty()
        && project.attachments.is_empty()
        && registers.iter().all(|register| register.is_none());
    if nothing {
        return Err(Error::Usage(format!(
            "{} 里没有内容（{CONTENT}/ 不在，或是空的），没有改动任何文件；\n请查看 {CONTENT}/ 是否移走了；新站点先读入一份方案：gangmu import 文件",
            root.display()
        )));
    }
    Ok(project)
}

/// Reads the site in `root` without its theme, which need not have any content yet.
pub fn load_started(root: &Path) -> Result<Project> {
    let settings = file(root, config::FILE)?.ok_or_else(|| {
        Error::Usage(format!(
            "{} 里没有 {}，不是站点文件夹。\n请进入站点文件夹，或用 --site DIR 指明；新建一个：gangmu init DIR",
            root.display(),
            config::FILE
        ))
    })?;
    let config = SiteConfig::parse(&settings.text)?;
    let mut attachments = Vec::new();
    for path in files(root, PAGES, |path| !has_extension(path, "md"))? {
        attachments.push(site_file(&root.join(PAGES), &path)?);
    }
    Ok(Project {
        plans: sources(root, PLANS, "md")?,
        units: file(root, UNITS)?,
        lineage: file(root, "content/lineage.toml")?,
        retired: file(root, "content/retired.toml")?,
        phrases: file(root, "content/phrases.toml")?,
        addresses: file(root, ADDRESSES)?,
        corrections: sources(root, CORRECTIONS, "toml")?,
        pages: sources(root, PAGES, "md")?,
        updates: sources(root, UPDATES, "md")?,
        attachments,
        theme: Vec::new(),
        config,
        settings: Some(settings),
        root: root.to_owned(),
    })
}

impl Project {
    /// Why a setting cannot be used, with its place in site.toml.
    pub fn refuse(&self, key: &[&str], message: String) -> Error {
        let text = self.settings.as_ref().map(|source| source.text.as_str());
        config::refuse(text.unwrap_or_default(), key, message)
    }

    /// Where a setting is written.
    pub fn setting(&self, key: &[&str]) -> Place {
        let Some(source) = &self.settings else {
            return Place::file(config::FILE);
        };
        match config::place(&source.text, key) {
            Some(span) => source.place(span),
            None => Place::file(config::FILE),
        }
    }

    /// The same trouble with its place in site.toml, where it is of the settings and has none yet.
    pub fn at(&self, key: &[&str], error: Error) -> Error {
        match error {
            Error::Settings {
                file,
                at: None,
                message,
            } if file == config::FILE => self.refuse(key, message),
            other => other,
        }
    }
}

/// A text of the site by its path relative to `root`, which it need not have.
pub fn file(root: &Path, path: &str) -> Result<Option<Source>> {
    let Some(bytes) = bytes(root, path)? else {
        return Ok(None);
    };
    Ok(Some(Source::new(path, &disk::text(path, bytes)?)))
}

/// The bytes of a file of the site by its path relative to `root`, which it need not have.
pub fn bytes(root: &Path, path: &str) -> Result<Option<Vec<u8>>> {
    let full = root.join(path);
    match disk::kind(&full)? {
        None => Ok(None),
        Some(disk::Kind::File) => disk::read(&disk::inside(root, &full)?).map(Some),
        Some(_) => Err(disk::not_a_file(&full)),
    }
}

/// Writes a file of the site, whole or not at all.
pub fn write(root: &Path, path: &str, bytes: &[u8]) -> Result<()> {
    disk::inside(root, &root.join(path))?;
    disk::write(&root.join(path), bytes)
}

/// Refuses an output folder that is the site, holds it, or belongs to what people keep there.
pub fn may_publish(root: &Path, out: &Path) -> Result<()> {
    let (site, real) = (disk::resolved(root)?, disk::resolved(out)?);
    let kept = [CONTENT, THEMES, SEEDS, ".git"];
    let inside = kept.iter().any(|name| real.starts_with(site.join(name)));
    // A folder of the site that a link leads out of it is not what its name says.
    let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    if absolute(out).starts_with(absolute(root)) && !real.starts_with(&site) {
        disk::inside(root, out)?;
    }
    if site.starts_with(&real) || inside {
        return Err(Error::Usage(format!(
            "不能写到 {}：那里是站点本身；请用 --out 另写一个文件夹，如 dist",
            out.display()
        )));
    }
    Ok(())
}

/// The texts with an extension under a folder of the site, sorted by path.
fn sources(root: &Path, folder: &str, extension: &str) -> Result<Vec<Source>> {
    let mut texts = Vec::new();
    let mut unread = Vec::new();
    for path in files(root, folder, |path| has_extension(path, extension))? {
        let name = relative(root, &path);
        match disk::text(&name, disk::read(&path)?) {
            Ok(text) => texts.push(Source::new(name, &text)),
            Err(error) => unread.push(error),
        }
    }
    match unread.len() {
        0 => Ok(texts),
        1 => Err(unread.remove(0)),
        _ => Err(Error::Several(unread)),
    }
}

fn site_file(folder: &Path, path: &Path) -> Result<SiteFile> {
    Ok(SiteFile {
        path: relative(folder, path),
        bytes: disk::read(path)?,
    })
}

/// All files under a folder of the site that are wanted, sorted; none if the folder is missing. What begins with a
/// dot belongs to editors and version control and is passed over. A link is followed within the site only.
fn files(root: &Path, folder: &str, wanted: impl Fn(&Path) -> bool) -> Result<Vec<PathBuf>> {
    let folder = root.join(folder);
    let mut found = Vec::new();
    match disk::kind(&folder)? {
        None => return Ok(found),
        Some(disk::Kind::Folder) => disk::inside(root, &folder)?,
        Some(_) => return Err(Error::Usage(format!("{} 不是文件夹", folder.display()))),
    };
    let walk = WalkDir::new(&folder)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.path()));
    for entry in walk {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(&folder).to_owned();
            Error::io("读取", path)(error.into())
        })?;
        if entry.path_is_symlink() {
            disk::inside(root, entry.path())?;
        }
        let kind = entry.file_type();
        if kind.is_dir() || !wanted(entry.path()) {
            continue;
        }
        if !kind.is_file() {
            // A pipe or a socket would be waited for without end, or left out in silence.
            return Err(disk::not_a_file(entry.path()));
        }
        found.push(entry.into_path());
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
