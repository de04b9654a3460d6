//! Citations that cannot be right: one title with two numbers, one number with two titles, titles that
//! differ by a character, numbers that are cut short, plans that do not exist.

use crate::docno;
use std::collections::{BTreeMap, BTreeSet};

use super::alike::Alike;
use super::input::Input;
use crate::atlas::{bare, mentions, title_keys};
use crate::diag::{Code, Diagnostic, Place};
use crate::front::{self, Places};
use crate::lexicon::check::words;
use crate::plan::{BlockKind, Plan};
use crate::source::Source;
use crate::zh::{numeral, shared_ends};

/// A document's own number stands among so many blocks from its beginning.
const HEAD: usize = 8;
/// Shorter titles differ by a character and are two documents.
const TITLE: usize = 8;

/// A title and a number that stand together.
struct Pair {
    title: String,
    place: Place,
    /// Which of the documents that are spoken of it names.
    named: usize,
}

/// A document as it is spoken of: a number and the keys of a title, however often they stand together.
struct Named {
    number: String,
    keys: Vec<String>,
    /// How often.
    count: usize,
    /// Whether a plan of the site says it of itself.
    own: bool,
    /// Where it is said first.
    first: usize,
}

impl Named {
    fn same_title(&self, other: &Self) -> bool {
        self.keys.iter().any(|key| other.keys.contains(key))
    }
}

/// All pairs of a site.
#[derive(Default)]
struct Pairs {
    all: Vec<Pair>,
    named: Vec<Named>,
    known: BTreeMap<(String, Vec<String>), usize>,
}

impl Pairs {
    fn add(&mut self, number: String, title: &str, place: Place, own: bool) {
        let keys = title_keys(title);
        let named = *self
            .known
            .entry((number.clone(), keys.clone()))
            .or_insert_with(|| {
                self.named.push(Named {
                    number,
                    keys,
                    count: 0,
                    own: false,
                    first: self.all.len(),
                });
                self.named.len() - 1
            });
        self.named[named].count += 1;
        self.named[named].own |= own;
        self.all.push(Pair {
            title: title.to_owned(),
            place,
            named,
        });
    }

