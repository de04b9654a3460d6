//! Regions as paths from the top down: 重庆市/渝北区. The nation (全国) stands above all of them.

/// The region that stands above all others.
pub const NATION: &str = "全国";

/// What parts the places of a path.
const STEP: char = '/';

/// The nearest place of a region, by which people call it: 渝北区 of 重庆市/渝北区.
pub fn name(region: &str) -> &str {
    region.rsplit(STEP).next().unwrap_or(region)
}

/// The region above: 重庆市 for 重庆市/渝北区, the nation for 重庆市, none for the nation.
pub fn parent(region: &str) -> Option<&str> {
    match region.rsplit_once(STEP) {
        Some((above, _)) => Some(above),
        None if region == NATION => None,
        None => Some(NATION),
    }
}

/// A region and those above it, the nearest first, the nation last; of no region, the nation alone.
pub fn ancestors(region: &str) -> impl Iterator<Item = &str> {
    let first = if region.is_empty() { NATION } else { region };
    std::iter::successors(Some(first), |this| parent(this))
}

/// Whether a region is another or lies in it; all lie in the nation.
pub fn is_within(region: &str, other: &str) -> bool {
    ancestors(region).any(|above| above == other)
}

/// The places of a region from the top down; the nation and no region have none.
pub fn places(region: &str) -> impl Iterator<Item = &str> {
    region
        .split(STEP)
        .filter(|place| !place.is_empty() && *place != NATION)
}

/// How deep a region lies: 0 the nation, 1 a province, 2 a city or district of it.
pub fn depth(region: &str) -> usize {
    places(region).count()
}

#[cfg(test)]
mod tests {
    use super::{NATION, ancestors, depth, is_within, name, parent, places};

    #[test]
    fn a_path_and_what_stands_above_it() {
        let yubei = "重庆市/渝北区";
        assert_eq!(name(yubei), "渝北区");
        assert_eq!(parent(yubei), Some("重庆市"));
        assert_eq!(parent("重庆市"), Some(NATION));
        assert_eq!(parent(NATION), None);
        assert!(ancestors(yubei).eq([yubei, "重庆市", NATION]));
        assert!(ancestors("").eq([NATION]));
        assert!(places(yubei).eq(["重庆市", "渝北区"]));
        assert_eq!([yubei, "重庆市", NATION, ""].map(depth), [2, 1, 0, 0]);
        assert!(is_within(yubei, "重庆市") && is_within(yubei, yubei));
        assert!(!is_within("重庆市", yubei) && !is_within("重庆市/渝北区", "四川省"));
    }
}
