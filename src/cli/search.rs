//! `gangmu search`: the site's search, on the terminal; the same answers as in the browser.
//!
//! Reads the index of the content as it is now, so nothing needs to be built before.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anstyle::Style;
use gangmu::atlas::Atlas;
use gangmu::diag::visible;
use gangmu::error::{Error, Result};
use gangmu::plan::Role;
use gangmu::search::{Answer, Filters, Hit, Index, RecordKind, fold};
use gangmu::{pipeline, project};

use super::{Context, Format, Status, report, values};
use crate::cli::terminal::{self, say};

/// Results told to a person where no number is asked for.
const SHOWN: usize = 20;
/// Characters of a text around its first hit.
const SNIPPET: usize = 60;
/// For the words that were found.
const FOUND: Style = Style::new().bold();
/// For ids.
const ID: Style = Style::new().dimmed();

/// What `search` is told.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// 要找的字词；几个词用空格隔开，须都出现
    #[arg(value_name = "QUERY", required = true)]
    query: Vec<String>,
    /// 只看这个方案（id）
    #[arg(long, value_name = "ID")]
    plan: Option<String>,
    /// 只看这个地区，如 重庆市/渝北区
    #[arg(long, value_name = "REGION")]
    region: Option<String>,
    /// 只看这个单位承担的任务：单位编号或全称
    #[arg(long, value_name = "UNIT")]
    unit: Option<String>,
    /// 只看这个角色：lead、cooperate、responsible、policy、support、implement
    #[arg(long, value_name = "ROLE", value_parser = values::word_of(&Role::ALL, Role::key))]
    role: Option<Role>,
    /// 只看这一类：task、unit、plan、section、document
    #[arg(long, value_name = "KIND", value_parser = values::word_of(&RecordKind::ALL, RecordKind::key))]
    kind: Option<RecordKind>,
    /// 每一组最多列出几项；默认 20，JSON 默认全部
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// 输出的格式：text（默认）或 json
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
}

/// Asks and tells; finding nothing is no trouble.
pub(crate) fn run(args: &Args, context: &Context) -> Result<Status> {
    let project = project::load_content(&context.site)?;
    let atlas = pipeline::read(&project)?.atlas;
    let filters = filters(args, &atlas)?;
    let built = pipeline::index(&atlas, &project.config);
    let files: BTreeMap<&str, &[u8]> = built
        .iter()
        .map(|file| (file.path.as_str(), file.bytes.as_slice()))
        .collect();
    let index = Index::open(|name| {
        let bytes = files.get(name).copied().unwrap_or_default();
        String::from_utf8(bytes.to_vec())
            .map_err(|_| Error::Usage(format!("{name} 不是 UTF-8 文本")))
    })?;
    let query = args.query.join(" ");
    let answer = index.answer(&query, &filters)?;
    match args.format {
        Format::Json => report::json(&json(&query, &answer, args.limit.unwrap_or(usize::MAX))),
        Format::Text => print_hits(&answer, args.limit.unwrap_or(SHOWN)),
    }
    Ok(Status::Done)
}

/// What narrows the answer; a name that the site does not have is refused, for it would find nothing.
fn filters(args: &Args, atlas: &Atlas) -> Result<Filters> {
    let plan = (args.plan.as_deref()).map(|typed| values::plan(atlas, typed));
    let region = (args.region.as_deref()).map(|typed| values::region(atlas, typed));
    let unit = (args.unit.as_deref()).map(|typed| values::unit(atlas, typed));
    let word = |found: Option<&str>| found.unwrap_or_default().to_owned();
    Ok(Filters {
        plan: word(plan.transpose()?.map(|plan| &*atlas.plan(plan).plan.id)),
        region: word(region.transpose()?),
        unit: word(unit.transpose()?.map(|unit| &*atlas.unit(unit).name)),
        role: word(args.role.map(Role::key)),
        group: String::new(),
        kind: word(args.kind.map(RecordKind::key)),
    })
}

