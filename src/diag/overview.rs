//! Many findings on one screen: what to do first, then a line a code with how often and where first.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::{Code, Diagnostic, Severity, concise, visible};

/// So many codes have a line of their own.
const CODES: usize = 10;
/// So many columns wide is what a line says of its first place.
const WIDE: usize = 44;

/// What to do, in the order in which it helps: the codes by how they begin, what, and how.
const STEPS: [(&[&str], &str, &str); 7] = [
    (
        &["G001", "G002", "G006", "G008", "G009", "G09"],
        "先改好读不出来的（文件头、表格行、名册、设置）；后面的发现有些由它们引起",
        "",
    ),
    (
        &["G030", "G031"],
        "登记单位，或改正写错的名称",
        "gangmu units 看建议，gangmu units --accept 写入名册",
    ),
    (
        &[
            "G010", "G011", "G012", "G013", "G014", "G015", "G016", "G06", "G1",
        ],
        "对照原件，看编号、数目和缺漏",
        "",
    ),
    (&["G02"], "看责任分工：谁牵头，有没有读不懂的字句", ""),
    (&["G07"], "看个人信息：发布时已遮盖，原文要不要留", ""),
    (
        &["G04", "G05", "G08", "G2"],
        "校对引用、对应关系、期限、数字和字词",
        "",
    ),
    (
        &["G032", "G033", "G034"],
        "核对单位名册：自动加入的条目，可能相同的单位",
        "核对后删去 unconfirmed = true",
    ),
];

/// The findings folded by code, worst first, with what to do first; fits a screen however many there are.
pub fn overview(findings: &[Diagnostic]) -> String {
    let mut out = String::new();
    let files: BTreeSet<&str> = findings.iter().map(|one| &*one.place.file).collect();
    let count = |severity| {
        findings
            .iter()
            .filter(|one| one.severity == severity)
            .count()
    };
    let _ = writeln!(
        out,
        "发现：错误 {}，警告 {}，提示 {}；在 {} 个文件里。",
        count(Severity::Error),
        count(Severity::Warning),
        count(Severity::Note),
        files.len()
    );
    let _ = writeln!(out, "\n先做这些：");
    let mut number = 0;
    for (codes, what, how) in STEPS {
        let begins = |code: Code| codes.iter().any(|start| code.id().starts_with(start));
        let of_step = findings.iter().filter(|one| begins(one.code)).count();
        if of_step > 0 {
            number += 1;
            let how = if how.is_empty() {
                String::new()
            } else {
                format!("\n     {how}")
            };
            let _ = writeln!(out, "  {number}. {what}（{of_step} 处）{how}");
        }
    }
    let groups = by_code(findings);
    let _ = writeln!(out, "\n各是什么，第一处在哪里：");
    for group in groups.iter().take(CODES) {
        let first = group[0];
        let place = concise(first);
        let place = place.split(": ").next().unwrap_or_default();
        let _ = writeln!(
            out,
            "  {} {} {:>4} 处  {}\n       {place}  {}",
            word(first.severity),
            first.code.id(),
            group.len(),
            first.code.title(),
            cut(&first.message)
        );
    }
    if let Some(more) = groups.get(CODES..).filter(|more| !more.is_empty()) {
        let codes: Vec<&str> = more.iter().map(|group| group[0].code.id()).collect();
        let _ = writeln!(out, "  另有 {} 种：{}", more.len(), codes.join(" "));
    }
    let _ = write!(
        out,
        "\n逐条看：gangmu check --code {}；全部：--all；一条一行：--format line",
        groups[0][0].code.id()
    );
    visible(&out).into_owned()
}

/// The findings of each code, the worst and then the most frequent first.
fn by_code(findings: &[Diagnostic]) -> Vec<Vec<&Diagnostic>> {
    let mut groups: Vec<Vec<&Diagnostic>> = Vec::new();
    for one in findings {
        match groups
            .iter_mut()
            .find(|group| (group[0].code, group[0].severity) == (one.code, one.severity))
        {
            Some(group) => group.push(one),
            None => groups.push(vec![one]),
        }
    }
    groups.sort_by_key(|group| {
        (
            group[0].severity,
            std::cmp::Reverse(group.len()),
            group[0].code,
        )
    });
    groups
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "错误",
        Severity::Warning => "警告",
        Severity::Note => "提示",
    }
}

/// The beginning of a message that fits its line.
fn cut(message: &str) -> String {
    let short = crate::zh::width::fit(message, WIDE);
    if short.len() == message.len() {
        message.to_owned()
    } else {
        format!("{short}…")
    }
}

#[cfg(test)]
mod tests {
    use super::overview;
    use crate::diag::{Code, Codes, Diagnostic, Place};

    #[test]
    fn however_many_findings_fit_a_screen() {
        let finding = |code: Code, n: u32| {
            let mut place = Place::file(format!("content/plans/{n}.md"));
            place.line = n;
            Diagnostic::new(code, place, "文".repeat(200))
        };
        let all = Codes::ALL
            .iter()
            .flat_map(|code| (1..20).map(|n| finding(*code, n)));
        let all: Vec<Diagnostic> = all.collect();
        let told = overview(&all);
        assert!(told.lines().count() <= 48, "{told}");
        assert!(told.contains("先做这些"), "{told}");
        let first = told.find("G001").expect("is told");
        assert!(told.find("G021").is_none_or(|note| note > first), "{told}");
    }

    #[test]
    fn each_code_belongs_to_a_step() {
        for code in Codes::ALL {
            let steps = super::STEPS.iter();
            let held = steps
                .filter(|(codes, _, _)| codes.iter().any(|start| code.id().starts_with(start)));
            assert!(held.count() >= 1 || code.id() < "G01", "{}", code.id());
        }
    }
}
