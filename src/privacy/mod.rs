//! Personal data is masked before anything is published: 185****5240, 曾**.
//!
//! The content keeps the original; pages, exports and search data are made from what [`mask`] gives. A mask
//! has as many characters as what it covers. Office land lines and 发文字号 are no personal data.
//!
//! `find` says what is personal in a text; this file covers it, in a plan or in any other text.

mod address;
mod find;

use std::borrow::Cow;
use std::ops::Range;

pub use find::{Found, What, find};

use crate::config::Site;
use crate::diag::{Code, Diagnostic};
use crate::plan::{Block, BlockKind, Group, Plan};
use crate::source::Source;
use crate::text::Text;

/// The plan as it may be published. Positions inside paragraphs are moved along.
pub fn mask(mut plan: Plan) -> Plan {
    let front = &mut plan.front;
    mask_string(&mut front.title);
    for text in [
        &mut front.short,
        &mut front.number,
        &mut front.issuer,
        &mut front.status,
        &mut front.programme,
        &mut front.declared_in,
        &mut front.term,
        &mut front.legend,
    ]
    .into_iter()
    .flatten()
    {
        mask_string(text);
    }
    for block in &mut plan.blocks {
        mask_block(block);
    }
    let mut groups = Groups::default();
    for task in &mut plan.tasks {
        mask_text(&mut task.text);
        task.title.as_mut().map(mask_text);
        task.deadline.as_mut().map(mask_text);
        task.group = groups.masked(&task.group);
        task.other.iter_mut().for_each(|(_, text)| mask_text(text));
        task.unread.iter_mut().for_each(mask_text);
        for assignment in &mut task.assignments {
            mask_string(&mut assignment.name);
        }
    }
    for note in &mut plan.notes {
        mask_text(&mut note.text);
    }
    plan
}

/// What site.toml says on every page, as it may be published.
pub fn mask_site(site: &mut Site) {
    let menu = site.menu.iter_mut().map(|item| &mut item.title);
    [
        &mut site.title,
        &mut site.description,
        &mut site.feedback,
        &mut site.footer,
        &mut site.revision,
    ]
    .into_iter()
    .chain(menu)
    .for_each(mask_string);
}

/// A text as it may be published.
pub fn masked(text: &str) -> Cow<'_, str> {
    let found = find(text);
    if found.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for one in &found {
        out.push_str(&text[at..one.range.start]);
        out.push_str(&cover(one.what, &text[one.range.clone()]));
        at = one.range.end;
    }
    out.push_str(&text[at..]);
    Cow::Owned(out)
}

/// What is personal in a file of the site, with its exact place; `masking` as site.toml says.
pub fn findings(source: &Source, masking: bool) -> Vec<Diagnostic> {
    find(&source.text)
        .into_iter()
        .map(|found| {
            let code = match found.what {
                What::Mobile => Code::MobileNumber,
                What::Identity => Code::IdentityNumber,
                What::BankCard => Code::BankCard,
                What::ContactName => Code::ContactName,
                What::Address => Code::PrivateAddress,
            };
            let shown = cover(found.what, &source.text[found.range.clone()]);
            let mut finding = Diagnostic::new(
                code,
                source.place(found.range),
                format!("{}：{shown}", code.title()),
            );
            if masking {
                finding.help("发布时已遮盖，原文保留；确需公开的，请先征得同意")
            } else {
                finding.severity = crate::diag::Severity::Error;
                finding.help(
                    "site.toml 关闭了 privacy.mask，这里会原样公开；请改回 mask = true 或删去",
                )
            }
        })
        .collect()
}

/// The same length with what identifies covered.
fn cover(what: What, text: &str) -> String {
    let signs = |c: &char| c.is_numeric() || c.is_alphabetic();
    let count = text.chars().filter(signs).count();
    let (keep_first, keep_last) = match what {
        What::Mobile => (3, 4),
        What::Identity => (6, 2),
        What::BankCard => (4, 4),
        What::ContactName => (1, 0),
        What::Address => (3, 0),
    };
    let mut seen = 0;
    text.chars()
        .map(|c| {
            if !signs(&c) {
                return c;
            }
            seen += 1;
            let kept = seen <= keep_first || seen + keep_last > count;
            if kept { c } else { '*' }
        })
        .collect()
}

fn mask_string(text: &mut String) {
    if let Cow::Owned(masked) = masked(text) {
        *text = masked;
    }
}

fn mask_text(text: &mut Text) {
    let found = find(text);
    if found.is_empty() {
        return;
    }
    let mut out = Text::default();
    let mut at = 0;
    for one in found {
        out.push(&text.slice(at..one.range.start));
        out.push_given(&cover(one.what, &text[one.range.clone()]));
        at = one.range.end;
    }
    out.push(&text.slice(at..text.len()));
    *text = out;
}

/// Groups of headings, which the tasks under them share.
#[derive(Default)]
struct Groups {
    /// The last group, as it was and as it may be published.
    last: Option<[Group; 2]>,
}

impl Groups {
    /// A group as it may be published.
    fn masked(&mut self, group: &Group) -> Group {
        if let Some([was, is]) = &self.last
            && was.is(group)
        {
            return is.clone();
        }
        let mut texts = group.to_vec();
        texts.iter_mut().for_each(mask_text);
        let [_, is] = self
            .last
            .insert([group.clone(), texts.into_iter().collect()]);
        is.clone()
    }
}

fn mask_block(block: &mut Block) {
    match &mut block.kind {
        BlockKind::Heading { text, .. } => mask_text(text),
        BlockKind::Paragraph { text, tasks } => {
            let found = find(text);
            for (_, range) in tasks {
                *range = moved(text, &found, range);
            }
            mask_text(text);
        }
        BlockKind::Table { rows } => rows.iter_mut().flatten().for_each(mask_text),
        BlockKind::Tasks { .. } | BlockKind::Break => {}
    }
}

/// Where a range lies once what was found is covered; a star has fewer bytes than a Chinese character.
fn moved(text: &str, found: &[Found], range: &Range<usize>) -> Range<usize> {
    let shift = |at: usize| {
        let mut out = at;
        for one in found.iter().filter(|one| one.range.end <= at) {
            let words = &text[one.range.clone()];
            out = out + cover(one.what, words).len() - words.len();
        }
        out
    };
    shift(range.start)..shift(range.end)
}
