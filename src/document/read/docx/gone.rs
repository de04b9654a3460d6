//! What stands in a Word file and is not shown.

use crate::document::read::xml::Element;

/// The reason for what revisions took away.
pub(super) const DELETED: &str = "修订中删去的文字";

/// What stands in the file and is not shown: deleted and moved-away revisions, the second form of what is there
/// twice, the commands of fields.
pub(super) fn is_gone(name: &str) -> bool {
    is_deleted(name) || matches!(name, "Fallback" | "instrText" | "delInstrText")
}

/// Deleted and moved-away revisions.
pub(super) fn is_deleted(name: &str) -> bool {
    matches!(name, "del" | "moveFrom" | "delText")
}

/// All words of an element, those of deleted revisions too.
pub(super) fn all_words(element: &Element) -> String {
    let mut out = String::new();
    element.write(
        |name| matches!(name, "Fallback" | "instrText" | "delInstrText"),
        |name| matches!(name, "t" | "delText"),
        &mut out,
    );
    out
}
