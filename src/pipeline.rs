//! From a site's folder to the files of the site: the only file that calls all stages, in order.
//!
//! [`read`] goes as far as the atlas, which is what `check`, `export` and `diff` need; [`build`] goes on to
//! pages and files. Each stage takes the finished value of the one before. What concerns one document or one
//! page runs on all threads; what comes out is in the same order however many there are.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use rayon::prelude::*;

use crate::atlas::{Atlas, Files, Registers};
use crate::config::SiteConfig;
use crate::diag::{self, Code, Diagnostic, Place};
use crate::disk::{self, OutFile};
use crate::error::Result;
use crate::plan::{self, Plan};
use crate::project::Project;
use crate::render::{self, Theme};
use crate::source::Source;
use crate::{atlas, pages, privacy, routes, search};

/// The content of a site, linked.
#[derive(Debug, Clone)]
pub struct Read {
    /// All plans together; personal data is masked unless site.toml says otherwise.
    pub atlas: Atlas,
    /// The registers that people keep beside the plans.
    pub registers: Registers,
    /// What was found on the way, sorted.
    pub findings: Vec<Diagnostic>,
    /// The stages so far, with their times.
    pub stages: Vec<Stage>,
}

/// A site, built in memory.
#[derive(Debug, Clone, Default)]
pub struct Built {
    /// Its files, sorted by path.
    pub files: Vec<OutFile>,
    /// What was found on the way, sorted.
    pub findings: Vec<Diagnostic>,
    /// How much there is of what, and how long each stage took.
    pub stats: Stats,
}

/// Counts and times of a build; they are told to a person and never written into a page.
#[derive(Debug, Clone, Default)]
pub struct Stats {
    /// Plans.
    pub plans: usize,
    /// Their tasks.
    pub tasks: usize,
    /// Units of the register.
    pub units: usize,
    /// Pages of the site.
    pub pages: usize,
    /// The stages in the order in which they ran.
    pub stages: Vec<Stage>,
}

