//! Every form in every field of a site: what is built, exported, searched and told holds none of it.

use std::collections::BTreeMap;

use aho_corasick::AhoCorasick;
use gangmu::check;
use gangmu::config::{MenuItem, SiteConfig};
use gangmu::diag::{concise, framed, to_json, to_sarif};
use gangmu::disk::OutFile;
use gangmu::export;
use gangmu::pipeline;
use gangmu::project::{Project, SiteFile};
use gangmu::source::Source;
use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization as _;

use super::forms::{Form, forms};

/// A form as it stands in TOML.
fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

/// A form as it stands in a cell or a line of Markdown.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\n' => out.push_str("<br>"),
            '|' | '*' | '[' | ']' | '_' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

/// A plan that has a form in all of its fields.
fn plan(number: usize, form: &Form) -> Source {
    let (one, cell) = (quoted(&form.text), escaped(&form.text));
    let (line, body) = if form.text.contains(['\n', '\t']) || form.text.contains("<br>") {
        (String::from("无"), form.text.clone())
    } else {
        (cell.clone(), cell.clone())
    };
    let (one, cell) = if line == "无" {
        (quoted("无"), String::from("无"))
    } else {
        (one, cell)
    };
    let text = format!(
        "+++
title = {one}
short = {one}
number = {one}
issuer = {one}
date = {one}
status = {one}
region = \"江州市\"
programme = {one}
term = {one}
legend = {one}
declared_in = {one}
declared_tasks = 9
source = {one}
+++

# {line}

## 一、{line}

{body}

（一）{line}。支持试点（{line}牵头）。

| {line} | {line} |
| --- | --- |
| {line} | {line} |

## 二、任务：{line}

| 序号 | 任务 | 牵头单位 | 完成时限 | {cell} |
| --- | --- | --- | --- | --- |
| 1 | {cell} | {cell} | {cell} | {cell} |
| {cell} | 推进试点。{cell} | 市商务委、{cell} | 2025年，{cell} | 甲（{cell}）乙 |

注：1. {line}
"
    );
    Source::new(format!("content/plans/plan-{number}.md"), &text)
}

/// A site that has all forms everywhere.
fn site(all: &[Form]) -> Project {
    let lines: Vec<&Form> = all
        .iter()
        .filter(|form| !form.text.contains('\n'))
        .collect();
    let (mut units, mut retired, mut lineage) = (Vec::new(), Vec::new(), Vec::new());
    for (number, form) in lines.iter().enumerate() {
        let one = quoted(&form.text);
        let name = quoted(&format!("市务局{number}号（{}）", form.text));
        units.push(format!(
            "[[unit]]\nid = \"u{number}\"\nname = {name}\nregion = \"江州市\"\naliases = [{name}]\n\n"
        ));
        retired.push(format!(
            "[[task]]\nid = \"plan-0/{}\"\ndate = \"2021-01-01\"\nreason = {one}\n\n",
            number + 1000
        ));
        lineage.push(format!(
            "[[not_taken_up]]\nplan = \"plan-0\"\nup = \"plan-1/1\"\nreason = {one}\n\n"
        ));
    }
    let pages = all.iter().enumerate().map(|(number, form)| {
        let text = &form.text;
        let line = if text.contains('\n') { "无" } else { text };
        let title = quoted(line);
        let bold = if text.contains(['|', '*']) { "无" } else { text };
        let bold = bold.replace("13900139000", "139**0013**9000");
        Source::new(
            format!("content/pages/page-{number}.md"),
            &format!(
                "+++\ntitle = {title}\ndescription = {title}\n+++\n\n# {line}\n\n{text}\n\n- 条：{line}\n\n**{bold}**\n"
            ),
        )
    });
    let named = lines.iter().map(|form| SiteFile {
        path: format!("files/{}.txt", form.text.replace('/', " ")),
        bytes: Vec::new(),
    });
    let mut config = SiteConfig::default();
    let joined = |sign: &str| {
        let texts: Vec<&str> = lines.iter().map(|form| form.text.as_str()).collect();
        texts.join(sign)
    };
    config.site.title = joined("；再\n");
    config.site.description = joined("\n\n次：\n\n");
    config.site.footer = joined("\n\n次：\n\n");
    config.site.revision = joined("\n\n次：\n\n");
    config.site.feedback = joined("\n\n次：\n\n");
    for form in &lines {
        config.site.menu.push(MenuItem {
            title: form.text.clone(),
            href: format!("tel:{}", form.text),
        });
        let words = vec![form.text.clone(), "电子商务".to_owned()];
        config.search.synonyms.insert(form.text.clone(), words);
    }
    Project {
        plans: all
            .iter()
            .enumerate()
            .map(|(n, form)| plan(n, form))
            .collect(),
        units: Some(Source::new("content/units.toml", &units.concat())),
        retired: Some(Source::new("content/retired.toml", &retired.concat())),
        lineage: Some(Source::new("content/lineage.toml", &lineage.concat())),
        pages: pages.collect(),
        attachments: named.collect(),
        config,
        ..Project::default()
    }
}

