//! `gangmu diff`: what happened between two states of the content, each thing by its name.
//!
//! A state is a site folder, a git revision of this site, or what is staged for a commit; nothing in the site is
//! touched.

mod git;
mod place;

pub(super) use place::content;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use gangmu::delta::Delta;
use gangmu::error::{Error, Result};
use gangmu::{delta, disk, pages, pipeline, project, render};

use self::place::{Known, Place, is_site, site};
use super::{Context, Status, report};
use crate::cli::terminal;

/// What `diff` is asked.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "flags as they are typed")]
pub(crate) struct Args {
    /// 旧的状态：站点文件夹，或 git 版本（v1..v2 是两个版本之间，v1...v2 是从分开处起）；默认 HEAD
    #[arg(value_name = "OLD", default_value = "HEAD")]
    old: String,
    /// 新的状态：同上；默认为站点文件夹现在的内容
    #[arg(value_name = "NEW")]
    new: Option<String>,
    /// 新的状态是已暂存、将要提交的内容（供 pre-commit 钩子用）
    #[arg(long, conflicts_with = "new")]
    staged: bool,
    /// 报告的格式：text（默认）、json（结构见 --schema）、markdown（供合并请求的评论，至多 60000 字）、html（用站点的样式，文字并排，须有 --out）
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Report,
    /// 报告写入这个文件；markdown 太长时，完整的报告写在旁边
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// 新站点网页的地址，以 / 结尾，供 markdown 的链接用；默认为 site.toml 的 base_url
    #[arg(long, value_name = "URL", value_parser = base)]
    base: Option<String>,
    /// 把新旧两个站点都生成一遍（不写文件），列出会变的网页
    #[arg(long)]
    pages: bool,
    /// 把这次的改动起草成一条更新（content/updates/），由人改定
    #[arg(long)]
    write_update: bool,
    /// 更新的日期；默认为有改动的方案中最晚的成文日期
    #[arg(long, value_name = "YYYY-MM-DD", requires = "write_update", value_parser = day)]
    date: Option<String>,
    /// 只输出 JSON 报告的结构（JSON Schema）
    #[arg(long, exclusive = true)]
    schema: bool,
}

/// How the report is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
enum Report {
    /// 给人看的文字
    #[default]
    Text,
    /// 给程序读的 JSON
    Json,
    /// 给合并请求的评论
    Markdown,
    /// 用站点自己的样式，新旧文字并排；写进新站点的文件夹：--out dist/changes.html
    Html,
}

/// The most characters of a comment that forges surely take.
const COMMENT: usize = 60_000;

fn base(typed: &str) -> std::result::Result<String, String> {
    match gangmu::links::leads(typed) {
        Ok(_) if typed.ends_with('/') => Ok(typed.to_owned()),
        Ok(_) => Err("要以 / 结尾".to_owned()),
        Err(why) => Err(why.to_owned()),
    }
}

/// Compares two states; a difference ends with status 1.
pub(crate) fn run(args: &Args, context: &Context) -> Result<Status> {
    if args.schema {
        terminal::answer(delta::report::SCHEMA.trim_end());
        return Ok(Status::Done);
    }
    let site = site(&context.site);
    let (old, new) = states(args, &site)?;
    let old = Known::of(old.content(&site)?)?;
    let new = Known::beside(new.content(&site)?, &old)?;
    let mut found = delta::between(&old.view(), &new.view());
    if args.pages {
        let (gone, changed) = pages(old, &new)?;
        found.pages(&gone, &changed);
    }
    let configured = Some(new.project.config.site.base_url.as_str());
    let base = args
        .base
        .as_deref()
        .or(configured.filter(|base| !base.is_empty()));
    tell(args, &new, &found, base)?;
    if args.write_update && !found.is_empty() {
        write_update(args, &new, &found, &site)?;
    }
    Ok(if found.is_empty() {
        Status::Done
    } else {
        Status::Findings
    })
}

/// The pages of the site that are gone, and those that are new or other ones, both sites drawn by the newer theme.
fn pages(mut old: Known, new: &Known) -> Result<(Vec<String>, Vec<String>)> {
    old.project.theme.clone_from(&new.project.theme);
    old.project.config.theme = new.project.config.theme.clone();
    let draw = |known: &Known| -> Result<BTreeMap<String, Vec<u8>>> {
        let files = pipeline::finish(&known.project, &known.read)?.files;
        let pages = files.into_iter().filter(|file| {
            Path::new(&file.path)
                .extension()
                .is_some_and(|end| end == "html")
        });
        Ok(pages.map(|file| (file.path, file.bytes)).collect())
    };
    let (was, is) = (draw(&old)?, draw(new)?);
    let gone = was.keys().filter(|path| !is.contains_key(*path));
    let changed = is
        .iter()
        .filter(|(path, bytes)| was.get(*path) != Some(bytes));
    Ok((
        gone.cloned().collect(),
        changed.map(|(path, _)| path.clone()).collect(),
    ))
}

