//! Who issued a document: all evidence, and the order in which it counts, in one place.
//!
//! A signature over the date is the body's own act; a letterhead and the words before 关于 in the title are
//! printed on the document; the box of a page was filled in by the site, often with a short name; the rest
//! only hints. What a weaker evidence adds to a stronger one is the full name: 县教育局 is completed to
//! 云山县教育局 where the document has that name too.

use super::facts::Facts;
use super::{shape, titles};
use crate::document::Text;
use crate::lexicon::layout as vocabulary;
use crate::zh::docno;
use crate::zh::squeeze;

/// Where a name stands; the strongest evidence first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Evidence {
    /// Over or before the date, in the part that issues.
    Signature,
    /// 云山县教育局文件, or the bare name over the number of a letter.
    Letterhead,
    /// Before 关于 in the title; who forwards stands first.
    Title,
    /// 发文机关, 制发机关 in the box of a page.
    Organ,
    /// The same in a part that another sends out.
    InnerSignature,
    /// 发布机构 in the box of a page: who put it online, as a rule who issued it.
    Publisher,
    /// 填报单位：….
    FilledIn,
    /// Alone on the last line, without a date.
    Unsigned,
    /// Before the year in the title: 云山县教育局2023年工作要点.
    Headline,
    /// 来源 in the line of dates of a page.
    Source,
    /// The letters of the number: 国办发.
    Number,
}

impl Evidence {
    /// As the report says it.
    pub(crate) fn said(self) -> &'static str {
        match self {
            Self::Signature => "落款",
            Self::Letterhead => "版头",
            Self::Title => "标题",
            Self::Organ => "信息栏的发文机关",
            Self::InnerSignature => "所附文件的落款",
            Self::Publisher => "信息栏的发布机构",
            Self::FilledIn => "填报单位",
            Self::Unsigned => "文末",
            Self::Headline => "标题开头",
            Self::Source => "网页的来源",
            Self::Number => "发文字号的代字",
        }
    }

    /// Whether it only hints at the issuer.
    pub(crate) fn is_weak(self) -> bool {
        self >= Self::Unsigned
    }
}

/// A body, or several joined by 、, and why it may be the issuer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Candidate {
    pub(crate) evidence: Evidence,
    pub(crate) name: String,
}

/// Who may have issued it, the strongest evidence first; the first one has its full name.
pub(crate) fn candidates(facts: &Facts) -> Vec<Candidate> {
    let said = |(evidence, text): &(Evidence, Text)| {
        let name = match evidence {
            Evidence::Letterhead => letterhead(text.as_str()),
            Evidence::Source => source(text.as_str(), facts),
            Evidence::Unsigned => names(text.as_str()).filter(|name| !is_short(name)),
            _ => names(text.as_str()),
        };
        Some((*evidence, name?))
    };
    let read = [
        (Evidence::Title, titles::issuer(facts)),
        (Evidence::Headline, titles::headline(facts)),
        (Evidence::Number, by_number(facts)),
    ];
    let read = read.into_iter().filter_map(|(e, name)| Some((e, name?)));
    let mut all: Vec<Candidate> = facts
        .bodies
        .iter()
        .filter_map(said)
        .chain(read)
        .map(|(evidence, name)| Candidate { evidence, name })
        .collect();
    // Who forwards a plan issued it; the signature may be of those who made it.
    let title = all.iter().find(|c| c.evidence == Evidence::Title);
    if titles::forwards(facts)
        && let Some(name) = title.map(|c| c.name.clone())
    {
        let signed = all.iter_mut().filter(|c| c.evidence == Evidence::Signature);
        for other in signed.filter(|c| !is_same(&c.name, &name)) {
            other.evidence = Evidence::InnerSignature;
        }
    }
    all.sort_by_key(|c| c.evidence);
    if let Some(first) = all.first() {
        let known = all.iter().map(|c| c.name.as_str());
        let alone = facts.alone.iter().map(String::as_str);
        let known: Vec<&str> = known.chain(alone).flat_map(|n| n.split('、')).collect();
        // Who signs writes the name as it is, unless it only says 县教育局.
        let own = first.evidence <= Evidence::Letterhead;
        let kept = |name: &str| own && !is_short(name);
        let full = |name| {
            if kept(name) {
                name
            } else {
                whole(name, &known)
            }
        };
        let names: Vec<&str> = first.name.split('、').map(full).collect();
        all[0].name = names.join("、");
    }
    all
}

/// The other issuers that the document itself or its box names, for the report.
pub(crate) fn others(candidates: &[Candidate]) -> Vec<&Candidate> {
    let Some((first, rest)) = candidates.split_first() else {
        return Vec::new();
    };
    let mut others: Vec<&Candidate> = Vec::new();
    for candidate in rest.iter().filter(|c| c.evidence <= Evidence::Publisher) {
        let known = |c: &Candidate| is_same(&c.name, &candidate.name);
        if !known(first) && !others.iter().any(|c| known(c)) {
            others.push(candidate);
        }
    }
    others
}

