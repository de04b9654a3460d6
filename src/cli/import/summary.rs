//! The report of an import on the terminal: what was recognised, what was repaired, what is doubtful.

use std::fmt::Write as _;

use gangmu::diag::{Code, Diagnostic, Severity};
use gangmu::front::LeadRule;
use gangmu::import::{Import, Kept};
use gangmu::plan::{BlockKind, Meaning, Role, Tier};
use gangmu::text::Text;
use gangmu::zh::width;

use super::findings::{self, needs_person};
use super::outcome::Outcome;
use super::site::Site;
use crate::cli::terminal::{say, tell};

/// Tells one import; `proposed` says that nobody gave the id and nothing can be published under it yet.
pub(super) fn one(file: &str, import: &Import, site: &Site, written: &str, proposed: bool) {
    let front = &import.front;
    let none = || "（没有找到）".to_owned();
    say!("{}", site.shown_words(file));
    let lines = [
        (
            "标题",
            if front.title.is_empty() {
                none()
            } else {
                front.title.clone()
            },
        ),
        ("字号", front.number.clone().unwrap_or_else(none)),
        ("机关", front.issuer.clone().unwrap_or_else(none)),
        ("日期", front.date.clone().unwrap_or_else(none)),
        ("状态", front.status.clone().unwrap_or_else(none)),
        ("地区", region(import, site)),
        ("落实", implements(import, site)),
        ("任务", tasks(import)),
    ];
    let further = [
        ("牵头", lead(import)),
        ("单位", units(import, site)),
        ("文字", characters(import)),
    ];
    let lines = lines.into_iter().chain(columns(import));
    for (name, value) in lines.chain(further) {
        if !value.is_empty() {
            say!("  {name}　{value}");
        }
    }
    if proposed {
        say!(
            "  编号　{}（自动拟定，是网址的一部分；发布以前可以另取：删去写出的文件，加 --id 编号 再读入）",
            import.id
        );
    }
    findings::tell(&import.findings);
    say!("  → {written}");
    say!("  下一步　{}\n", next(import));
}

/// What is to be done next.
fn next(import: &Import) -> String {
    let has = |code| import.findings.iter().any(|f| f.code == code);
    let errors = count(&import.findings, Severity::Error);
    let (tasks, region) = (import.plan.tasks.len(), import.front.region.is_some());
    let mut steps = Vec::new();
    if errors > 0 {
        steps.push(format!("先看上面 {errors} 处 error"));
    }
    if has(Code::DutiesLeft) {
        steps.push("看没有读成任务的话是不是任务（G119）".to_owned());
    } else if tasks == 0 {
        steps.push("没有任务：分工如果在附件里，请导入附件".to_owned());
    }
    if tasks > 0 && !region {
        steps.push("写明地区（--region）再导入一次".to_owned());
    }
    steps.push(if tasks > 0 {
        "对照原文核对写出的方案，再运行 gangmu check".to_owned()
    } else {
        "运行 gangmu check".to_owned()
    });
    steps.join("；")
}

/// Tells what of a plan's front matter stayed as it was, and where the document says otherwise.
pub(super) fn kept(kept: &[Kept], site: &Site) {
    let own: Vec<&str> = kept
        .iter()
        .filter(|one| one.read.is_none())
        .map(|one| one.key.as_str())
        .collect();
    if !own.is_empty() {
        tell!("文件头保留：{}", own.join("、"));
    }
    for Kept { key, here, read } in kept {
        let shown = |words: &Option<String>| {
            let words = words.as_deref()?;
            Some(site.shown_words(words).into_owned())
        };
        let (here, read) = (shown(here), shown(read));
        match (here, read) {
            (Some(here), Some(read)) => {
                tell!("文件头保留 {key} = {here}；这次读出的是 {read}");
            }
            (None, Some(read)) => {
                tell!("文件头没有写 {key}，照旧不写；这次读出的是 {read}");
            }
            (_, None) => {}
        }
    }
}