/// A text as somebody reads it: without tags, blanks, entities and escapes, every width alike. Attributes are read too.
fn read(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        out.push_str(before);
        let is_tag = tag[1..].starts_with(|c: char| c == '/' || c.is_ascii_alphabetic());
        let end = tag.find('>').filter(|end| is_tag && *end < 2000);
        let Some(end) = end else {
            out.push('<');
            rest = &tag[1..];
            continue;
        };
        if tag[..end].contains('"') {
            out.extend(["⟨", &tag[1..end], "⟩"]);
        }
        rest = &tag[end + 1..];
    }
    out.push_str(rest);
    out.replace("&nbsp;", " ")
        .nfkc()
        .filter(|c| !c.is_whitespace() && *c != '\\' && !('\u{200b}'..='\u{200f}').contains(c))
        .collect()
}

/// What must not be readable, as it is read, with the words as they are written.
struct Secrets {
    words: Vec<String>,
    all: AhoCorasick,
}

impl Secrets {
    fn of(forms: &[Form]) -> Self {
        let mut words = BTreeMap::new();
        for form in forms {
            for (range, secret) in form.secrets.iter().zip(form.words()) {
                // A name is looked for with its family name.
                let is_name = !secret.contains(|c: char| c.is_numeric());
                let mut before = form.text[..range.start].chars().rev();
                let family = before.find(|c| !c.is_whitespace()).filter(|_| is_name);
                let whole: String = family.into_iter().chain(secret.chars()).collect();
                words.insert(read(&whole), whole);
            }
        }
        Self {
            all: AhoCorasick::new(words.keys()).expect("a few hundred words"),
            words: words.into_values().collect(),
        }
    }

    /// Those that a text still shows, each with some words around it.
    fn leaks(&self, name: &str, text: &str) -> Vec<String> {
        let said = read(text);
        let found = self.all.find_iter(&said).map(|found| {
            let before: String = said[..found.start()].chars().rev().take(30).collect();
            let before: String = before.chars().rev().collect();
            let behind: String = said[found.start()..].chars().take(40).collect();
            let secret = &self.words[found.pattern().as_usize()];
            format!("{name}: “{secret}”: {before}⟦{behind}")
        });
        found.collect()
    }
}

#[test]
fn no_form_is_readable_in_anything_that_is_published_or_told() {
    let all = forms();
    let secrets = Secrets::of(&all);
    // Several sites, for some rules compare everything with everything.
    let found: Vec<String> = all
        .par_chunks(30)
        .flat_map(|some| leaks(some, &secrets))
        .collect();
    assert!(
        found.is_empty(),
        "{} leaks:\n{}",
        found.len(),
        found.join("\n")
    );
}

/// What is readable of all secrets in anything that is made of a site with some forms everywhere.
fn leaks(some: &[Form], secrets: &Secrets) -> Vec<String> {
    let project = site(some);
    let built = pipeline::build(&project).expect("the site is good");
    // What a workbook holds stands in the CSV beside it too.
    let shown = |file: &OutFile| {
        let text = String::from_utf8_lossy(&file.bytes);
        let text = Some(text).filter(|_| !file.path.contains(".xlsx"));
        let mut leaks = secrets.leaks("path", &file.path);
        leaks.extend(secrets.leaks(&file.path, &text.unwrap_or_default()));
        leaks
    };
    let mut found: Vec<String> = built.files.par_iter().flat_map_iter(shown).collect();
    let read = pipeline::read(&project).expect("the registers are good");
    let exported = export::json::bytes(&export::json::of_atlas(&read.atlas));
    found.extend(secrets.leaks("export", &String::from_utf8_lossy(&exported)));
    let seeds = BTreeMap::new();
    let mut findings = read.findings;
    findings.extend(built.findings);
    findings.extend(check::run(&check::Input {
        project: &project,
        atlas: &read.atlas,
        registers: &read.registers,
        seeds: &seeds,
        published: None,
    }));
    found.par_extend(findings.par_iter().flat_map_iter(|finding| {
        let mut leaks = secrets.leaks("framed", &framed(finding, false));
        leaks.extend(secrets.leaks("concise", &concise(finding)));
        leaks
    }));
    found.extend(secrets.leaks("json", &to_json(&findings).to_string()));
    found.extend(secrets.leaks("sarif", &to_sarif(&findings).to_string()));
    let told = findings
        .iter()
        .filter(|one| one.code.id().starts_with("G07"));
    assert!(told.count() > some.len());
    found
}
