//! From the atlas to the files of the site. All paths are known before the first file is drawn; each file is given
//! away as soon as it is drawn, and what the receiver still has from the last build is not drawn again.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;

use super::clashes::{Coming, clashes};
use super::read::{Read, is_published, mask_findings, published};
use super::watch::{Stats, Stopwatch};
use crate::config::SiteConfig;
use crate::diag::{self, Diagnostic};
use crate::disk::{Origin, OutFile, Take, Value};
use crate::error::Result;
use crate::pages::{self, Grounds, Site};
use crate::project::Project;
use crate::render::{self, Theme};
use crate::source::Source;
use crate::{privacy, search};

/// What is known of a site that was given away.
#[derive(Debug, Clone, Default)]
pub struct Made {
    /// The paths of its files, sorted.
    pub paths: Vec<String>,
    /// What was found on the way, sorted.
    pub findings: Vec<Diagnostic>,
    /// How much there is of what, and how long each stage took.
    pub stats: Stats,
}

/// Makes the site of a content that is linked. `begin` is told all paths and gives who takes the files. An error means
/// that settings or theme cannot be used, or that the files were not taken; trouble in documents is among the findings.
pub fn make<T: Take>(
    project: &Project,
    read: &Read,
    begin: impl FnOnce(&[&str]) -> Result<T>,
) -> Result<(Made, T)> {
    let config = settings(project);
    let mask = config.privacy.mask;
    let mut watch = Stopwatch::new();
    watch.done.clone_from(&read.stages);
    let theme = Theme::new(&config, &project.theme)
        .map_err(|error| project.at(&["site", "language"], error))?;
    watch.stage("主题", theme.assets().len(), 0);
    let atlas = &read.atlas;
    let free: Vec<Source> = project
        .pages
        .iter()
        .chain(&project.updates)
        .filter(|source| is_published(&source.path, mask))
        .map(|source| published(source, mask, privacy::mask_page))
        .collect();
    let (site, mut more) = pages::plan(atlas, &config, &free);
    let records = pages::records(&site);
    let index = search::Layout::of(&records, &config.search);
    let lists = pages::lists(&site);
    let mut extras = render::extras(&site);
    extras.extend(render::feed(&site));
    let attached: Vec<&crate::project::SiteFile> = project
        .attachments
        .iter()
        .filter(|file| is_published(&file.path, mask))
        .filter(|file| {
            let refused = pages::refused(file);
            let taken = refused.is_none();
            more.extend(refused);
            taken
        })
        .collect();
    let given: Vec<(&str, &[u8])> = (theme.assets().iter().chain(&extras))
        .map(|file| (file.path.as_str(), file.bytes.as_slice()))
        .chain((attached.iter()).map(|file| (file.path.as_str(), file.bytes.as_slice())))
        .collect();
    let made = (site.pages().iter().map(|page| page.path.clone()))
        .chain(index.paths())
        .chain((lists.iter().flat_map(pages::List::files)).map(|(_, path)| path));
    let mut coming: Vec<Coming> = made
        .map(|path| Coming { path, given: None })
        .chain(given.iter().enumerate().map(|(at, (path, _))| Coming {
            path: (*path).to_owned(),
            given: Some(at),
        }))
        .collect();
    coming.sort_by(|a, b| a.path.cmp(&b.path));
    more.extend(clashes(&mut coming, project));
    if mask {
        mask_findings(project, &mut more);
    }
    let paths: Vec<&str> = coming.iter().map(|file| file.path.as_str()).collect();
    watch.stage("编排", paths.len(), 0);
    let take = begin(&paths)?;
    let grounds = Grounds::of(&site);
    let out = Out {
        site: &site,
        theme: &theme,
        grounds: &grounds,
        wanted: paths.iter().copied().collect(),
        bytes: AtomicU64::new(0),
        take: &take,
    };
    // Texts of all tasks and sections: needed no longer once the index is written.
    let searched = index.paths().count();
    index.draw(&|file| out.give(&file.path, &file.bytes, None))?;
    drop(index);
    drop(records);
    watch.stage("搜索", searched, out.bytes());
    let pages = site.pages();
    each(pages, |page| out.page(page))?;
    watch.stage("网页", pages.len(), out.bytes());
    each(&lists, |list| out.list(list))?;
    watch.stage("清单", lists.len(), out.bytes());
    let kept: Vec<usize> = coming.iter().filter_map(|file| file.given).collect();
    each(&kept, |at| {
        let (path, bytes) = given[*at];
        out.give(path, bytes, None)
    })?;
    watch.stage("其他文件", kept.len(), out.bytes());
    let mut findings = read.findings.clone();
    findings.extend(more);
    diag::sort(&mut findings);
    let made = Made {
        paths: paths.into_iter().map(str::to_owned).collect(),
        findings,
        stats: Stats {
            plans: atlas.plans.len(),
            tasks: atlas.tasks.len(),
            units: atlas.units.len(),
            pages: pages.len(),
            stages: watch.done,
        },
    };
    Ok((made, take))
}

