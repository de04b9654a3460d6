//! The notice that sends a plan out against the plan: its title, and the name under which it is signed.

use std::ops::Range;

use super::blocks::paragraphs;
use super::input::Input;
use crate::atlas::{Bare, bare};
use crate::diag::{Code, Diagnostic};
use crate::lexicon::proof::words;
use crate::plan::{BlockKind, Plan};
use crate::zh::day::Day;
use crate::zh::shared_ends;

/// Runs the rules.
pub(super) fn run(input: &Input<'_>) -> Vec<Diagnostic> {
    let plans = input.atlas.plans.iter().map(|node| &node.plan);
    plans
        .flat_map(|plan| title(input, plan).into_iter().chain(signature(input, plan)))
        .collect()
}

/// The plan's title in that of the notice (关于印发…的通知), if it is nearly the plan's.
fn title(input: &Input<'_>, plan: &Plan) -> Option<Diagnostic> {
    let own: Vec<char> = bare(&plan.front.title).chars().collect();
    let headings = plan.blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Heading { level: 1, text } => Some(text),
        _ => None,
    });
    let (text, named) = headings
        .into_iter()
        .find_map(|text| Some((text, sent(text)?)))?;
    let printed: Vec<char> = bare(&text[named.clone()]).chars().collect();
    let (before, after) = shared_ends(&own, &printed);
    // A title that says 等 or leaves out the place is another form; one with words changed inside is a slip.
    let inside = before > 0 && after > 0;
    let near = own != printed && inside && (before + after) * 5 >= own.len().max(printed.len()) * 3;
    near.then(|| {
        Diagnostic::new(
            Code::NoticeTitle,
            plan.place(text.span(named.clone())),
            format!(
                "通知标题里是“{}”，方案的标题是“{}”",
                text[named].replace('\n', ""),
                plan.front.title
            ),
        )
        .help("对照原件，改正写错的一处")
        .related(input.in_front(&plan.file, |at| at.title), "文件头的标题")
    })
}

/// What a notice sends out, by its title.
fn sent(text: &str) -> Option<Range<usize>> {
    let words = &words().forms;
    let end = text.len() - words.notice.end(text)?.len();
    let start = text.char_indices().find_map(|(at, _)| {
        let word = words.sends.start(&text[at..])?;
        Some(at + word.len())
    })?;
    let named = text.get(start..end)?;
    let inner = named.trim().trim_start_matches('《').trim_end_matches('》');
    let from = start + named.find(inner)?;
    Some(from..from + inner.len())
}

/// The name above the date of the notice, if it begins as the issuer does and goes on otherwise.
fn signature(input: &Input<'_>, plan: &Plan) -> Option<Diagnostic> {
    /// A name that begins with as many characters as the issuer's is of the same place.
    const SAME: usize = 3;
    let issuer = plan.front.issuer.as_deref()?;
    let issuers: Vec<String> = issuer.split(['、', '，', ' ']).map(bare).collect();
    let lines: Vec<_> = paragraphs(plan).map(|paragraph| paragraph.text).collect();
    let signed: Vec<_> = lines
        .windows(2)
        .filter(|pair| {
            Day::from_words(pair[1]).is_some()
                && words().forms.issuers.end(pair[0].trim_end()).is_some()
        })
        .map(|pair| pair[0])
        .collect();
    let name = |text: &str| bare(text);
    let all: String = signed.iter().map(|text| name(text)).collect();
    // Several bodies sign one under the other; whoever is named at all is no slip.
    let mut parts = signed
        .iter()
        .flat_map(|text| text.split([' ', '\u{3000}', '\n', '、']));
    if parts.any(|part| issuers.contains(&name(part))) {
        return None;
    }
    let text = signed.into_iter().find(|text| {
        let printed: Vec<char> = name(text).chars().collect();
        issuers.iter().any(|issuer| {
            let own: Vec<char> = issuer.chars().collect();
            let (before, after) = shared_ends(&own, &printed);
            own != printed
                && before >= SAME
                && (before + after) * 2 >= own.len()
                && !all.ends_with(issuer)
        })
    })?;
    let range = Bare::of(text);
    let range = range.range(0..range.chars.len());
    Some(
        Diagnostic::new(
            Code::Signature,
            plan.place(text.span(range)),
            format!("署名是“{}”，发文机关是“{issuer}”", text.trim()),
        )
        .help("对照原件，改正写错的一处")
        .related(
            input.in_front(&plan.file, |at| at.issuer),
            "文件头的发文机关",
        ),
    )
}
