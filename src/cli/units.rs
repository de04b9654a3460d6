//! `gangmu units`: names that the register does not know, with proposals; accepted ones are written into it.

use std::path::Path;

use gangmu::atlas::Atlas;
use gangmu::atlas::propose::{self, Unknown};
use gangmu::atlas::registry::{Entry, Registry};
use gangmu::disk::Lock;
use gangmu::error::{Error, Result};
use gangmu::plan::Plan;
use gangmu::source::Source;
use gangmu::{check, pipeline, project};

use super::{Context, Format, Status, report, values};
use crate::cli::terminal::say;

/// The register of units, relative to the site.
const FILE: &str = project::UNITS;

/// What `units` is told.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// 把建议写入 content/units.toml（标为未核对）：写名称则只写这几个，不写则全部，疑为已有单位的除外
    #[arg(long, value_name = "NAME", num_args = 0..)]
    accept: Option<Vec<String>>,
    /// 确知是同一单位：给已有单位加一个别名，如 yubei-kejiju=区科委；可写多次
    #[arg(long, value_name = "ID=NAME")]
    alias: Vec<String>,
    /// 报告的格式：text（默认）或 json
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
}

/// One unknown name, for programs.
#[derive(serde::Serialize)]
struct Proposal<'a> {
    name: &'a str,
    region: &'a str,
    count: usize,
    file: &'a str,
    line: u32,
    proposed_id: &'a str,
    proposed_name: &'a str,
    /// A known unit that it may be: `check` tells the same.
    near: Option<Near<'a>>,
}

/// A known unit with a name so like the unknown one that it may be the same.
#[derive(serde::Serialize)]
struct Near<'a> {
    id: &'a str,
    name: &'a str,
    why: String,
}

/// The known unit that an unknown name may mean.
fn near<'a>(atlas: &'a Atlas, one: &Unknown) -> Option<Near<'a>> {
    let (unit, name, why) = check::nearest(atlas, &one.name, &one.region)?;
    Some(Near {
        id: &unit.id,
        name,
        why,
    })
}

/// Tells unknown names, or writes what was accepted.
pub(crate) fn run(args: &Args, context: &Context) -> Result<Status> {
    // From reading the register to writing it nobody else writes it.
    let writes = args.accept.is_some() || !args.alias.is_empty();
    let _held = writes.then(|| Lock::wait(&context.site)).transpose()?;
    let project = project::load_content(&context.site)?;
    let text = project
        .units
        .as_ref()
        .map_or(String::new(), |source| source.text.clone());
    let read = pipeline::read(&project)?;
    let registry = &read.registers.units;
    let plans: Vec<Plan> = read
        .atlas
        .plans
        .iter()
        .map(|node| node.plan.clone())
        .collect();
    let unknown = propose::unknown(&plans, registry);
    if !args.alias.is_empty() {
        return aliases(&context.site, text, &args.alias, registry);
    }
    if let Some(names) = &args.accept {
        let new: Vec<Unknown> = unknown
            .iter()
            .filter(|one| !names.is_empty() || near(&read.atlas, one).is_none())
            .cloned()
            .collect();
        return accept(&context.site, &text, names, &new, registry);
    }
    let entries = propose::entries(&unknown, registry);
    let lines: Vec<Proposal<'_>> = unknown
        .iter()
        .zip(&entries)
        .map(|(one, entry)| Proposal {
            name: &one.name,
            region: &one.region,
            count: one.places.len(),
            file: one.places.first().map_or("", |place| &place.file),
            line: one.places.first().map_or(0, |place| place.line),
            proposed_id: &entry.id,
            proposed_name: &entry.name,
            near: near(&read.atlas, one),
        })
        .collect();
    match args.format {
        Format::Json => report::json(&lines),
        Format::Text => {
            let waiting = plans
                .iter()
                .filter(|plan| plan.front.region.is_none() && !plan.tasks.is_empty());
            for plan in waiting.clone() {
                say!(
                    "{}：文件头没有写 region（地区），写明以后才能列出其中的单位",
                    plan.file
                );
            }
            if lines.is_empty() {
                if waiting.count() == 0 {
                    say!("方案里的单位都在名册里。");
                }
                return Ok(Status::Done);
            }
            for line in &lines {
                let proposal = match &line.near {
                    Some(near) => format!(
                        "疑为“{}”：{}；确是同一单位：--alias {}={}",
                        near.name, near.why, near.id, line.name
                    ),
                    None => format!("{} {}", line.proposed_id, line.proposed_name),
                };
                say!(
                    "{}（{}，{} 处，{}:{}） → {proposal}",
                    line.name,
                    line.region,
                    line.count,
                    line.file,
                    line.line,
                );
            }
            say!(
                "写入名册：gangmu units --accept；是已有单位的另一写法：gangmu units --alias 编号=名称"
            );
        }
    }
    Ok(Status::Done)
}

/// Writes proposals for the names given, or for all.
fn accept(
    site: &Path,
    text: &str,
    names: &[String],
    unknown: &[Unknown],
    registry: &Registry,
) -> Result<Status> {
    let wanted: Vec<Unknown> = unknown
        .iter()
        .filter(|one| names.is_empty() || names.contains(&one.name))
        .cloned()
        .collect();
    if let Some(name) = names
        .iter()
        .find(|name| unknown.iter().all(|one| one.name != **name))
    {
        let known = unknown.iter().map(|one| one.name.as_str());
        return Err(Error::Usage(format!(
            "“{name}”不是方案里未识别的名称。{}",
            values::near(name, known)
        )));
    }
    let entries: Vec<Entry> = propose::entries(&wanted, registry);
    write(site, &propose::add(FILE, text, &entries)?)?;
    say!(
        "写入 {} 个单位 → {FILE}；核对后删去 unconfirmed",
        entries.len()
    );
    Ok(Status::Done)
}

/// Adds aliases to known units.
fn aliases(site: &Path, mut text: String, pairs: &[String], registry: &Registry) -> Result<Status> {
    for pair in pairs {
        let (id, name) = pair
            .split_once('=')
            .ok_or_else(|| Error::Usage(format!("--alias 应写作 编号=名称，不是“{pair}”")))?;
        let (id, name) = (id.trim(), name.trim());
        let known = registry.entries.iter().map(|entry| entry.id.as_str());
        if !known.clone().any(|known| known == id) {
            return Err(Error::Usage(format!(
                "名册里没有编号为 {id} 的单位。{}",
                values::near(id, known)
            )));
        }
        text = propose::add_alias(FILE, &text, id, name)?;
    }
    write(site, &text)?;
    say!("写入 {} 个别名 → {FILE}", pairs.len());
    Ok(Status::Done)
}

/// Writes the register, but never one that could not be read back.
fn write(site: &Path, text: &str) -> Result<()> {
    Registry::parse(&Source::new(FILE, text))?;
    project::write(site, FILE, text.as_bytes())
}
