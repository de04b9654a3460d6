//! What is personal, told to who keeps the site; and findings that show nothing of it themselves.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::cover::{self, Hidden, Quotes, masked};
use super::find::{Found, What, find};
use crate::diag::{Code, Diagnostic, Lines, Place, Severity};
use crate::source::Source;

/// What is personal in a file of the site, with its exact place; `masking` as site.toml says.
pub fn findings(source: &Source, masking: bool) -> Vec<Diagnostic> {
    let found = find(&source.text);
    if found.is_empty() {
        return Vec::new();
    }
    let lines = Lines::new(Arc::new(source.clone()));
    let tell = |one: Found| {
        let mut finding = tell(&one, &source.text, lines.place(one.range.clone()));
        if masking {
            return finding.help("发布时已遮盖，原文保留；确需公开的，请先征得同意");
        }
        finding.severity = Severity::Error;
        finding.help("site.toml 关闭了 privacy.mask，这里会原样公开；请改回 mask = true 或删去")
    };
    found.into_iter().map(tell).collect()
}

/// What is personal in the path of a file, which is part of an address and cannot be covered.
pub fn in_path(path: &str) -> Vec<Diagnostic> {
    let tell = |one: Found| {
        let mut finding = tell(&one, path, Place::file(masked(path).as_ref()));
        finding.severity = Severity::Error;
        finding.help("文件名会成为网址，不能遮盖，这个文件没有发布；请改名")
    };
    find(path).into_iter().map(tell).collect()
}

/// What is personal in a file that is published as it is.
pub fn in_attachment(path: &str, bytes: &[u8]) -> Vec<Diagnostic> {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Vec::new();
    };
    let mut findings = findings(&Source::new(path, text), true);
    for finding in &mut findings {
        finding.help = Some("附件原样发布，这里没有遮盖；请从附件里删去".to_owned());
    }
    findings
}

fn tell(found: &Found, text: &str, place: Place) -> Diagnostic {
    let code = match found.what {
        What::Mobile => Code::MobileNumber,
        What::Identity => Code::IdentityNumber,
        What::BankCard => Code::BankCard,
        What::ContactName => Code::ContactName,
        What::Address => Code::PrivateAddress,
    };
    let shown = cover::told(found, text);
    Diagnostic::new(code, place, format!("{}：{shown}", code.title()))
}

/// Covers in findings what is personal in the files that they are about: in the lines shown, and in what is quoted.
/// Columns stay, for a star stands for each character.
pub fn mask_findings<'s>(findings: &mut [Diagnostic], files: impl Fn(&str) -> Option<&'s Source>) {
    let mut known: BTreeMap<Arc<str>, Option<File<'s>>> = BTreeMap::new();
    for finding in findings {
        let own = Arc::clone(&finding.place.file);
        let related = finding.related.iter_mut();
        let (others, whys): (Vec<_>, Vec<_>) = related.map(|(place, why)| (place, why)).unzip();
        for place in others.into_iter().chain([&mut finding.place]) {
            let file = known
                .entry(Arc::clone(&place.file))
                .or_insert_with(|| files(&place.file).map(File::new));
            mask_place(place, file.as_ref());
        }
        let said = [Some(&mut finding.message), finding.help.as_mut()];
        for words in said.into_iter().flatten().chain(whys) {
            if let Some(Some(file)) = known.get(&own) {
                file.quotes.mask(words);
            }
            super::plan::mask_string(words);
        }
    }
}

/// A file, with what is covered in it.
struct File<'s> {
    source: &'s Source,
    hidden: Hidden,
    quotes: Quotes,
}

impl<'s> File<'s> {
    fn new(source: &'s Source) -> Self {
        let hidden = Hidden::of(&source.text);
        Self {
            source,
            quotes: hidden.quotes(),
            hidden,
        }
    }
}

/// Covers the line that a place shows.
fn mask_place(place: &mut Place, file: Option<&File<'_>>) {
    match file.and_then(|file| Some((file, file.source.shown(place)?))) {
        // Most files have nothing to cover, and what a place shows of one need not be looked through again.
        Some((file, _)) if file.hidden.is_empty() => {}
        Some((file, shown)) => {
            place.excerpt = file.hidden.shown(&file.source.text, shown, "*").into();
        }
        None => {
            if let std::borrow::Cow::Owned(line) = masked(&place.excerpt) {
                place.excerpt = line.into();
            }
        }
    }
    if let std::borrow::Cow::Owned(name) = masked(&place.file) {
        place.file = name.into();
    }
}
