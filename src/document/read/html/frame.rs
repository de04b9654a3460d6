//! Which part of a page is the document, and which elements are its frame.

use ego_tree::NodeRef;
use scraper::Node;

use super::DEEPEST;
use super::nodes::{tag, weight};
use crate::lexicon::layout as vocabulary;

/// The smallest element that holds nearly all of the page's own text.
pub(crate) fn main_part(root: NodeRef<'_, Node>) -> NodeRef<'_, Node> {
    let mut main = root;
    for _ in 0..DEEPEST {
        let all = weight(main);
        let best = main
            .children()
            .filter(|c| c.value().is_element() && is_container(tag(*c)))
            .map(|c| (weight(c), c))
            .max_by_key(|(w, _)| *w);
        match best {
            Some((w, child)) if all > 0 && w * 100 >= all * 85 => main = child,
            _ => return main,
        }
    }
    main
}

fn is_container(name: &str) -> bool {
    matches!(
        name,
        "html" | "body" | "div" | "section" | "article" | "main" | "form" | "center"
    )
}

/// A part of the page's frame by the name of its element, its class or its id.
pub(crate) fn is_furniture(element: &scraper::node::Element) -> bool {
    if matches!(element.name(), "nav" | "footer" | "aside") {
        return true;
    }
    let names = element
        .attr("class")
        .into_iter()
        .chain(element.attr("id"))
        .flat_map(|v| v.split(|c: char| !c.is_ascii_alphanumeric()))
        .map(str::to_ascii_lowercase)
        .collect::<Vec<_>>();
    names
        .iter()
        .any(|n| vocabulary::get().furniture.iter().any(|f| f == n))
}
