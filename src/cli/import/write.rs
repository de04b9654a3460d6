//! Writing what was imported: once; a plan that people may have mended is never overwritten unasked.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use gangmu::atlas::propose;
use gangmu::diag::Code;
use gangmu::error::Result;
use gangmu::front::FrontMatter;
use gangmu::import::{Import, Options};
use gangmu::source::Source;
use gangmu::{disk, plan, project};
use similar::{ChangeTag, TextDiff};

use super::{Args, Outcome, Site, told, unknown};
use crate::cli::{Context, Status, report};

/// Completes options with what the site knows: the id, region and blocks of a plan imported before.
pub(super) fn known(options: Options, site: &Site) -> Options {
    let before = site.plans.iter().find_map(|source| {
        let (plan, _) = plan::parse(source);
        let same = match &options.id {
            Some(id) => *id == plan.id,
            None => options.source.is_some() && plan.front.source == options.source,
        };
        same.then_some((plan.id, plan.front))
    });
    let Some((id, front)) = before else {
        let blocks = if options.blocks.is_empty() {
            free_blocks(site)
        } else {
            Vec::new()
        };
        return options.or(Options {
            blocks,
            ..Options::default()
        });
    };
    let FrontMatter {
        region,
        programme,
        implements,
        blocks,
        short,
        ..
    } = front;
    options.or(Options {
        id: Some(id),
        region,
        programme,
        implements,
        blocks,
        short,
        ..Options::default()
    })
}

/// Two blocks that no plan has: one for tasks, one for prose.
fn free_blocks(site: &Site) -> Vec<u32> {
    if site.plans.is_empty() {
        return vec![1, 2];
    }
    let last = site
        .plans
        .iter()
        .flat_map(|source| plan::parse(source).0.front.blocks)
        .max()
        .unwrap_or(0);
    vec![last + 1, last + 2]
}

/// Writes and tells every import, in the order typed.
pub(super) fn all(
    outcomes: &[Outcome],
    args: &Args,
    context: &Context,
    site: &Site,
) -> Result<Status> {
    let folder = args
        .out
        .clone()
        .unwrap_or_else(|| context.site.join(project::PLANS));
    let mut status = Status::Done;
    let mut written: Vec<&Import> = Vec::new();
    let fresh = free_blocks(site);
    let mut next = fresh[0];
    for outcome in outcomes {
        let file = outcome.file.display().to_string();
        let import = match &outcome.read {
            Ok(import) => import,
            Err(error) => {
                report::trouble(error);
                status = Status::Trouble;
                continue;
            }
        };
        let markdown = with_own_blocks(import, &fresh, &mut next);
        let path = folder.join(format!("{}.md", import.id));
        let (did, ok) = put(&path, &markdown, args.force)?;
        told::one(&file, import, site, &did);
        if ok {
            written.push(import);
        }
        status = status.max(if ok {
            report::status(&import.findings)
        } else {
            Status::Findings
        });
    }
    if args.out.is_none() {
        units(&written, context, site)?;
    }
    Ok(status)
}

/// The plan file; of several new plans imported at once each gets blocks of its own.
fn with_own_blocks(import: &Import, fresh: &[u32], next: &mut u32) -> String {
    if import.front.blocks != fresh {
        return import.markdown.clone();
    }
    let was = format!("blocks = {}\n", blocks(fresh));
    let now = format!("blocks = {}\n", blocks(&[*next, *next + 1]));
    *next += 2;
    import.markdown.replacen(&was, &now, 1)
}

/// A list of blocks as front matter writes it.
fn blocks(list: &[u32]) -> String {
    let words: Vec<String> = list.iter().map(u32::to_string).collect();
    format!("[{}]", words.join(", "))
}

/// Writes a plan file if that loses nothing; says what was done and whether the file is now as imported.
fn put(path: &Path, markdown: &str, force: bool) -> Result<(String, bool)> {
    let shown = path.display();
    if path.is_file() {
        let old = disk::read_text(path)?;
        if old == markdown {
            return Ok((format!("{shown} 已是这样，未改动"), true));
        }
        if !force {
            let difference = difference(&old, markdown);
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
fn units(written: &[&Import], context: &Context, site: &Site) -> Result<()> {
    let plans: Vec<_> = written.iter().map(|i| i.plan.clone()).collect();
    let found = propose::unknown(&plans, &site.registry);
    if found.is_empty() {
        return Ok(());
    }
    let entries = propose::entries(&found, &site.registry);
    let Source { path, text } = &site.units;
    let new = propose::add(path, text, &entries)?;
    let target: PathBuf = context.site.join(path);
    disk::write(&target, new.as_bytes())?;
    let names = written
        .iter()
        .map(|i| unknown(i, site).len())
        .sum::<usize>();
    anstream::println!(
        "名册 {}：添加 {} 个单位（共出现 {names} 次不认识的名称），标为 unconfirmed，请核对后删去这一行。",
        target.display(),
        entries.len()
    );
    Ok(())
}
