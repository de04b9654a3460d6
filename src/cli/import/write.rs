//! Writing what was imported: once; a plan that people may have mended is never overwritten unasked.

use std::fmt::Write as _;
use std::path::Path;

use gangmu::atlas::propose;
use gangmu::diag::Code;
use gangmu::error::{Error, Result};
use gangmu::import::Import;
use gangmu::source::Source;
use gangmu::{disk, project};
use similar::{ChangeTag, TextDiff};

use super::args::Args;
use super::outcome::Outcome;
use super::site::Site;
use super::summary;
use crate::cli::terminal::{say, tell};
use crate::cli::{Context, Status, report};

/// The first block of search ids that no plan has; each new plan takes two, one for tasks, one for prose.
fn free_block(site: &Site) -> u32 {
    let taken = site.plans.iter().flat_map(|plan| &plan.front.blocks);
    taken.max().map_or(1, |last| last + 1)
}

/// Writes and tells every import, in the order typed.
pub(super) fn all(
    outcomes: &mut [Outcome],
    args: &Args,
    context: &Context,
    site: &Site,
) -> Result<Status> {
    let folder = args
        .out
        .clone()
        .unwrap_or_else(|| context.site.join(project::PLANS));
    let mut status = Status::Done;
    let mut written: Vec<Import> = Vec::new();
    let mut block = free_block(site);
    for outcome in outcomes {
        let file = outcome.file.display().to_string();
        let import = match &mut outcome.read {
            Ok(import) => import,
            Err(error) => {
                report::trouble(error);
                status = Status::Trouble;
                continue;
            }
        };
        if outcome.kept.is_none() {
            import.claim([block, block + 1]);
            block += 2;
        }
        let path = folder.join(format!("{}.md", import.id));
        if args.out.is_none() {
            disk::inside(&context.site, &path)?;
        }
        if outcome.kept.is_none() && args.out.is_none() && path.is_file() {
            report::trouble(&taken(&file, &import.id));
            status = Status::Trouble;
            continue;
        }
        let shown = site.shown(import);
        let (did, ok) = put(&path, &import.markdown, args.force, site)?;
        let proposed = args.id.is_none() && outcome.kept.is_none();
        summary::one(&file, &shown, site, &did, proposed);
        summary::kept(outcome.kept.as_deref().unwrap_or_default(), site);
        let found = report::status(&shown.findings);
        if ok {
            written.push(shown);
        }
        status = status.max(if ok { found } else { Status::Findings });
    }
    if args.out.is_none() {
        units(&written, context, site)?;
    }
    Ok(status)
}

/// Why a plan is not written whose id another document's plan has.
fn taken(file: &str, id: &str) -> Error {
    Error::Usage(format!(
        "{file}：编号 {id} 已经用于另一份文件的方案，没有写；请用 --id 另取一个编号"
    ))
}

/// Writes a plan file if that loses nothing or the loss is asked for and told; says what was done and whether the
/// file is now as imported.
fn put(path: &Path, markdown: &str, force: bool, site: &Site) -> Result<(String, bool)> {
    let shown = path.display();
    if path.is_file() {
        let old = disk::read_text(path)?;
        if old == markdown {
            return Ok((format!("{shown} 已是这样，未改动"), true));
        }
        let difference = difference(&site.shown_words(&old), &site.shown_words(markdown));
        if force {
            tell!("{shown}：有改动的行\n{difference}");
        } else {
            return Ok((
                format!(
                    "{}[{}]：{shown} 已存在且内容不同，没有覆盖；要替换请加 --force\n{difference}",
                    Code::PlanExists.severity().word(),
                    Code::PlanExists.id()
                ),
                false,
            ));
        }
    }
    if let Some(folder) = path.parent() {
        disk::make_folder(folder)?;
    }
    disk::write(path, markdown.as_bytes())?;
    Ok((format!("已写入 {shown}"), true))
}

/// The lines in which the plan that is there differs from the import.
fn difference(old: &str, new: &str) -> String {
    const MOST: usize = 40;
    let diff = TextDiff::from_lines(old, new);
    let mut out = String::new();
    let mut count = 0;
    for change in diff.iter_all_changes() {
        let (mark, which) = match change.tag() {
            ChangeTag::Equal => continue,
            ChangeTag::Delete => ('-', "现有"),
            ChangeTag::Insert => ('+', "导入"),
        };
        count += 1;
        if count <= MOST {
            let line = change.value().trim_end();
            let short: String = line.chars().take(100).collect();
            let more = if short.len() < line.len() { "…" } else { "" };
            let _ = writeln!(out, "    {mark} {which}：{short}{more}");
        }
    }
    if count > MOST {
        let _ = writeln!(out, "    （另有 {} 处）", count - MOST);
    }
    out.trim_end().to_owned()
}

/// Adds the names that the register does not know, marked as unconfirmed.
fn units(written: &[Import], context: &Context, site: &Site) -> Result<()> {
    let plans: Vec<_> = written.iter().map(|i| i.plan.clone()).collect();
    let found = propose::unknown(&plans, &site.registry);
    if found.is_empty() {
        return Ok(());
    }
    let entries = propose::entries(&found, &site.registry);
    let Source { path, text, .. } = &site.units;
    let new = propose::add(path, text, &entries)?;
    project::write(&context.site, path, new.as_bytes())?;
    let names = written.iter().map(|i| site.unknown(i).len()).sum::<usize>();
    say!(
        "名册 {}：添加 {} 个单位（共出现 {names} 次不认识的名称），标为 unconfirmed，请核对后删去这一行。",
        context.site.join(path).display(),
        entries.len()
    );
    Ok(())
}