/// A stage's name and how long it took.
pub type Stage = (&'static str, Duration);

/// Reads plans and registers and links them. An error means that a register cannot be used.
pub fn read(project: &Project) -> Result<Read> {
    let mut watch = Stopwatch::new();
    let mask = project.config.privacy.mask;
    // Reasons that people give are published too.
    let [units, lineage, retired] =
        [&project.units, &project.lineage, &project.retired].map(|source| {
            let source = source.as_ref();
            source.map(|source| published(source, mask, privacy::mask_register))
        });
    let registers = Registers::parse(Files {
        units,
        lineage,
        retired,
    })?;
    let parsed: Vec<(Plan, Vec<Diagnostic>)> = project
        .plans
        .par_iter()
        .filter(|source| is_published(&source.path, mask))
        .map(|source| {
            let (plan, findings) = plan::parse(source);
            let plan = if mask { privacy::mask(plan) } else { plan };
            (plan, findings)
        })
        .collect();
    watch.stage("读方案");
    let (plans, of_plans): (Vec<Plan>, Vec<Vec<Diagnostic>>) = parsed.into_iter().unzip();
    let mut findings: Vec<Diagnostic> = of_plans.into_iter().flatten().collect();
    findings.extend(twice(&plans));
    let plans = fit(plans, &mut findings);
    let (atlas, of_links) = atlas::link(plans, &registers);
    findings.extend(of_links);
    if mask {
        findings.extend(unpublished(project));
        mask_findings(project, &mut findings);
    }
    diag::sort(&mut findings);
    watch.stage("连接");
    Ok(Read {
        atlas,
        registers,
        findings,
        stages: watch.done,
    })
}

/// Builds the whole site. An error means that settings or theme cannot be used; trouble in documents is
/// among the findings, and the files are then as good as they can be.
pub fn build(project: &Project) -> Result<Built> {
    finish(project, &read(project)?)
}

/// Builds the site of a content that is linked already: so `check` knows all that a build refuses.
pub fn finish(project: &Project, read: &Read) -> Result<Built> {
    let mut config = project.config.clone();
    let mask = config.privacy.mask;
    if mask {
        privacy::mask_settings(&mut config);
    }
    let config = &config;
    let mut watch = Stopwatch::new();
    watch.done.clone_from(&read.stages);
    let theme = Theme::new(config, &project.theme)
        .map_err(|error| project.at(&["site", "language"], error))?;
    watch.stage("主题");
    let atlas = &read.atlas;
    let mut findings = read.findings.clone();
    let free: Vec<Source> = project
        .pages
        .iter()
        .chain(&project.updates)
        .filter(|source| is_published(&source.path, mask))
        .map(|source| published(source, mask, privacy::mask_page))
        .collect();
    let (site, mut more) = pages::plan(atlas, config, &free);
    // The first error in the order of pages, not the first in time: the same message on every run.
    let drawn: Vec<Result<OutFile>> = site
        .pages()
        .par_iter()
        .map(|page| render::render(&site, page, &theme))
        .collect();
    let mut files = drawn.into_iter().collect::<Result<Vec<OutFile>>>()?;
    let count = files.len();
    watch.stage("网页");
    files.extend(search::index(&pages::records(&site), &config.search));
    watch.stage("搜索");
    files.extend(pages::downloads(&site)?);
    watch.stage("清单");
    files.extend(theme.assets().iter().cloned());
    files.extend(render::extras(&site));
    files.extend(render::feed(&site));
    let attachments = project.attachments.iter();
    for file in attachments.filter(|file| is_published(&file.path, mask)) {
        match pages::refused(file) {
            Some(finding) => more.push(finding),
            None => files.push(OutFile {
                path: file.path.clone(),
                bytes: file.bytes.clone(),
            }),
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    more.extend(clashes(&mut files, project));
    if mask {
        mask_findings(project, &mut more);
    }
    findings.extend(more);
    diag::sort(&mut findings);
    Ok(Built {
        files,
        findings,
        stats: Stats {
            plans: atlas.plans.len(),
            tasks: atlas.tasks.len(),
            units: atlas.units.len(),
            pages: count,
            stages: watch.done,
        },
    })
}

/// Only the search index of a site, for asking it on the terminal.
pub fn index(atlas: &Atlas, config: &SiteConfig) -> Vec<OutFile> {
    let (site, _) = pages::plan(atlas, config, &[]);
    search::index(&pages::records(&site), &config.search)
}

/// Keeps the first of several files of one path, and none that would need a file of the site to be a folder. Pages
/// among themselves are checked where addresses are made; what is left are attachments that would take the place of a
/// page or of a file of the theme, and files of a theme with names that are no addresses.
fn clashes(files: &mut Vec<OutFile>, project: &Project) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let asked = |path: &str| match path.strip_prefix("assets/") {
        Some(name) if project.attachments.iter().all(|file| file.path != path) => {
            let theme = &project.config.theme.name;
            format!("{}/{theme}/static/{name}", crate::project::THEMES)
        }
        _ => format!("{}/{path}", crate::project::PAGES),
    };
    let taken = |path: &str, first: &str| {
        Diagnostic::new(
            Code::AddressCollision,
            Place::file(asked(path)),
            format!("网站里已有 {first}，这个文件没有采用"),
        )
    };
    files.dedup_by(|later, first| {
        let same = later.path == first.path;
        if same {
            findings.push(taken(&later.path, &first.path));
        }
        same
    });
    let paths: BTreeSet<String> = files.iter().map(|file| file.path.clone()).collect();
    files.retain(|file| {
        let above = file.path.match_indices('/').map(|(at, _)| &file.path[..at]);
        let finding = match disk::unfit(&file.path) {
            Some(why) => Some(routes::unfit_address(&asked(&file.path), &file.path, why)),
            None => above
                .into_iter()
                .find(|folder| paths.contains(*folder))
                .map(|first| taken(&file.path, first)),
        };
        let stays = finding.is_none();
        findings.extend(finding);
        stays
    });
    findings
}

/// A text as it may be published.
fn published(source: &Source, mask: bool, how: fn(&Source) -> Source) -> Source {
    if mask { how(source) } else { source.clone() }
}

/// Whether a file is published: not where its name, which is its address, is personal.
fn is_published(path: &str, mask: bool) -> bool {
    !mask || privacy::in_path(path).is_empty()
}

/// The files that are not published for their names.
fn unpublished(project: &Project) -> Vec<Diagnostic> {
    let texts = project
        .plans
        .iter()
        .chain(&project.pages)
        .chain(&project.updates);
    let attached = project.attachments.iter().map(|file| &file.path);
    texts
        .map(|source| &source.path)
        .chain(attached)
        .flat_map(|path| privacy::in_path(path))
        .collect()
}

/// Covers what is personal in findings about a site.
fn mask_findings(project: &Project, findings: &mut [Diagnostic]) {
    privacy::mask_findings(findings, |path| project.text(path));
}

/// Plan files that have the same id; the first of them is used.
fn twice(plans: &[Plan]) -> Vec<Diagnostic> {
    let mut first: BTreeMap<String, &Plan> = BTreeMap::new();
    let mut findings = Vec::new();
    for plan in plans {
        // Addresses must differ by more than case.
        let id = plan.id.to_ascii_lowercase();
        if let Some(other) = first.get(&id) {
            findings.push(
                Diagnostic::new(
                    Code::PlanTwice,
                    Place::file(plan.file.as_str()),
                    format!(
                        "方案标识“{}”已经用于 {}，这个文件没有采用",
                        plan.id, other.file
                    ),
                )
                .help("方案标识就是文件名，只差大小写也不行；请改名")
                .related(Place::file(other.file.as_str()), "先有的"),
            );
        } else {
            first.insert(id, plan);
        }
    }
    findings
}

/// The plans whose ids can be addresses, which are in lower case whatever the id; the others are told.
fn fit(plans: Vec<Plan>, findings: &mut Vec<Diagnostic>) -> Vec<Plan> {
    let mut fit = Vec::with_capacity(plans.len());
    for plan in plans {
        match disk::unfit_id(&plan.id.to_ascii_lowercase()) {
            Some(why) => findings.push(routes::unfit_address(&plan.file, &plan.id, why)),
            None => fit.push(plan),
        }
    }
    fit
}

/// A stopwatch for the stages.
struct Stopwatch {
    done: Vec<Stage>,
    since: Instant,
}

impl Stopwatch {
    fn new() -> Self {
        Self {
            done: Vec::new(),
            since: now(),
        }
    }

    /// Ends the running stage under this name.
    fn stage(&mut self, name: &'static str) {
        let now = now();
        self.done.push((name, now.duration_since(self.since)));
        self.since = now;
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "times are told to a person by --verbose and never reach a file"
)]
fn now() -> Instant {
    Instant::now()
}
