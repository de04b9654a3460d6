//! The front matter against the document below it: whether the date is one and is printed there, and whether
//! the title and the issuer are printed but for a character or two.

use super::Input;
use super::edit::one_hunk;
use crate::atlas::bare;
use crate::diag::{Code, Diagnostic};
use crate::import;
use crate::plan::{BlockKind, Plan};
use crate::source::Place;

/// Runs the rule.
pub(super) fn run(input: &Input<'_>) -> Vec<Diagnostic> {
    let plans = input.atlas.plans.iter();
    plans
        .flat_map(|node| {
            let (plan, front) = (&node.plan, &node.plan.front);
            let title = misspelt(input, plan, "标题", &front.title);
            let issuer = front.issuer.as_deref();
            let issuer = issuer.and_then(|name| misspelt(input, plan, "发文机关", name));
            [date(input, plan), title, issuer]
        })
        .flatten()
        .collect()
}

/// Shorter words stand in a document with other neighbours by chance.
const LEAST: usize = 6;
/// Words that differ in one place begin or end with as many characters as the others.
const KEY: usize = 3;

/// What plans of other levels have in their titles instead.
const LEVELS: &str = "国省市州盟区县旗乡镇村";

/// Words of the front matter that the document prints nowhere but prints with a character or two changed.
/// What it does not print at all a person has given.
fn misspelt(input: &Input<'_>, plan: &Plan, what: &str, stated: &str) -> Option<Diagnostic> {
    let chars = |text: &str| bare(text).chars().collect::<Vec<char>>();
    let (words, body) = (chars(stated), chars(input.body(&plan.file)?));
    let count = words.len();
    if count < LEAST || body.windows(count).any(|there| there == words) {
        return None;
    }
    let (head, tail) = (&words[..KEY], &words[count - KEY..]);
    let (printed, hunk) = (0..body.len()).find_map(|at| {
        let begins = body[at..].starts_with(head);
        (count - 1..=count + 1).find_map(|length| {
            let there = body.get(at..at + length)?;
            let alike = begins || there.ends_with(tail);
            let hunk = alike.then(|| one_hunk(&words, there)).flatten()?;
            // Another year, level or place is another document, cited here.
            let other = |text: &str| text.chars().all(|c| c.is_numeric() || LEVELS.contains(c));
            (!other(&hunk.lower) || !other(&hunk.upper)).then_some((there, hunk))
        })
    })?;
    let place = input.locate_in_front(&plan.file, stated);
    let printed: String = printed.iter().collect();
    let shown = |words: &str| if words.is_empty() { "无" } else { words }.to_owned();
    Some(
        Diagnostic::new(
            Code::FrontUntrue,
            place,
            format!(
                "文件头的{what}与正文印的“{printed}”只差一两个字：这里是“{}”，正文是“{}”",
                shown(&hunk.lower),
                shown(&hunk.upper)
            ),
        )
        .help("对照原件，改正写错的一处"),
    )
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
