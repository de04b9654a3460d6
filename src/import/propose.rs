//! What only a person can say for certain, and the document hints at: its region, and the plans that it implements.

use super::Import;
use crate::docno;
use crate::front::FrontMatter;
use crate::lexicon::layout;
use crate::zh::region::NATION;

/// The most characters of a place with its level: 黔南布依族苗族自治州.
const LONGEST_PLACE: usize = 11;

/// The region of the first issuer, or else of the title, as its name begins (云山市白石区教育局: 云山市/白石区);
/// where one of the known regions ends so, that one. None where no place is named.
pub fn region(front: &FrontMatter, known: &[&str]) -> Option<String> {
    let issuer = front.issuer.as_deref().unwrap_or_default();
    let first = issuer.split('、').next().unwrap_or_default();
    [first, &front.title].into_iter().find_map(|name| {
        let words = &layout::words().bodies;
        if words.nation.start(name).is_some() {
            return Some(NATION.to_owned());
        }
        let name = name.strip_prefix(words.party.as_str()).unwrap_or(name);
        let path = places(name).join("/");
        let whole = known
            .iter()
            .find(|known| known.ends_with(&format!("/{path}")));
        let path = whole.map_or(path, |whole| (*whole).to_owned());
        (!path.is_empty()).then_some(path)
    })
}

/// The places that a name begins with, from the highest level down.
fn places(name: &str) -> Vec<&str> {
    let levels = &layout::words().bodies.levels;
    let mut out = Vec::new();
    let (mut rest, mut above) = (name, 0);
    loop {
        let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8());
        let place = ends.take(LONGEST_PLACE).find_map(|end| {
            let level = levels
                .iter()
                .position(|words| words.end(&rest[..end]).is_some())?;
            // 县教育局 names no place.
            let named = rest[..end].chars().nth(2).is_some();
            (level >= above && named).then_some((end, level))
        });
        let Some((end, level)) = place else { break };
        out.push(&rest[..end]);
        (rest, above) = (&rest[end..], level + 1);
    }
    out
}

/// Which of some plans, each with its id and its number, the document cites by its number, in the order given.
pub fn cited<'p>(import: &Import, plans: &[(&'p str, &str)]) -> Vec<(&'p str, String)> {
    let found = docno::find(&import.markdown);
    let own = import.front.number.as_deref().and_then(docno::normalise);
    let found = |&(id, number): &(&'p str, &str)| {
        let number = docno::normalise(number)?;
        let is_cited = found.iter().any(|(_, there)| *there == number);
        (is_cited && id != import.id && own.as_deref() != Some(number.as_str()))
            .then_some((id, number))
    };
    plans.iter().filter_map(found).collect()
}

#[cfg(test)]
mod tests {
    use super::region;
    use crate::front::FrontMatter;

    #[test]
    fn the_region_that_an_issuer_or_a_title_names() {
        let of = |issuer: &str, title: &str, known: &[&str]| {
            let front = FrontMatter {
                issuer: Some(issuer.to_owned()).filter(|name| !name.is_empty()),
                title: title.to_owned(),
                ..FrontMatter::default()
            };
            region(&front, known).unwrap_or_default()
        };
        assert_eq!(of("云山市白石区人民政府办公室", "", &[]), "云山市/白石区");
        assert_eq!(of("云山县教育局、云山县财政局", "", &[]), "云山县");
        assert_eq!(of("中共云山市委", "", &[]), "云山市");
        assert_eq!(of("国务院办公厅", "", &[]), "全国");
        assert_eq!(of("县教育局", "白石镇工作方案", &[]), "白石镇");
        assert_eq!(of("", "关于加强工作的意见", &[]), "");
        assert_eq!(
            of("白石区教育局", "", &["云山市", "云山市/白石区"]),
            "云山市/白石区"
        );
    }
}