/// The region, which only a person can give, with what the document hints at.
fn region(import: &Import, site: &Site) -> String {
    match &import.front.region {
        Some(region) => region.clone(),
        None if import.plan.tasks.is_empty() => String::new(),
        None => {
            let known = site
                .plans
                .iter()
                .filter_map(|plan| plan.front.region.as_deref());
            let known: Vec<&str> = known.collect();
            let like = gangmu::import::region(&import.front, &known);
            let like = like.map_or_else(
                || "请用 --region 写明，如 --region 重庆市/渝北区，全国的写 全国".to_owned(),
                |region| format!("看来是 {region}；对的请加 --region {region}，不对的写明全称"),
            );
            format!("（没有写明；单位暂不写入名册。{like}）")
        }
    }
}

/// The plans that it implements, or those of the site that it cites.
fn implements(import: &Import, site: &Site) -> String {
    if !import.front.implements.is_empty() {
        return import.front.implements.join("、");
    }
    let plans = site.plans.iter();
    let numbered = plans.filter_map(|plan| Some((plan.id.as_str(), plan.front.number.as_deref()?)));
    let numbered: Vec<(&str, &str)> = numbered.collect();
    let cited = gangmu::import::cited(import, &numbered);
    let told = cited.iter().map(|(id, number)| {
        format!("文中引用了站内的 {number}（{id}）；落实它的，请加 --implements {id}")
    });
    told.collect::<Vec<_>>().join("；")
}

fn tasks(import: &Import) -> String {
    let plan = &import.plan;
    let mut groups: Vec<&[Text]> = plan.tasks.iter().map(|t| &*t.group).collect();
    groups.dedup();
    let answered = plan
        .tasks
        .iter()
        .filter(|t| !t.assignments.is_empty())
        .count();
    let mut out = format!("{} 项，分属 {} 组", plan.tasks.len(), groups.len());
    if answered < plan.tasks.len() {
        let _ = write!(out, "；{} 项没有责任单位", plan.tasks.len() - answered);
    }
    if let (Some(declared), Some(words)) = (plan.front.declared_tasks, &plan.front.declared_in) {
        let same = declared as usize == plan.tasks.len();
        let verdict = if same { "相符" } else { "不符" };
        let _ = write!(out, "；文中说“{words}”，{verdict}");
    }
    out
}

/// What became of each column, once for tables with the same ones.
fn columns(import: &Import) -> Vec<(&'static str, String)> {
    let tables = import
        .plan
        .blocks
        .iter()
        .filter_map(|block| match &block.kind {
            BlockKind::Tasks { columns, .. } => Some(columns),
            _ => None,
        });
    let told = tables.map(|columns| {
        let each = columns.iter();
        let each = each.map(|c| format!("{}＝{}", c.heading, meaning(c.meaning)));
        each.collect::<Vec<_>>().join("，")
    });
    let mut told: Vec<String> = told.collect();
    told.dedup();
    told.into_iter().map(|columns| ("栏目", columns)).collect()
}

fn meaning(meaning: Meaning) -> String {
    match meaning {
        Meaning::Label => "序号".to_owned(),
        Meaning::Title => "任务名称".to_owned(),
        Meaning::Text => "任务".to_owned(),
        Meaning::Units(role, tier) => {
            let tier = match tier {
                Some(Tier::Municipal) => "市级",
                Some(Tier::District) => "区级",
                None => "",
            };
            let role = match role {
                Role::Lead => "牵头",
                Role::Cooperate => "配合",
                Role::Responsible => "责任单位",
                Role::Policy => "制订政策",
                Role::Support => "支持和指导",
                Role::Implement => "推进",
            };
            format!("{tier}{role}")
        }
        Meaning::Clauses => "责任（整句）".to_owned(),
        Meaning::Deadline => "时限".to_owned(),
        Meaning::Other => "照录，不作任务和单位".to_owned(),
    }
}

/// Where a rule for who leads is from.
fn evidence(legend: Option<&String>) -> String {
    legend.map_or_else(
        || "按给定的规则".to_owned(),
        |legend| format!("文中写明“{legend}”"),
    )
}

