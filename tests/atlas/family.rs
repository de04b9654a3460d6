//! Descent on plans that nobody tuned for: a small family of its own field, with look-alikes, reworded, merged and split
//! tasks.

use std::collections::BTreeMap;

use gangmu::atlas::{Atlas, Kind, Registers, link};
use gangmu::plan::parse;
use gangmu::source::Source;

const UPPER: &str = include_str!("family/upper.md");
const LOWER: &str = include_str!("family/lower.md");

fn atlas() -> Atlas {
    let plan =
        |name: &str, text: &str| parse(&Source::new(format!("content/plans/{name}.md"), text)).0;
    link(
        vec![plan("shi", UPPER), plan("xian", LOWER)],
        &Registers::default(),
        None,
    )
    .0
}

#[test]
fn another_object_under_the_same_frame_is_no_descent() {
    let atlas = atlas();
    let found: BTreeMap<(&str, &str), (Kind, bool)> = (atlas.links.iter())
        .map(|link| {
            let label = |task| atlas.words(task).label.as_str();
            (
                (label(link.down), label(link.up)),
                (link.kind, link.certain),
            )
        })
        .collect();
    // Of the look-alikes 2, 5 and 8 and of 10, which has only formulas, none is certain.
    let truth = [
        ("1", "1"),
        ("3", "2"),
        ("4", "3"),
        ("6", "4"),
        ("7", "4"),
        ("9", "6"),
        // Told in other words.
        ("11", "7"),
    ];
    let wrong: Vec<_> = found.keys().filter(|pair| !truth.contains(pair)).collect();
    assert!(wrong.len() <= 1, "{wrong:?}");
    assert!(wrong.iter().all(|pair| !found[pair].1), "{wrong:?}");
    for pair in ["1", "3", "4", "6", "9", "11"]
        .iter()
        .zip(["1", "2", "3", "4", "6", "7"])
    {
        assert!(found.contains_key(&(*pair.0, pair.1)), "{pair:?}");
    }
    assert_eq!(found[&("1", "1")], (Kind::Identical, true));
    assert_eq!(found[&("4", "3")].0, Kind::Adapted);
    assert_eq!(found[&("6", "4")].0, Kind::Partial);
}
