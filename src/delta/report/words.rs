//! What each operation is called, and one line that says it.

use crate::delta::model::{Op, Operation, Pair};

/// What an operation is called.
pub(super) fn name(op: Op) -> &'static str {
    match op {
        Op::PlanAdded => "新增方案",
        Op::PlanRemoved => "删除方案",
        Op::PlanRenamed => "方案改标识",
        Op::PlanIssued => "方案换稿",
        Op::Metadata => "文件信息",
        Op::GroupAdded => "新增部分",
        Op::GroupRemoved => "删除部分",
        Op::GroupRenamed => "部分改名",
        Op::GroupRenumbered => "部分改号",
        Op::Added => "新增任务",
        Op::Removed => "删除任务",
        Op::Split => "拆分",
        Op::Merged => "合并",
        Op::Moved => "移到别的部分",
        Op::Swapped => "互换位置",
        Op::Reordered => "调整顺序",
        Op::Renumbered => "改号",
        Op::Reworded => "改写",
        Op::Deadline => "时限",
        Op::UnitJoined => "增加单位",
        Op::UnitLeft => "减少单位",
        Op::Role => "改变分工",
        Op::Tier => "改变层级",
        Op::UnitsReordered => "单位顺序",
        Op::UnitRespelled => "单位写法",
        Op::ColumnRenamed => "栏目改名",
        Op::ColumnAdded => "新增栏目",
        Op::ColumnRemoved => "删除栏目",
        Op::Respelled => "分工写法",
        Op::Prose => "正文",
        Op::Notes => "附注",
        Op::Layout => "版式",
        Op::RegisterAdded => "名册新增",
        Op::RegisterRemoved => "名册删除",
        Op::RegisterRenamed => "名册改名",
        Op::RegisterMerged => "名册合并",
        Op::RegisterId => "名册改编号",
        Op::RegisterConfirmed => "名册核对",
        Op::RegisterUnconfirmed => "名册待核对",
        Op::AliasAdded => "名册增加别名",
        Op::AliasRemoved => "名册减少别名",
        Op::RegisterSucceeded => "名册接替",
        Op::RegisterChanged => "名册其他",
        Op::Distinct => "不同单位的认定",
        Op::Collective => "统称",
        Op::Decided => "承接关系的决定",
        Op::DecisionWithdrawn => "撤回决定",
        Op::DecisionChanged => "改变决定",
        Op::DecisionFollowed => "决定随任务改号",
        Op::Retired => "登记旧地址",
        Op::RetiredChanged => "旧地址的登记",
        Op::Setting => "设置",
        Op::PageAdded => "新增网页",
        Op::PageRemoved => "删除网页",
        Op::PageChanged => "网页改动",
        Op::PageRenamed => "网页改名",
        Op::Corrections => "更正清单",
        Op::Relinked => "所指单位",
        Op::Lineage => "承接关系",
        Op::ComparisonBegun => "开始对照",
        Op::ComparisonEnded => "不再对照",
        Op::CoverageLost => "不再有对应",
        Op::CoverageGained => "有了对应",
        Op::PagesChange => "会变的网页",
    }
}

/// Whether the values are texts that are told with marks.
pub fn is_text(op: Op) -> bool {
    matches!(
        op,
        Op::Reworded | Op::Respelled | Op::Prose | Op::Notes | Op::PageChanged
    )
}

/// One line: what happened, to what, from what to what; long texts apart.
pub fn line(operation: &Operation) -> String {
    let mut parts = vec![name(operation.op).to_owned()];
    let tasks = tasks(operation);
    if !tasks.is_empty() {
        parts.push(tasks);
    }
    if let Some(subject) = subject(operation) {
        parts.push(subject);
    }
    let head = parts.join(" ");
    if operation.op == Op::PagesChange {
        return format!("{head}{}", pages(operation));
    }
    if is_text(operation.op) {
        return head;
    }
    let value = |value: &Option<String>| {
        value
            .as_deref()
            .map(|value| one_line(&shown(operation.op, value)))
    };
    match (value(&operation.before), value(&operation.after)) {
        (Some(before), Some(after)) => format!("{head}：{before} → {after}"),
        (None, Some(after)) if is_value(operation.op) => format!("{head}：无 → {after}"),
        (Some(before), None) if is_value(operation.op) => format!("{head}：{before} → 无"),
        (None, Some(one)) | (Some(one), None) => format!("{head}：{one}"),
        (None, None) => head,
    }
}

/// Whether an operation changes a value that may have been none: its name does not say whether something came or went.
fn is_value(op: Op) -> bool {
    matches!(
        op,
        Op::Metadata
            | Op::Moved
            | Op::Deadline
            | Op::Role
            | Op::Tier
            | Op::RegisterChanged
            | Op::RetiredChanged
            | Op::Setting
            | Op::Relinked
            | Op::Lineage
    )
}

/// How many pages change, and the first of them.
fn pages(operation: &Operation) -> String {
    const SHOWN: usize = 20;
    let list = |side: &Option<String>| -> Vec<String> {
        let lines = side.iter().flat_map(|lines| lines.lines());
        lines.map(str::to_owned).collect()
    };
    let (gone, changed) = (list(&operation.before), list(&operation.after));
    let told = |what: &str, paths: &[String]| {
        let more = if paths.len() > SHOWN { " 等" } else { "" };
        let shown = &paths[..paths.len().min(SHOWN)];
        format!("{what} {} 个：{}{more}", paths.len(), shown.join("、"))
    };
    let mut out = Vec::new();
    if !changed.is_empty() {
        out.push(told("", &changed));
    }
    if !gone.is_empty() {
        out.push(told("不再有", &gone));
    }
    out.join("；")
}

