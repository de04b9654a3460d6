//! Words made comparable: what may differ between two ways to write the same thing down.

use gangmu::plan::Role;
use unicode_normalization::UnicodeNormalization as _;

/// Text without blanks, in compatibility form (full-width digits are digits).
pub(crate) fn plain(text: &str) -> String {
    text.nfkc().filter(|c| !c.is_whitespace()).collect()
}

/// A label without its brackets and points: `（三）` is `三`, `3.` is `3`.
pub(crate) fn label(text: &str) -> String {
    without(&plain(text), "().、,。")
}

/// The name of a unit without the punctuation that closed its list.
pub(crate) fn unit(text: &str) -> String {
    plain(text).trim_end_matches(['。', ';', ',']).to_owned()
}

/// A document number without its brackets, of which every typist has others.
pub(crate) fn number(text: &str) -> String {
    without(&plain(text), "[]〔〕［］【】()").replace("中华人民共和国", "")
}

/// A title or the name of an office without quotation marks.
pub(crate) fn title(text: &str) -> String {
    without(&plain(text), "《》<>“”\"")
}

/// The role as files of expected tasks name it: of six roles they tell three apart.
pub(crate) fn role(role: Role) -> &'static str {
    match role {
        Role::Lead => "lead",
        Role::Cooperate | Role::Support => "cooperate",
        Role::Responsible | Role::Policy | Role::Implement => "responsible",
    }
}

fn without(text: &str, marks: &str) -> String {
    text.chars().filter(|c| !marks.contains(*c)).collect()
}