    /// For each document, another that has one of its titles and another number, and one that has its number and
    /// another title, where as much speaks for it: what a plan says of itself above all, then how often it is said.
    fn rivals(&self) -> Vec<[Option<usize>; 2]> {
        let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, one) in self.named.iter().enumerate() {
            for key in one.keys.iter().chain([&one.number]) {
                groups.entry(key).or_default().push(at);
            }
        }
        let near = |at: usize| {
            let one = &self.named[at];
            let keys = one.keys.iter().chain([&one.number]);
            let groups = keys.filter_map(|key| groups.get(key.as_str()));
            groups.flatten().copied()
        };
        let weights: Vec<(bool, usize)> = self
            .named
            .iter()
            .map(|one| {
                let alike: BTreeSet<usize> = one
                    .keys
                    .iter()
                    .filter_map(|key| groups.get(key.as_str()))
                    .flatten()
                    .copied()
                    .filter(|&other| self.named[other].number == one.number)
                    .collect();
                let alike = alike.into_iter().map(|other| &self.named[other]);
                alike.fold((false, 0), |(own, count), other| {
                    (own || other.own, count + other.count)
                })
            })
            .collect();
        let rival = |at: usize, same_title: bool| {
            let one = &self.named[at];
            near(at).find(|&other| {
                let rival = &self.named[other];
                rival.same_title(one) == same_title
                    && (rival.number == one.number) != same_title
                    && weights[other] >= weights[at]
            })
        };
        (0..self.named.len())
            .map(|at| [rival(at, true), rival(at, false)])
            .collect()
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
    let mut pairs = Pairs::default();
    for node in &input.atlas.plans {
        let head = &node.plan.front;
        if let Some(number) = head.number.as_deref().and_then(docno::normalise) {
            let place = input.in_front(&node.plan.file, |at| at.number);
            pairs.add(number, &head.title, place, true);
        }
    }
    for source in &input.project.plans {
        let body = front::body_start(&source.text);
        for mention in mentions(&source.text[body..]) {
            if let (Some(title), Some(number)) = (&mention.title, &mention.number) {
                let range = body + mention.range.start..body + mention.range.end;
                pairs.add(number.clone(), title, source.place(range), false);
            }
        }
    }
    let rivals = pairs.rivals();
    let mut findings = Vec::new();
    for pair in &pairs.all {
        // Of two that contradict the rarer one is told; said equally often, both are.
        let own = &pairs.named[pair.named];
        let [of_title, of_number] =
            rivals[pair.named].map(|rival| rival.map(|at| &pairs.named[at]));
        if let Some(rival) = of_title {
            let message = format!(
                "这份文件的文号写作{}，另一处写作{}",
                own.number, rival.number
            );
            findings.push(
                Diagnostic::new(Code::TwoNumbers, pair.place.clone(), message)
                    .help("对照原件，改正写错的一处")
                    .related(pairs.all[rival.first].place.clone(), "另一处"),
            );
        } else if let Some(rival) = of_number {
            let other = &pairs.all[rival.first];
            let message = format!(
                "文号{}在这里是《{}》，另一处是另一个标题《{}》",
                own.number, pair.title, other.title
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
    let chars = |text: &str| -> Vec<char> { text.chars().collect() };
    let sure: Vec<(Vec<char>, &(String, Place))> =
        known.iter().map(|(k, at)| (chars(k), at)).collect();
    let others: Vec<Vec<char>> = cited.iter().map(|(key, ..)| chars(key)).collect();
    let alike_sure = Alike::new(sure.iter().map(|(key, _)| key.as_slice()));
    let alike_others = Alike::new(others.iter().map(Vec::as_slice));
    let mut findings = Vec::new();
    for ((key, title, place), letters) in cited.iter().zip(&others) {
        if known.contains_key(key) {
            continue;
        }
        let near = alike_sure.near(letters).into_iter().map(|at| &sure[at]);
        let mut near = near.filter(|(other, _)| differ_by_one(letters, other));
        let other = near
            .next()
            .map(|(_, (title, place))| (title, place))
            .or_else(|| {
                // Of two unknown titles the rarer one is the slip; the same number of times says nothing.
                let near = alike_others.near(letters).into_iter();
                let mut near = near.filter(|&at| {
                    count[key.as_str()] < count[cited[at].0.as_str()]
                        && differ_by_one(letters, &others[at])
                });
                near.next().map(|at| (&cited[at].1, &cited[at].2))
            });
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
fn differ_by_one(a: &[char], b: &[char]) -> bool {
    if a == b || a.len().min(b.len()) < TITLE || a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let (start, end) = shared_ends(a, b);
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
        let next = whole.partition_point(|(range, _)| range.end <= at);
        if whole.get(next).is_some_and(|(range, _)| range.start <= at) {
            continue;
        }
        let before: usize = source.text[..at]
            .chars()
            .rev()
            .take_while(|c| crate::zh::is_cjk(*c))
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
    if plan.front.implements.is_empty() {
        return Vec::new();
    }
    let mut findings = Vec::new();
    let plans: BTreeMap<&str, &Vec<String>> = (input.atlas.plans.iter())
        .map(|node| (node.plan.id.as_str(), &node.plan.front.implements))
        .collect();
    let of = |id: &str| plans.get(id).copied();
    let source = input.source(&plan.file);
    let written = source.map(|source| Places::read(&source.text).implements);
    let (mut before, mut seen) = (BTreeSet::new(), BTreeSet::new());
    for (index, id) in plan.front.implements.iter().enumerate() {
        let (code, message) = if *id == plan.id {
            let message = format!("implements 写了方案自己（{id}）");
            (Code::UnknownPlan, message)
        } else if of(id).is_none() {
            (
                Code::UnknownPlan,
                format!("implements 里的 {id} 不在站点里"),
            )
        } else if !before.insert(id) {
            (Code::Entry, format!("implements 里的 {id} 写了两次"))
        } else if leads_to(&plan.id, id, of, &mut seen) {
            let message = format!("{} 落实 {id}，{id} 又落实 {0}，成了一圈", plan.id);
            (Code::Entry, message)
        } else {
            continue;
        };
        let range = written.as_ref().and_then(|all| all.get(index));
        let place = source.zip(range).map_or_else(
            || Place::file(plan.file.as_str()),
            |(source, range)| source.place(range.clone()),
        );
        let help = "写 content/plans 下已有方案的编号，下级落实上级，每个写一次";
        findings.push(Diagnostic::new(code, place, message).help(help));
    }
    findings
}

/// Whether one comes from a plan, over those that it implements, to a certain one. Those that were seen before lead there
/// no more than they did then.
fn leads_to<'a>(
    wanted: &str,
    from: &'a str,
    of: impl Fn(&str) -> Option<&'a Vec<String>>,
    seen: &mut BTreeSet<&'a str>,
) -> bool {
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
