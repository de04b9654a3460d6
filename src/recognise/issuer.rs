//! Who issued a document: all evidence, and the order in which it counts, in one place.
//!
//! A signature over the date is the body's own act; a letterhead and the words before 关于 in the title are
//! printed on the document; the box of a page was filled in by the site, often with a short name; the rest
//! only hints. What a weaker evidence adds to a stronger one is the full name: 县教育局 is completed to
//! 云山县教育局 where the document has that name too.

use super::clues::Clues;
use super::evidence::Evidence;
use super::{line_shape, titles};
use crate::docno;
use crate::document::Text;
use crate::lexicon::layout;
use crate::zh::squeeze;

/// A body, or several joined by 、, and why it may be the issuer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Candidate {
    pub(crate) evidence: Evidence,
    pub(crate) name: String,
    /// Where it stands.
    pub(crate) text: Text,
}

/// Who may have issued it, the strongest evidence first; the first one has its full name.
pub(crate) fn candidates<'c>(clues: &'c Clues) -> Vec<Candidate> {
    let printed = |found: &'c (Evidence, Text)| {
        let (evidence, text) = found;
        let name = match evidence {
            Evidence::Letterhead => letterhead(text.as_str()),
            Evidence::Source => source(text.as_str(), clues),
            Evidence::Unsigned => names(text.as_str()).filter(|name| !is_short(name)),
            _ => names(text.as_str()),
        };
        Some((*evidence, name?, text))
    };
    let title = clues.titles.first().or(clues.box_title.as_ref());
    let number = clues.number.as_ref();
    let read = [
        (Evidence::Title, titles::issuer_in_title(clues), title),
        (Evidence::Headline, titles::body_before_year(clues), title),
        (Evidence::Number, by_number(clues), number),
    ];
    let read = read
        .into_iter()
        .filter_map(|(evidence, name, text)| Some((evidence, name?, text?)));
    let mut all: Vec<Candidate> = clues
        .bodies
        .iter()
        .filter_map(printed)
        .chain(read)
        .map(|(evidence, name, text)| Candidate {
            evidence,
            name,
            text: text.clone(),
        })
        .collect();
    // Who forwards a plan issued it; the signature may be of those who made it.
    let title = all.iter().find(|c| c.evidence == Evidence::Title);
    if titles::forwards(clues)
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
        let alone = clues.lone_names.iter().map(String::as_str);
        let known: Vec<&str> = known.chain(alone).flat_map(|n| n.split('、')).collect();
        // Who signs writes the name as it is, unless it only says 县教育局.
        let own = first.evidence <= Evidence::Letterhead;
        let kept = |name: &str| own && !is_short(name);
        let full = |name| {
            if kept(name) {
                name
            } else {
                with_place(name, &known)
            }
        };
        let names: Vec<&str> = first.name.split('、').map(full).collect();
        all[0].name = names.join("、");
    }
    all
}

/// The other issuers that the document itself or its box names, for the report.
pub(crate) fn other_issuers(candidates: &[Candidate]) -> Vec<&Candidate> {
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
    let words = &layout::words().bodies;
    let short = |name: &str| {
        // 云山县教育局等五部门, 云山县人民政府（办公室）
        let first = name.split(['（', '(']).next().unwrap_or(name);
        let first = first
            .split(words.and_so_on.as_str())
            .next()
            .unwrap_or(first);
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
    let bare = line_shape::without_seal(text);
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
    let is_whole = |p: &&String| layout::ends_like_body(p) && p.chars().count() > 2;
    let whole: Vec<&str> = parts.iter().filter(is_whole).map(String::as_str).collect();
    let spread = parts.concat();
    let name = if whole.len() == parts.len() || parts.iter().any(|p| p.chars().count() > 4) {
        whole.join("、")
    } else {
        spread
    };
    let short = name.chars().count() <= 60 || whole.len() == parts.len();
    let fits = layout::ends_like_body(&name)
        && short
        && !name.contains(layout::words().bodies.site.as_str());
    fits.then_some(name)
}

/// The body of a letterhead: 云山县教育局文件, 国务院令, or the bare name of a letter.
fn letterhead(text: &str) -> Option<String> {
    let head = squeeze(text);
    let words = &layout::words().titles;
    let bare = words
        .letterheads
        .end(&head)
        .map(|end| &head[..head.len() - end.len()]);
    names(bare.map_or(text, |bare| bare.trim_start_matches(words.state.as_str())))
}

/// The full name of a body as a source. Short names, sites and newspapers tell nothing, and who wrote a
/// report or an explanation issued nothing.
fn source(text: &str, clues: &Clues) -> Option<String> {
    let words = &layout::words().sources;
    let name = names(text)?;
    let title = titles::own_title(clues);
    let title = title.as_ref().map_or("", |title| title.words.as_str());
    let is_full = !is_short(&name)
        && name.chars().count() > 4
        && !words.media.iter().any(|w| name.contains(w.as_str()))
        && !layout::ends_with_level(&name);
    let tells = words.telling.iter().any(|w| title.contains(w.as_str()));
    (is_full && !tells).then_some(name)
}

/// 县教育局: a name without its place.
fn is_short(name: &str) -> bool {
    let short = &layout::words().sources.short;
    short.iter().any(|w| name.starts_with(w.as_str()))
}

/// Whose number it is, for those whose letters are known.
fn by_number(clues: &Clues) -> Option<String> {
    let number = clues.number.as_ref()?.as_str();
    let (_, number) = docno::find(number).into_iter().next()?;
    let letters = number.split('〔').next()?;
    let codes = &layout::words().organ_codes;
    let own = codes.iter().find(|(code, _)| code == letters)?;
    Some(own.1.clone())
}

/// The longest of the known names that ends with this one and only adds the place that it lies in.
fn with_place<'n>(name: &'n str, known: &[&'n str]) -> &'n str {
    let fuller = known.iter().filter(|k| {
        k.strip_suffix(name)
            .is_some_and(|place| layout::ends_with_level(place) || layout::starts_with_level(name))
            && k.chars().count() <= 30
    });
    fuller
        .max_by_key(|k| k.len())
        .filter(|k| k.len() > name.len())
        .copied()
        .unwrap_or(name)
}
