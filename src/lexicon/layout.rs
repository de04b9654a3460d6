//! The words by which documents are recognised: `layout.toml`, read once. Data, so that people can add to it.

use std::sync::OnceLock;

use serde::Deserialize;

use super::words::Words;

/// The words of `layout.toml`; each list is explained there.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Vocabulary {
    pub(crate) more_unit_endings: Words,
    pub(crate) title_endings: Vec<String>,
    pub(crate) title_kinds: Vec<String>,
    pub(crate) cover_words: Vec<String>,
    pub(crate) drafts: Vec<String>,
    pub(crate) frame_classes: Vec<String>,
    pub(crate) particulars: Vec<String>,
    pub(crate) dateline: Vec<String>,
    pub(crate) trail: Vec<String>,
    pub(crate) buttons: Vec<String>,
    pub(crate) page_numbers: Vec<String>,
    pub(crate) organ_codes: Vec<(String, String)>,
    pub(crate) sources: Sources,
    pub(crate) titles: Titles,
    pub(crate) marks: Marks,
    #[serde(rename = "box")]
    pub(crate) boxes: BoxWords,
    pub(crate) bodies: Bodies,
    pub(crate) declared: Declared,
    pub(crate) given: Given,
    pub(crate) styles: Styles,
}

/// What a source (来源) of a page tells of the issuer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sources {
    pub(crate) short: Vec<String>,
    pub(crate) media: Vec<String>,
    pub(crate) telling: Vec<String>,
}

/// Words of titles and of what stands around them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Titles {
    pub(crate) about: String,
    pub(crate) sends: Vec<String>,
    pub(crate) forwards: Words,
    pub(crate) publishes: String,
    pub(crate) sends_by_name: [String; 2],
    pub(crate) validity: Words,
    pub(crate) revised: String,
    pub(crate) versions: Words,
    pub(crate) letterheads: Words,
    pub(crate) state: String,
    pub(crate) goes_on: Words,
    pub(crate) before_kind: String,
}

/// Short marks that are a line or a row of their own.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Marks {
    pub(crate) annexes: Words,
    pub(crate) releases: Words,
    pub(crate) seals: Words,
    pub(crate) continued: Words,
    pub(crate) leads_in: Words,
    pub(crate) totals: Words,
    pub(crate) day_labels: Words,
    pub(crate) today: String,
    pub(crate) source: String,
    pub(crate) issued: Words,
    pub(crate) order: String,
}

/// What the words of a box of particulars say.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BoxWords {
    pub(crate) number: Words,
    pub(crate) written: Words,
    pub(crate) made: Words,
    pub(crate) organ: Words,
    pub(crate) publisher: Words,
    pub(crate) title: Words,
    pub(crate) own_ends: Words,
}

/// How names of bodies are written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Bodies {
    pub(crate) small_places: Words,
    pub(crate) levels: Vec<Words>,
    pub(crate) nation: Words,
    pub(crate) short_forms: Vec<(String, String)>,
    pub(crate) party: String,
    pub(crate) office: String,
    pub(crate) site: String,
    pub(crate) and_so_on: String,
    pub(crate) each: String,
}

/// What a document says of itself.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Declared {
    pub(crate) count: String,
    pub(crate) tasks: Words,
    pub(crate) asks: Words,
    pub(crate) changes: Words,
    pub(crate) term: Vec<String>,
    pub(crate) years: Words,
    pub(crate) leads: String,
    pub(crate) first: Vec<String>,
    pub(crate) others: Vec<String>,
    pub(crate) help: Words,
    pub(crate) lead_columns: Words,
}

/// Headings that are put over columns without any.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Given {
    pub(crate) label: String,
    pub(crate) task: String,
    pub(crate) lead: String,
    pub(crate) cooperate: String,
    pub(crate) responsible: String,
    pub(crate) deadline: String,
    pub(crate) category: String,
    pub(crate) other: String,
}

/// Names of Word's own styles, in small letters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Styles {
    pub(crate) headings: Words,
    pub(crate) contents: Words,
    pub(crate) contents_by_hand: String,
}

/// The words, read on first use.
pub(crate) fn words() -> &'static Vocabulary {
    static WORDS: OnceLock<Vocabulary> = OnceLock::new();
    WORDS.get_or_init(|| {
        toml::from_str(include_str!("layout.toml"))
            .expect("the file is part of the program and a test reads it")
    })
}

/// Whether a text ends with the word for a level of places: 渝北区, 云山镇.
pub(crate) fn ends_with_level(text: &str) -> bool {
    let levels = [
        &super::words().names.place_ends,
        &words().bodies.small_places,
    ];
    levels.into_iter().any(|list| list.end(text).is_some())
}

/// Whether a text begins with the word for a level of places: 县教育局.
pub(crate) fn starts_with_level(text: &str) -> bool {
    let levels = [
        &super::words().names.place_ends,
        &words().bodies.small_places,
    ];
    levels.into_iter().any(|list| list.start(text).is_some())
}

/// Whether a text ends like the name of a body or a place: 局, 委, 办公室, 人民政府, 渝北区.
pub(crate) fn ends_like_body(text: &str) -> bool {
    let text = text.trim_end().trim_end_matches(['）', ')']);
    let and_so_on = words().bodies.and_so_on.as_str();
    let text = text
        .trim_end_matches(and_so_on)
        .trim_end_matches(['）', ')']);
    let names = &super::words().names;
    let ends = |list: &Words| list.end(text).is_some();
    ends(&names.bodies) && !ends(&names.not_bodies)
        || ends(&names.place_ends)
        || ends(&words().more_unit_endings)
}
