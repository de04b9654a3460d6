//! Citations that cannot be right: one title with two numbers, one number with two titles, titles that
//! differ by a character, numbers that are cut short, plans that do not exist.

use std::collections::{BTreeMap, BTreeSet};

use super::input::Input;
use crate::atlas::{bare, mentions, title_keys};
use crate::diag::{Code, Diagnostic, Place};
use crate::front;
use crate::lexicon::check::words;
use crate::plan::{BlockKind, Plan};
use crate::source::Source;
use crate::zh::{docno, numeral, shared_ends};

/// A document's own number stands among so many blocks from its beginning.
const HEAD: usize = 8;
/// Shorter titles differ by a character and are two documents.
const TITLE: usize = 8;

/// A title and a number that stand together.
struct Pair {
    number: String,
    title: String,
    keys: Vec<String>,
    place: Place,
    /// Whether a plan of the site says it of itself.
    own: bool,
}

impl Pair {
    fn same_title(&self, other: &Self) -> bool {
        self.keys.iter().any(|key| other.keys.contains(key))
    }

    /// How much speaks for it: what a plan says of itself above all, then how often it is said.
    fn weight(&self, all: &[Self]) -> (bool, usize) {
        let alike: Vec<&Self> = all
            .iter()
            .filter(|one| one.number == self.number && self.same_title(one))
            .collect();
        (alike.iter().any(|one| one.own), alike.len())
    }
}

/// Runs the rules.
pub(super) fn run(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut findings = contradictions(input);
    findings.extend(near_titles(input));
    for node in &input.atlas.plans {
        findings.extend(implements(input, &node.plan));
        findings.extend(own_number(&node.plan));
        findings.extend(own_title(input, &node.plan));
    }
    for source in &input.project.plans {
        findings.extend(cut_short(source));
    }
    findings
}

/// Plans say of themselves, and of others, which number a title has; two must not differ.
fn contradictions(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut pairs: Vec<Pair> = Vec::new();
    for node in &input.atlas.plans {
        let head = &node.plan.front;
        if let Some(number) = head.number.as_deref().and_then(docno::normalise) {
            pairs.push(Pair {
                number,
                title: head.title.clone(),
                keys: title_keys(&head.title),
                place: input.in_front(&node.plan.file, |at| at.number),
                own: true,
            });
        }
    }
    for source in &input.project.plans {
        let body = front::body_start(&source.text);
        for mention in mentions(&source.text[body..]) {
            if let (Some(title), Some(number)) = (&mention.title, &mention.number) {
                pairs.push(Pair {
                    number: number.clone(),
                    title: title.clone(),
                    keys: title_keys(title),
                    own: false,
                    place: source.place(body + mention.range.start..body + mention.range.end),
                });
            }
        }
    }
    let mut groups: BTreeMap<&str, Vec<&Pair>> = BTreeMap::new();
    for pair in &pairs {
        for key in pair.keys.iter().chain([&pair.number]) {
            groups.entry(key).or_default().push(pair);
        }
    }
    let mut findings = Vec::new();
    for pair in &pairs {
        // Of two that contradict the rarer one is told; said equally often, both are.
        let rival = |differs: &dyn Fn(&Pair) -> bool| {
            let keys = pair.keys.iter().chain([&pair.number]);
            let mut near = keys.filter_map(|key| groups.get(key.as_str())).flatten();
            near.find(|other| differs(other) && other.weight(&pairs) >= pair.weight(&pairs))
                .copied()
        };
        if let Some(other) = rival(&|other| other.same_title(pair) && other.number != pair.number) {
            let message = format!(
                "这份文件的文号写作{}，另一处写作{}",
                pair.number, other.number
            );
            findings.push(
                Diagnostic::new(Code::TwoNumbers, pair.place.clone(), message)
                    .help("对照原件，改正写错的一处")
                    .related(other.place.clone(), "另一处"),
            );
        } else if let Some(other) =
            rival(&|other| !other.same_title(pair) && other.number == pair.number)
        {
            let message = format!(
                "文号{}在这里是《{}》，另一处是另一个标题《{}》",
                pair.number, pair.title, other.title
            );
            findings.push(
                Diagnostic::new(Code::TwoTitles, pair.place.clone(), message)
                    .help("多半有一处标题或文号写错；对照原件")
                    .related(other.place.clone(), "另一处"),
            );
        }
    }
    findings
}