/// The settings as they may be published.
fn settings(project: &Project) -> SiteConfig {
    let mut config = project.config.clone();
    if config.privacy.mask {
        privacy::mask_settings(&mut config);
    }
    config
}

/// Deals with each on all threads. The first error is that of the first in order, not the first in time: the same
/// message on every run.
fn each<I: Sync>(list: &[I], deal: impl Fn(&I) -> Result<()> + Sync + Send) -> Result<()> {
    // One by one: the first list alone takes as long as hundreds of others.
    let done: Vec<Result<()>> = list.par_iter().with_max_len(1).map(deal).collect();
    done.into_iter().collect()
}

/// The way out of the pipeline.
struct Out<'a, T> {
    site: &'a Site<'a>,
    theme: &'a Theme,
    grounds: &'a Grounds,
    /// Paths that clash with none that comes before.
    wanted: BTreeSet<&'a str>,
    /// The bytes given away since somebody asked.
    bytes: AtomicU64,
    take: &'a T,
}

impl<T: Take> Out<'_, T> {
    fn give(&self, path: &str, bytes: &[u8], origin: Option<Origin>) -> Result<()> {
        if !self.wanted.contains(path) {
            return Ok(());
        }
        self.bytes.fetch_add(bytes.len() as u64, Ordering::Relaxed);
        self.take.take(path, bytes, origin)
    }

    /// Whether a file rests on the same as the last time, and stays.
    fn rests(&self, path: &str, grounds: Option<Value>) -> bool {
        grounds.is_some_and(|grounds| self.wanted.contains(path) && self.take.rests(path, grounds))
    }

    /// Whether a file shows the same as the last time, and stays.
    fn has(&self, path: &str, origin: Option<Origin>) -> bool {
        origin.is_some_and(|origin| self.wanted.contains(path) && self.take.has(path, origin))
    }

    fn page(&self, page: &pages::Page) -> Result<()> {
        let program = self.take.program();
        let grounds = program.and_then(|program| {
            let grounds = self.grounds.page(self.site, page)?;
            Some(Value::of(&(program, self.theme.value(), grounds)))
        });
        if self.rests(&page.path, grounds) {
            return Ok(());
        }
        let frame = self.grounds.view(self.site, page);
        let origin = program.map(|program| Origin {
            grounds,
            value: render::value(program, &frame, self.theme),
        });
        if self.has(&page.path, origin) {
            return Ok(());
        }
        let OutFile { path, bytes } = render::draw(&frame, self.theme)?;
        self.give(&path, &bytes, origin)
    }

    fn list(&self, list: &pages::List) -> Result<()> {
        let program = self.take.program();
        let grounds = program.and_then(|program| {
            let grounds = self.grounds.list(self.site, list)?;
            Some(Value::of(&(program, grounds)))
        });
        let mut files: Vec<(&str, String)> = list.files().collect();
        files.retain(|(_, path)| !self.rests(path, grounds));
        if files.is_empty() {
            return Ok(());
        }
        let table = self.grounds.table(self.site, list);
        for (format, path) in files {
            let annex = list.annex(self.site, format);
            let table = annex.as_ref().unwrap_or(&table);
            let origin = program.map(|program| Origin {
                grounds,
                value: Value::of(&(program, table)),
            });
            if !self.has(&path, origin) {
                self.give(&path, &pages::list_file(table, format)?, origin)?;
            }
        }
        Ok(())
    }

    /// The bytes given away since this was last asked.
    fn bytes(&self) -> u64 {
        self.bytes.swap(0, Ordering::Relaxed)
    }
}