/// The rule for who leads, with its evidence and the rule that was not taken.
fn lead(import: &Import) -> String {
    match (import.front.lead, &import.front.legend) {
        (Some(LeadRule::First), Some(legend)) => format!("文中写明“{legend}”，各条第一个单位牵头"),
        (Some(LeadRule::FirstOthersCooperate), Some(legend)) => {
            format!("文中写明“{legend}”，各条第一个单位牵头，其余配合")
        }
        (Some(LeadRule::FirstOthersCooperate), None) => {
            "各条第一个单位牵头，其余配合（按给定的规则）".to_owned()
        }
        (Some(LeadRule::First), None) => "各条第一个单位牵头（按给定的规则）".to_owned(),
        (Some(LeadRule::Marked), legend) => format!("{}，名称旁有记号的单位牵头", evidence(legend.as_ref())),
        (Some(LeadRule::MarkedOthersCooperate), legend) => {
            format!("{}，名称旁有记号的单位牵头，其余配合", evidence(legend.as_ref()))
        }
        (Some(LeadRule::BeforeComma), _) => {
            "单位栏多为“甲，乙、丙”，按第一个逗号之前牵头、之后配合；如果不是，请从文件头删去 lead，全部按责任单位计"
                .to_owned()
        }
        (None, _) => String::new(),
    }
}

fn units(import: &Import, site: &Site) -> String {
    let mut names: Vec<&str> = import
        .plan
        .tasks
        .iter()
        .flat_map(|t| &t.assignments)
        .filter(|a| !a.collective && !a.region)
        .map(|a| a.name.as_str())
        .collect();
    names.sort_unstable();
    names.dedup();
    let new = site.unknown(import);
    let mut out = format!("{} 个", names.len());
    if !new.is_empty() {
        let shown: Vec<&str> = new.iter().take(12).map(|u| u.name.as_str()).collect();
        let more = if new.len() > shown.len() { "等" } else { "" };
        let _ = write!(
            out,
            "，其中名册里没有的 {} 个：{}{more}",
            new.len(),
            shown.join("、")
        );
    }
    out
}

fn characters(import: &Import) -> String {
    let mut out = format!(
        "{} 字，写入 {}",
        import.account.characters, import.account.kept
    );
    for (reason, count) in &import.removed {
        let _ = write!(out, "；删去{reason} {count}");
    }
    out
}

/// One line a document, after many were imported: first those that could not be read, then those that need a look.
pub(super) fn table(outcomes: &[Outcome], site: &Site) {
    say!("{}  任务  要看  错误  标题", pad("文件", 36));
    let looks = |outcome: &&Outcome| match &outcome.read {
        Ok(import) => {
            let errors = count(&import.findings, Severity::Error);
            let looks = import.findings.iter().filter(|f| needs_person(f)).count();
            (1, usize::MAX - errors, usize::MAX - looks)
        }
        Err(_) => (0, 0, 0),
    };
    let mut sorted: Vec<&Outcome> = outcomes.iter().collect();
    sorted.sort_by_key(looks);
    for outcome in sorted {
        let name = outcome
            .file
            .file_name()
            .map(|n| n.to_string_lossy().into_owned())
            .unwrap_or_default();
        let name = pad(&site.shown_words(&name), 36);
        match &outcome.read {
            Ok(import) => say!(
                "{name}  {:>4}  {:>4}  {:>4}  {}",
                import.plan.tasks.len(),
                import.findings.iter().filter(|f| needs_person(f)).count(),
                count(&import.findings, Severity::Error),
                width::fit(&site.shown_words(&import.front.title), 60),
            ),
            Err(_) => say!("{name}  没有读出"),
        }
    }
}

/// How many findings of a severity.
fn count(findings: &[Diagnostic], severity: Severity) -> usize {
    findings.iter().filter(|f| f.severity == severity).count()
}

/// A text cut or filled up to a width in columns of the terminal.
fn pad(text: &str, columns: usize) -> String {
    let text = width::fit(text, columns);
    format!(
        "{text}{}",
        " ".repeat(columns.saturating_sub(width::width(text)))
    )
}