fn day(typed: &str) -> std::result::Result<String, String> {
    let known = gangmu::zh::day::Day::from_iso(typed);
    known.map_or_else(
        || Err("要写成 2025-03-01 这样的日子".to_owned()),
        |_| Ok(typed.to_owned()),
    )
}

/// Drafts an entry of updates; one of the same day that is there already stays.
fn write_update(args: &Args, new: &Known, found: &Delta, site: &Path) -> Result<()> {
    let plans = new.read.atlas.plans.iter().map(|node| &node.plan);
    let touched = plans.filter(|plan| found.titles.contains_key(&plan.id));
    let newest = touched.filter_map(|plan| plan.front.date.clone()).max();
    let date = args.date.clone().or(newest).ok_or_else(|| {
        Error::Usage(
            "不知道这次更新的日期：有改动的方案没有成文日期；请写 --date 2025-03-01".to_owned(),
        )
    })?;
    let date = day(&date).map_err(|why| Error::Usage(format!("成文日期“{date}”{why}")))?;
    let text = delta::report::to_update(found, &date);
    for number in 1.. {
        let name = if number == 1 {
            date.clone()
        } else {
            format!("{date}-{number}")
        };
        let path = format!("{}/{name}.md", project::UPDATES);
        if project::bytes(site, &path)?.is_none() {
            project::write(site, &path, text.as_bytes())?;
            terminal::tell!("已起草 {path}，请改成给读者看的话");
            break;
        }
    }
    Ok(())
}

/// Writes the report.
fn tell(args: &Args, new: &Known, found: &Delta, base: Option<&str>) -> Result<()> {
    let written = match args.format {
        Report::Text if args.out.is_none() => {
            terminal::answer_styled(delta::report::to_text(found, true).trim_end());
            return Ok(());
        }
        Report::Json if args.out.is_none() => {
            report::json(&delta::report::to_json(found));
            return Ok(());
        }
        Report::Text => delta::report::to_text(found, false),
        Report::Json => report::json_text(&delta::report::to_json(found)),
        Report::Markdown => {
            let short = delta::report::to_markdown(found, base, Some(COMMENT));
            let Some(out) = &args.out else {
                terminal::answer(short.text.trim_end());
                return Ok(());
            };
            if short.cut {
                let whole = delta::report::to_markdown(found, base, None);
                let beside = out.with_extension("full.md");
                disk::write(&beside, whole.text.as_bytes())?;
                terminal::tell!("报告太长，完整的写在 {}", beside.display());
            }
            short.text
        }
        Report::Html => html(args, new, found)?,
    };
    match &args.out {
        Some(out) => disk::write(out, written.as_bytes()),
        None => Ok(()),
    }
}

/// The page of a report; styles are laid beside it where the site is not there.
fn html(args: &Args, new: &Known, found: &Delta) -> Result<String> {
    let Some(out) = &args.out else {
        return Err(Error::Usage(
            "html 要写进文件：--out dist/changes.html".to_owned(),
        ));
    };
    let mut config = new.project.config.clone();
    if config.privacy.mask {
        gangmu::privacy::mask_settings(&mut config);
    }
    let theme = render::Theme::new(&config, &new.project.theme)?;
    let (site, _) = pages::plan(&new.read.atlas, &config, &[]);
    let folder = out.parent().unwrap_or(Path::new(""));
    for file in theme.assets() {
        let path = folder.join(&file.path);
        if disk::kind(&path)?.is_none() {
            disk::write(&path, &file.bytes)?;
        }
    }
    if disk::kind(&folder.join(gangmu::routes::HOME))?.is_none() {
        terminal::tell!(
            "旁边没有站点的网页，链接打不开；要能打开：先 gangmu build --out 同一文件夹"
        );
    }
    render::changes(&site, found, &theme)
}

/// The older and the newer state that are meant.
fn states(args: &Args, site: &Path) -> Result<(Place, Place)> {
    let named = |name: &str| Place::named(name, site);
    let is_range = !is_site(Path::new(&args.old)) && args.old.contains("..");
    if is_range {
        if args.new.is_some() || args.staged {
            return Err(Error::Usage(format!(
                "“{}”已经说了两个版本，不能再写一个",
                args.old
            )));
        }
        let (old, new) = git::range(site, &args.old)?;
        return Ok((Place::Commit(old), Place::Commit(new)));
    }
    let new = match &args.new {
        Some(new) => named(new)?,
        None if args.staged => Place::Staged,
        None => Place::Folder(site.to_owned()),
    };
    Ok((named(&args.old)?, new))
}