/// What of the plan or site, in words.
fn subject(operation: &Operation) -> Option<String> {
    let subject = operation.subject.as_deref()?;
    let words = match operation.op {
        Op::Metadata => key(subject),
        Op::Prose => return Some(format!("（在“{subject}”之下）")),
        _ => subject,
    };
    let units = operation.unit.as_deref();
    Some(match operation.op {
        Op::RegisterMerged | Op::RegisterId => words.to_owned(),
        _ => match units {
            Some(id) if matches!(operation.op, Op::RegisterConfirmed | Op::RegisterChanged) => {
                format!("{words}（{id}）")
            }
            _ => words.to_owned(),
        },
    })
}

/// The tasks of an operation by their numbers, runs as `3–9`.
fn tasks(operation: &Operation) -> String {
    let label = |pair: &Pair| -> String {
        let (old, new) = (pair.old.as_ref(), pair.new.as_ref());
        match (old, new) {
            (Some(old), Some(new)) if old.label == new.label => new.label.clone(),
            (Some(old), Some(new)) => format!("{}→{}", old.label, new.label),
            (Some(one), None) | (None, Some(one)) => one.label.clone(),
            (None, None) => String::new(),
        }
    };
    let tasks = &operation.tasks;
    match operation.op {
        Op::Split => {
            let old = tasks.first().and_then(|pair| pair.old.as_ref());
            let parts: Vec<&str> = tasks
                .iter()
                .filter_map(|pair| Some(pair.new.as_ref()?.label.as_str()))
                .collect();
            let old = old.map_or("", |task| task.label.as_str());
            format!("第{old}项拆分为{}", parts.join("、"))
        }
        Op::Merged => {
            let parts: Vec<&str> = tasks
                .iter()
                .filter_map(|pair| Some(pair.old.as_ref()?.label.as_str()))
                .collect();
            let new = tasks.first().and_then(|pair| pair.new.as_ref());
            let new = new.map_or("", |task| task.label.as_str());
            format!("第{}项合并为{new}", parts.join("、"))
        }
        _ if tasks.is_empty() => String::new(),
        _ => {
            let labels = runs(tasks).unwrap_or_else(|| {
                let labels: Vec<String> = tasks.iter().map(label).collect();
                labels.join("、")
            });
            format!("第{labels}项")
        }
    }
}

/// Numbers in a row as runs: `5–18→6–19、20`; none where numbers are no plain figures.
fn runs(tasks: &[Pair]) -> Option<String> {
    let mut runs: Vec<[u32; 4]> = Vec::new();
    for pair in tasks {
        let number = |label: &str| label.parse::<u32>().ok();
        let latest = number(&pair.latest()?.label)?;
        let old = pair
            .old
            .as_ref()
            .map_or(Some(latest), |task| number(&task.label))?;
        let new = pair
            .new
            .as_ref()
            .map_or(Some(latest), |task| number(&task.label))?;
        match runs.last_mut() {
            Some(run) if run[1] + 1 == old && run[3] + 1 == new => (run[1], run[3]) = (old, new),
            _ => runs.push([old, old, new, new]),
        }
    }
    let run = |from: u32, to: u32| {
        if from == to {
            from.to_string()
        } else {
            format!("{from}–{to}")
        }
    };
    let told: Vec<String> = runs
        .iter()
        .map(|[a, b, c, d]| {
            if a == c {
                run(*a, *b)
            } else {
                format!("{}→{}", run(*a, *b), run(*c, *d))
            }
        })
        .collect();
    Some(told.join("、"))
}

/// A value as people say it.
fn shown(op: Op, value: &str) -> String {
    match op {
        Op::Role | Op::Tier | Op::UnitJoined | Op::UnitLeft | Op::Lineage => {
            let parts: Vec<&str> = value.split('/').map(word).collect();
            parts.join("，")
        }
        _ => value.to_owned(),
    }
}

/// A key of roles, tiers and descent in words.
fn word(key: &str) -> &str {
    match key {
        "lead" => "牵头",
        "cooperate" => "配合",
        "responsible" => "责任单位",
        "policy" => "制订政策保障措施",
        "support" => "支持和指导",
        "implement" => "负责推进",
        "municipal" => "市级",
        "district" => "区级",
        "identical" => "原文相同",
        "adapted" => "改写",
        "partial" => "部分承接",
        "likely" => "可能",
        other => other,
    }
}

/// A key of the front matter in words.
fn key(key: &str) -> &str {
    match key {
        "title" => "标题",
        "short" => "简称",
        "number" => "发文字号",
        "issuer" => "发文机关",
        "date" => "成文日期",
        "status" => "状态",
        "region" => "地区",
        "programme" => "试点",
        "implements" => "落实的方案",
        "declared_tasks" => "自述任务数",
        "declared_in" => "自述任务数的原话",
        "term" => "期限",
        "lead" => "牵头规则",
        "legend" => "牵头规则的原话",
        "blocks" => "搜索编号段",
        "source" => "来源文件",
        other => other,
    }
}

/// Line breaks as blanks.
pub(super) fn one_line(text: &str) -> String {
    text.replace('\n', " ")
}