/// Whether two names speak of one issuer: one of several, a short form, or an office and its government.
fn is_same(a: &str, b: &str) -> bool {
    let words = &vocabulary::get().bodies;
    let short = |name: &str| {
        // 云山县教育局等五部门, 云山县人民政府（办公室）
        let first = name.split(['等', '（', '(']).next().unwrap_or(name);
        let forms = words.short_forms.iter();
        forms
            .fold(first.to_owned(), |name, (long, short)| {
                name.replace(long.as_str(), short)
            })
            .trim_start_matches(words.party.as_str())
            .to_owned()
    };
    let alike = |a: &str, b: &str| {
        let (a, b) = (short(a), short(b));
        let (a, b) = (
            a.trim_end_matches(words.office.as_str()),
            b.trim_end_matches(words.office.as_str()),
        );
        a.ends_with(b) || b.ends_with(a)
    };
    a.split('、').any(|a| b.split('、').any(|b| alike(a, b)))
}

/// The bodies that a text consists of, joined by 、: side by side, or the letters of one spread.
fn names(text: &str) -> Option<String> {
    let bare = shape::without_seal(text);
    let mut parts: Vec<String> = Vec::new();
    let mut spread = false;
    for part in bare
        .split(|c: char| c.is_whitespace() || c == '、')
        .filter(|p| !p.is_empty())
    {
        // 国家发展改革委 财 政 部 商务部: single characters are one name.
        let single = part.chars().count() == 1;
        match parts.last_mut() {
            Some(last) if single && spread => last.push_str(part),
            _ => parts.push(part.to_owned()),
        }
        spread = single;
    }
    let is_whole = |p: &&String| vocabulary::ends_like_body(p) && p.chars().count() > 2;
    let whole: Vec<&str> = parts.iter().filter(is_whole).map(String::as_str).collect();
    let spread = parts.concat();
    let name = if whole.len() == parts.len() || parts.iter().any(|p| p.chars().count() > 4) {
        whole.join("、")
    } else {
        spread
    };
    let short = name.chars().count() <= 60 || whole.len() == parts.len();
    let fits = vocabulary::ends_like_body(&name)
        && short
        && !name.contains(vocabulary::get().bodies.site.as_str());
    fits.then_some(name)
}

/// The body of a letterhead: 云山县教育局文件, 国务院令, or the bare name of a letter.
fn letterhead(text: &str) -> Option<String> {
    let head = squeeze(text);
    let words = &vocabulary::get().titles;
    let bare = words
        .letterheads
        .end(&head)
        .map(|end| &head[..head.len() - end.len()]);
    names(bare.map_or(text, |bare| bare.trim_start_matches(words.state.as_str())))
}

/// The full name of a body as a source. Short names, sites and newspapers tell nothing, and who wrote a
/// report or an explanation issued nothing.
fn source(text: &str, facts: &Facts) -> Option<String> {
    let words = &vocabulary::get().sources;
    let name = names(text)?;
    let title = titles::own(facts);
    let is_full = !is_short(&name)
        && name.chars().count() > 4
        && !words.media.iter().any(|w| name.contains(w.as_str()))
        && vocabulary::get().bodies.places.end(&name).is_none();
    let tells = words.telling.iter().any(|w| title.contains(w.as_str()));
    (is_full && !tells).then_some(name)
}

/// 县教育局: a name without its place.
fn is_short(name: &str) -> bool {
    let short = &vocabulary::get().sources.short;
    short.iter().any(|w| name.starts_with(w.as_str()))
}

/// Whose number it is, for those whose letters are known.
fn by_number(facts: &Facts) -> Option<String> {
    let number = facts.number.as_ref()?.as_str();
    let (_, number) = docno::find(number).into_iter().next()?;
    let letters = number.split('〔').next()?;
    let codes = &vocabulary::get().organ_codes;
    let own = codes.iter().find(|(code, _)| code == letters)?;
    Some(own.1.clone())
}

/// The longest of the known names that ends with this one and only adds the place that it lies in.
fn whole<'n>(name: &'n str, known: &[&'n str]) -> &'n str {
    let levels = &vocabulary::get().bodies.places;
    let fuller = known.iter().filter(|k| {
        k.strip_suffix(name)
            .is_some_and(|place| levels.end(place).is_some() || levels.start(name).is_some())
            && k.chars().count() <= 30
    });
    fuller
        .max_by_key(|k| k.len())
        .filter(|k| k.len() > name.len())
        .copied()
        .unwrap_or(name)
}