/// The number that stands at the head of the document, if it is not the one of the front matter.
fn own_number(plan: &Plan) -> Option<Diagnostic> {
    let stated = docno::normalise(plan.front.number.as_deref()?)?;
    let printed = plan
        .blocks
        .iter()
        .take(HEAD)
        .find_map(|block| match &block.kind {
            BlockKind::Paragraph { text, .. } => Some((
                docno::normalise(text.as_str().trim())?,
                plan.place(block.span),
            )),
            _ => None,
        });
    let (printed, place) = printed.filter(|(printed, _)| *printed != stated)?;
    Some(
        Diagnostic::new(
            Code::TwoNumbers,
            place.clone(),
            format!("正文印的文号是{printed}，文件头写的是{stated}"),
        )
        .help("对照原件，改正写错的一处"),
    )
}

/// The title under which the notice before a plan sends it out (现将《…》印发给你们), if it is nearly the plan's.
fn own_title(input: &Input<'_>, plan: &Plan) -> Option<Diagnostic> {
    let words = &words().documents;
    let own: Vec<char> = bare(&plan.front.title).chars().collect();
    plan.blocks.iter().take(2 * HEAD).find_map(|block| {
        let BlockKind::Paragraph { text, .. } = &block.kind else {
            return None;
        };
        mentions(text).into_iter().find_map(|mention| {
            let title = mention.title.as_deref()?;
            let inside = mention.range.start + '《'.len_utf8();
            let inside = inside..inside + text[inside..].find('》')?;
            let end = inside.end + '》'.len_utf8();
            let sent = words.now.end(&text[..mention.range.start]).is_some()
                || words.sent.start(&text[end..]).is_some();
            let printed: Vec<char> = bare(title).chars().collect();
            let (before, after) = shared_ends(&own, &printed);
            let near = own != printed && (before + after) * 5 >= own.len().max(printed.len()) * 3;
            (sent && near).then(|| {
                Diagnostic::new(
                    Code::NearTitle,
                    plan.place(text.span(inside)),
                    format!("印发的是《{title}》，方案的标题是《{}》", plan.front.title),
                )
                .help("对照原件，改正写错的一处")
                .related(input.in_front(&plan.file, |at| at.title), "文件头的标题")
            })
        })
    })
}

/// Titles without a number that differ by one character from another document's: 工作方法 for 工作方案.
fn near_titles(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut known: BTreeMap<String, (String, Place)> = BTreeMap::new();
    let mut cited: Vec<(String, String, Place)> = Vec::new();
    for node in &input.atlas.plans {
        let title = &node.plan.front.title;
        let place = input.in_front(&node.plan.file, |at| at.title);
        for key in title_keys(title) {
            known.entry(key).or_insert((title.clone(), place.clone()));
        }
    }
    for source in &input.project.plans {
        let body = front::body_start(&source.text);
        for mention in mentions(&source.text[body..]) {
            let Some(title) = mention.title else { continue };
            let start = body + mention.range.start;
            let end = start + title.len() + "《》".len();
            let place = source.place(start..end.min(body + mention.range.end));
            cited.push((bare(&title), title.clone(), place.clone()));
            if mention.number.is_some() {
                for key in title_keys(&title) {
                    known.entry(key).or_insert((title.clone(), place.clone()));
                }
            }
        }
    }
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for (key, ..) in &cited {
        *count.entry(key).or_default() += 1;
    }
    let mut findings = Vec::new();
    for (key, title, place) in &cited {
        let other = known
            .iter()
            .filter(|(other, _)| !known.contains_key(key) && differ_by_one(key, other))
            .map(|(_, (title, place))| (title, place))
            .chain(
                // Of two unknown titles the rarer one is the slip; the same number of times says nothing.
                cited
                    .iter()
                    .filter(|(other, ..)| {
                        !known.contains_key(key)
                            && count[key.as_str()] < count[other.as_str()]
                            && differ_by_one(key, other)
                    })
                    .map(|(_, title, place)| (title, place)),
            )
            .next();
        if let Some((other, there)) = other {
            findings.push(
                Diagnostic::new(
                    Code::NearTitle,
                    place.clone(),
                    format!("《{title}》与《{other}》只差一个字，疑为同一文件"),
                )
                .help("对照原件；写错的改正并记入更正，确是两份文件的在 [[check.allow]] 里写明")
                .related(there.clone(), "另一处"),
            );
        }
    }
    findings
}