/// The answer for programs.
fn json(query: &str, answer: &Answer, limit: usize) -> serde_json::Value {
    let list = |hits: &[Hit]| -> Vec<serde_json::Value> {
        let hits = hits.iter().take(limit);
        hits.map(|hit| {
            let units = hit
                .units
                .iter()
                .map(|(name, role)| serde_json::json!({"name": name, "role": role}));
            serde_json::json!({
                "kind": hit.kind.key(),
                "id": hit.id,
                "plan": Some(&hit.plan).filter(|plan| !plan.is_empty()),
                "label": Some(&hit.label).filter(|label| !label.is_empty()),
                "title": hit.title,
                "text": hit.text,
                "units": units.collect::<Vec<_>>(),
                "region": hit.region,
                "href": hit.href,
            })
        })
        .collect()
    };
    serde_json::json!({
        "query": query,
        "terms": answer.terms,
        "names": list(&answer.names),
        "hits": list(&answer.hits),
        "synonyms": list(&answer.by_synonym),
        "near": list(&answer.near),
        "total": answer.hits.len(),
    })
}

/// The answer for a person.
fn print_hits(answer: &Answer, limit: usize) {
    let groups = [
        ("单位和方案", &answer.names),
        ("任务、正文、文件", &answer.hits),
        ("同义写法", &answer.by_synonym),
        ("没有完全符合的；相近的有", &answer.near),
    ];
    let mut any = false;
    for (heading, hits) in groups {
        if hits.is_empty() {
            continue;
        }
        any = true;
        say!("{heading}（{}）", hits.len());
        for hit in hits.iter().take(limit) {
            terminal::answer_styled(&format!("  {}", line(hit, &answer.terms)));
        }
        if hits.len() > limit {
            say!("  …… 另有 {} 项", hits.len() - limit);
        }
    }
    if !any {
        say!("没有找到。可以少用几个字。");
    }
}

/// One hit: title, id, and the text around the first word found.
fn line(hit: &Hit, terms: &[String]) -> String {
    let hit = &Hit {
        title: visible(&hit.title).into_owned(),
        text: visible(&hit.text).into_owned(),
        id: visible(&hit.id).into_owned(),
        ..hit.clone()
    };
    let title = marked(&hit.title, terms);
    let snippet = snippet(&hit.text, terms);
    let snippet = if snippet.is_empty() || snippet == hit.title {
        String::new()
    } else {
        format!("\n    {}", marked(&snippet, terms))
    };
    format!("{title} {ID}{}{ID:#}{snippet}", hit.id)
}

/// The text around its first hit, on one line.
fn snippet(text: &str, terms: &[String]) -> String {
    let text = text.replace('\n', " ");
    let first = places(&text, terms).first().map_or(0, |place| place.0);
    let before = text[..first].chars().count().saturating_sub(SNIPPET / 4);
    let mut out: String = text.chars().skip(before).take(SNIPPET).collect();
    if before > 0 {
        out.insert(0, '…');
    }
    if text.chars().count() > before + SNIPPET {
        out.push('…');
    }
    out
}

/// A text with what was found in bold.
fn marked(text: &str, terms: &[String]) -> String {
    let mut out = String::new();
    let mut at = 0;
    for (from, to) in places(text, terms) {
        if from < at {
            continue;
        }
        out.push_str(&text[at..from]);
        let _ = write!(out, "{FOUND}{}{FOUND:#}", &text[from..to]);
        at = to;
    }
    out.push_str(&text[at..]);
    out
}

/// Where terms stand in a text, as bytes, ascending.
fn places(text: &str, terms: &[String]) -> Vec<(usize, usize)> {
    let folded = fold::fold_with_places(text);
    let mut places: Vec<(usize, usize)> = terms
        .iter()
        .flat_map(|term| {
            folded
                .key
                .match_indices(term.as_str())
                .map(|(at, found)| (at, at + found.len()))
                .collect::<Vec<_>>()
        })
        .map(|(from, to)| {
            // The end is where the last character found ends, not where the next one compared begins.
            let last = folded.from[to - 1] as usize;
            let width = text[last..].chars().next().map_or(0, char::len_utf8);
            (folded.from[from] as usize, last + width)
        })
        .collect();
    places.sort_unstable();
    places
}
