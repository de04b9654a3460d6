//! From a site's folder to the atlas: plans read on all threads, masked, linked.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::watch::{Stage, Stopwatch};
use crate::atlas::{Atlas, Files, Registers};
use crate::diag::{self, Code, Diagnostic, Place};
use crate::disk::{self, Memo};
use crate::error::Result;
use crate::plan::{self, Plan};
use crate::project::Project;
use crate::source::Source;
use crate::{atlas, privacy, routes};

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

/// Reads plans and registers and links them. An error means that a register cannot be used.
pub fn read(project: &Project) -> Result<Read> {
    read_again(project, None)
}

/// The same; what was found out the last time is taken from `memo`.
pub fn read_again(project: &Project, memo: Option<&Memo>) -> Result<Read> {
    reading(project, memo, None)
}

/// The same of a state beside one that is read already: plans whose files are the same are not read again, and what was
/// found in them is not told again.
pub fn read_beside(project: &Project, other: &Project, known: &Read) -> Result<Read> {
    reading(project, None, Some((other, known)))
}

fn reading(
    project: &Project,
    memo: Option<&Memo>,
    beside: Option<(&Project, &Read)>,
) -> Result<Read> {
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
    let known = beside.map(|(other, read)| same_plans(project, &registers, other, read));
    let known = known.unwrap_or_default();
    let parsed: Vec<(Plan, Vec<Diagnostic>)> = project
        .plans
        .par_iter()
        .filter(|source| is_published(&source.path, mask))
        .map(|source| {
            if let Some(plan) = known.get(source.path.as_str()) {
                return ((*plan).clone(), Vec::new());
            }
            let (plan, findings) = plan::parse(source);
            let plan = if mask { privacy::mask(plan) } else { plan };
            (plan, findings)
        })
        .collect();
    let text = project.plans.iter().map(|source| source.text.len() as u64);
    watch.stage("读方案", project.plans.len(), text.sum());
    let (plans, of_plans): (Vec<Plan>, Vec<Vec<Diagnostic>>) = parsed.into_iter().unzip();
    let mut findings: Vec<Diagnostic> = of_plans.into_iter().flatten().collect();
    findings.extend(twice(&plans));
    let plans = fit(plans, &mut findings);
    let (atlas, of_links) = atlas::link(plans, &registers, memo);
    findings.extend(of_links);
    if mask {
        findings.extend(unpublished(project));
        mask_findings(project, &mut findings);
    }
    diag::sort(&mut findings);
    watch.stage("连接", atlas.tasks.len(), 0);
    Ok(Read {
        atlas,
        registers,
        findings,
        stages: watch.done,
    })
}

/// The plans of another state, by their files, whose files are the same here and would be read alike.
fn same_plans<'r>(
    project: &Project,
    registers: &Registers,
    other: &Project,
    read: &'r Read,
) -> BTreeMap<&'r str, &'r Plan> {
    let phrases = |registers: &Registers| -> Vec<String> {
        let phrases = registers.units.collective_phrases();
        phrases.map(str::to_owned).collect()
    };
    if project.config.privacy.mask != other.config.privacy.mask
        || phrases(registers) != phrases(&read.registers)
    {
        return BTreeMap::new();
    }
    let texts = |project: &'_ Project| -> BTreeMap<String, String> {
        let plans = project.plans.iter();
        plans
            .map(|source| (source.path.clone(), source.text.clone()))
            .collect()
    };
    let (here, there) = (texts(project), texts(other));
    let plans = read.atlas.plans.iter().map(|node| &node.plan);
    plans
        .filter(|plan| {
            here.contains_key(&plan.file) && here.get(&plan.file) == there.get(&plan.file)
        })
        .map(|plan| (plan.file.as_str(), plan))
        .collect()
}

/// A text as it may be published.
pub(super) fn published(source: &Source, mask: bool, how: fn(&Source) -> Source) -> Source {
    if mask { how(source) } else { source.clone() }
}

/// Whether a file is published: not where its name, which is its address, is personal.
pub(super) fn is_published(path: &str, mask: bool) -> bool {
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
pub(super) fn mask_findings(project: &Project, findings: &mut [Diagnostic]) {
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