/// Whether one character of two long titles differs, is left out, or two have changed places. Figures and
/// 的 are no slips: 第一批 and 第二批 are two documents.
fn differ_by_one(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a == b || a.len().min(b.len()) < TITLE || a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let (start, end) = shared_ends(&a, &b);
    let (a, b) = (&a[start..a.len() - end], &b[start..b.len() - end]);
    let figure = |c: &char| {
        c.is_numeric()
            || numeral::is_han_numeral(*c)
            || words().documents.no_slip.holds(c.encode_utf8(&mut [0; 4]))
    };
    match (a, b) {
        ([x], [y]) => !figure(x) && !figure(y),
        ([x], []) | ([], [x]) => !figure(x),
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

/// A 〔 that no readable number goes with: 渝府发〔2021〕号.
fn cut_short(source: &Source) -> Vec<Diagnostic> {
    let whole = docno::find(&source.text);
    let mut findings = Vec::new();
    for (at, _) in source.text.match_indices('〔') {
        if whole.iter().any(|(range, _)| range.contains(&at)) {
            continue;
        }
        let before: usize = source.text[..at]
            .chars()
            .rev()
            .take_while(|c| ('\u{4e00}'..='\u{9fff}').contains(c))
            .take(4)
            .map(char::len_utf8)
            .sum();
        let after: usize = source.text[at..]
            .chars()
            .take(12)
            .take_while(|c| !"，。；、）)》\n".contains(*c))
            .map(char::len_utf8)
            .sum();
        findings.push(
            Diagnostic::new(
                Code::NumberCutShort,
                source.place(at - before..at + after),
                "发文字号不完整，读不出来",
            )
            .help("发文字号由机关代字、〔年份〕和序号组成，如 渝府发〔2021〕19号"),
        );
    }
    findings
}

/// Plans that a plan says it implements and the site does not have, that are the plan itself, or that implement it in
/// turn; and what is written twice.
fn implements(input: &Input<'_>, plan: &Plan) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let of = |id: &str| {
        let node = input.atlas.plans.iter().find(|node| node.plan.id == id);
        node.map(|node| &node.plan.front.implements)
    };
    for (index, id) in plan.front.implements.iter().enumerate() {
        let (code, message) = if *id == plan.id {
            let message = format!("implements 写了方案自己（{id}）");
            (Code::UnknownPlan, message)
        } else if of(id).is_none() {
            (
                Code::UnknownPlan,
                format!("implements 里的 {id} 不在站点里"),
            )
        } else if plan.front.implements[..index].contains(id) {
            (Code::Entry, format!("implements 里的 {id} 写了两次"))
        } else if leads_to(&plan.id, id, of) {
            let message = format!("{} 落实 {id}，{id} 又落实 {0}，成了一圈", plan.id);
            (Code::Entry, message)
        } else {
            continue;
        };
        let place = input.in_front(&plan.file, |at| at.implements.get(index).cloned());
        let help = "写 content/plans 下已有方案的编号，下级落实上级，每个写一次";
        findings.push(Diagnostic::new(code, place, message).help(help));
    }
    findings
}

/// Whether one comes from a plan, over those that it implements, to a certain one.
fn leads_to<'a>(wanted: &str, from: &'a str, of: impl Fn(&str) -> Option<&'a Vec<String>>) -> bool {
    let mut seen = BTreeSet::from([from]);
    let mut open = vec![from];
    while let Some(id) = open.pop() {
        for next in of(id).into_iter().flatten() {
            if next == wanted {
                return true;
            }
            if seen.insert(next) {
                open.push(next);
            }
        }
    }
    false
}
