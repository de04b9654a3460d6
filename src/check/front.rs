//! The date of the front matter: whether it is one, and whether the document prints it.

use super::Input;
use crate::diag::{Code, Diagnostic};
use crate::import;
use crate::plan::{BlockKind, Plan};
use crate::source::Place;

/// Runs the rule.
pub(super) fn run(input: &Input<'_>) -> Vec<Diagnostic> {
    let plans = input.atlas.plans.iter();
    plans.filter_map(|node| date(input, &node.plan)).collect()
}

/// What is wrong about a plan's date.
fn date(input: &Input<'_>, plan: &Plan) -> Option<Diagnostic> {
    let stated = plan.front.date.as_deref()?;
    let place = input.locate_in_front(&plan.file, stated);
    if !is_date(stated) {
        let message = format!("“{stated}”不是日期");
        return Some(
            Diagnostic::new(Code::FrontMatter, place, message)
                .help("成文日期写作 date = \"2021-08-04\""),
        );
    }
    // A line that is a date and nothing else is that of a signature.
    let printed: Vec<(String, &Place)> = plan
        .blocks
        .iter()
        .filter_map(|block| match &block.kind {
            BlockKind::Paragraph { text, .. } => Some((import::date(text)?, &block.place)),
            _ => None,
        })
        .collect();
    let (other, there) = printed.first()?;
    if printed.iter().any(|(date, _)| date == stated) {
        return None;
    }
    Some(
        Diagnostic::new(
            Code::FrontUntrue,
            place,
            format!("文件头的成文日期是{stated}，正文印的是{other}"),
        )
        .help("对照原件，改正写错的一处")
        .related((*there).clone(), "正文的日期"),
    )
}

/// Whether a text is a day of the calendar as YYYY-MM-DD.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts[..] else {
        return false;
    };
    let number = |text: &str, len: usize| {
        (text.len() == len && text.bytes().all(|b| b.is_ascii_digit()))
            .then(|| text.parse::<u32>().ok())
            .flatten()
    };
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2))
    else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}
