//! What a file shows, counted without any of the program's own readers: the words of all parts of a package, the
//! strings of all cells, all text of a page. What import hands over is held against it.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use gangmu::import::Import;
use quick_xml::events::{BytesStart, Event};
use unicode_normalization::UnicodeNormalization as _;

/// A piece of a file: a part of a package, a sheet's cells, or the whole text.
pub(crate) struct Part {
    /// What it is called in its package, and to people; none for a file that is one piece.
    pub(crate) names: Vec<String>,
    /// Paragraphs, cells, lines.
    pub(crate) texts: Vec<String>,
}

/// Characters and figures that a file shows and import neither keeps, removes nor tells.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Missing {
    /// Characters, with how many of each.
    pub(crate) characters: BTreeMap<char, usize>,
    /// Whole figures (1200, 3500) that stand nowhere as such: lost, changed or glued.
    pub(crate) figures: BTreeMap<String, usize>,
}

/// What of a file is missing in what was read of it. Parts that a finding names are told.
pub(crate) fn missing(name: &str, bytes: &[u8], import: &Import) -> Missing {
    let source = &import.document.source().text;
    let told = |part: &Part| {
        let mut unread = import.findings.iter().filter(|f| f.code.id() == "G118");
        unread.any(|f| part.names.iter().any(|name| f.message.contains(name)))
    };
    let mut missing = Missing::default();
    let mut figures_shown: BTreeMap<String, usize> = BTreeMap::new();
    for part in parts(name, bytes) {
        if told(&part) {
            continue;
        }
        for text in &part.texts {
            for c in letters(text) {
                *missing.characters.entry(c).or_default() += 1;
            }
            for figure in figures(text) {
                *figures_shown.entry(figure).or_default() += 1;
            }
        }
    }
    subtract(&mut missing.characters, letters(source));
    subtract(&mut figures_shown, figures(source).into_iter());
    missing.figures = figures_shown;
    missing
}

fn subtract<K: Ord>(counts: &mut BTreeMap<K, usize>, there: impl Iterator<Item = K>) {
    for key in there {
        if let Some(count) = counts.get_mut(&key) {
            *count = count.saturating_sub(1);
        }
    }
    counts.retain(|_, count| *count > 0);
}

/// The characters of a text by what they mean: blanks, marks that cannot be seen and forms of one sign aside.
fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    text.nfkc().filter_map(|c| match c {
        '−' | '–' | '—' | '‑' => Some('-'),
        '\u{2e80}'..='\u{2eff}' | '\u{e000}'..='\u{f8ff}' | '\u{fffd}' => None,
        c if c.is_alphanumeric() || c.is_ascii_punctuation() => Some(c),
        _ => None,
    })
}

/// The figures of a text: runs of digits between other characters. A raised digit is one of its own.
fn figures(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut run = String::new();
    for c in text.chars() {
        let width = match c {
            '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32),
            c => Some(c).filter(char::is_ascii_digit),
        };
        match width {
            Some(digit) => run.push(digit),
            None if !run.is_empty() => out.push(std::mem::take(&mut run)),
            None => {}
        }
        if let Some(digit) = "⁰¹²³⁴⁵⁶⁷⁸⁹"
            .chars()
            .chain("₀₁₂₃₄₅₆₇₈₉".chars())
            .position(|r| r == c)
        {
            out.push((digit % 10).to_string());
        }
    }
    out.extend(Some(run).filter(|run| !run.is_empty()));
    out
}

/// The parts of a file that show words.
fn parts(name: &str, bytes: &[u8]) -> Vec<Part> {
    if bytes.starts_with(b"PK") {
        return package(bytes);
    }
    let (text, ..) = encoding_rs::Encoding::for_bom(bytes).map_or_else(
        || (String::from_utf8_lossy(bytes), encoding_rs::UTF_8, false),
        |(encoding, _)| encoding.decode(bytes),
    );
    let opens = text.trim_start().to_lowercase();
    let is_page = (name.ends_with("html") || name.ends_with("htm"))
        || ["<table", "<div", "<p", "<html", "<!doctype"]
            .iter()
            .any(|tag| opens.starts_with(tag));
    let texts = match () {
        // Another encoding: its words are another reader's business.
        () if text.contains('\u{fffd}') => Vec::new(),
        () if is_page => page(&text),
        // Signs of Markdown are no words.
        () if has_ending(name, "md") => {
            vec![text.replace(['|', '*', '#', '\\', '-', ':', '>', '`', '_', '+'], " ")]
        }
        () => text.lines().map(str::to_owned).collect(),
    };
    vec![Part {
        names: Vec::new(),
        texts,
    }]
}

/// Whether the name of a file has an ending, in capitals or not.
fn has_ending(name: &str, wanted: &str) -> bool {
    let ending = std::path::Path::new(name).extension();
    ending.is_some_and(|ending| ending.eq_ignore_ascii_case(wanted))
}

/// All text of a page, without what no browser shows as text.
fn page(text: &str) -> Vec<String> {
    let html = scraper::Html::parse_document(text);
    let mut out = Vec::new();
    for node in html.tree.root().descendants() {
        let Some(text) = node.value().as_text() else {
            continue;
        };
        let unseen = node.ancestors().any(|above| {
            above.value().as_element().is_some_and(|element| {
                matches!(
                    element.name(),
                    "head" | "script" | "style" | "template" | "noscript" | "iframe"
                )
            })
        });
        if !unseen {
            out.push(text.to_string());
        }
    }
    out
}

/// The parts of an Office file.
fn package(bytes: &[u8]) -> Vec<Part> {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        return Vec::new();
    };
    let mut files = BTreeMap::new();
    for at in 0..archive.len() {
        let Ok(mut file) = archive.by_index(at) else {
            continue;
        };
        let mut text = Vec::new();
        let name = file
            .name()
            .map_or_else(|_| at.to_string(), std::borrow::Cow::into_owned);
        if (has_ending(&name, "xml") || has_ending(&name, "rels"))
            && file.read_to_end(&mut text).is_ok()
        {
            files.insert(name, String::from_utf8_lossy(&text).into_owned());
        }
    }
    let strings = files.get("xl/sharedStrings.xml").map(|text| strings(text));
    let sheets = sheets(&files);
    let mut out = Vec::new();
    for (name, text) in &files {
        let last = name.rsplit('/').next().unwrap_or(name);
        let no_words = [
            "styles",
            "theme",
            "settings",
            "fontTable",
            "numbering",
            "webSettings",
            "sharedStrings",
        ];
        if name.contains("/glossary/") || no_words.iter().any(|start| last.starts_with(start)) {
            continue;
        }
        let texts = match &strings {
            _ if name.starts_with("xl/worksheets/") => {
                cells(text, strings.as_deref().unwrap_or_default())
            }
            _ if name.starts_with("word/") || name.starts_with("xl/") => words(text),
            _ => continue,
        };
        // The number of a page is no word.
        let margin = last.starts_with("header") || last.starts_with("footer");
        if margin && !texts.iter().any(|text| text.contains(char::is_alphabetic)) {
            continue;
        }
        let mut names = vec![name.clone()];
        names.extend(sheets.get(last).map(|sheet| format!("“{sheet}”")));
        out.push(Part { names, texts });
    }
    out
}

/// The names of the sheets of a workbook by the files that hold them.
fn sheets(files: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let none = String::new();
    let mut by_id = BTreeMap::new();
    each(files.get("xl/workbook.xml").unwrap_or(&none), |event| {
        if let Seen::Start("sheet", start) = event {
            by_id.insert(attribute(start, "id"), attribute(start, "name"));
        }
    });
    let mut out = BTreeMap::new();
    each(
        files.get("xl/_rels/workbook.xml.rels").unwrap_or(&none),
        |event| {
            if let Seen::Start("Relationship", start) = event
                && let Some(name) = by_id.get(&attribute(start, "Id"))
            {
                let target = attribute(start, "Target");
                out.insert(
                    target.rsplit('/').next().unwrap_or_default().to_owned(),
                    name.clone(),
                );
            }
        },
    );
    out
}

fn attribute(start: &BytesStart<'_>, name: &str) -> String {
    let mut attributes = start.attributes().filter_map(Result::ok);
    let found = attributes.find(|a| a.key.local_name().as_ref() == name);
    let value = found.map_or_else(String::new, |a| a.value.into_owned());
    quick_xml::escape::unescape(&value).map_or_else(|_| value.clone(), std::borrow::Cow::into_owned)
}

/// The words of a part by paragraphs: of runs, formulas, pictures. Words stand once where a part offers them in two forms.
fn words(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let (mut open, mut other, mut line) = (false, 0_usize, String::new());
    // Of the forms of one content the first counts: whether it was met, for each content that is open.
    let mut met = Vec::new();
    each(text, |event| match event {
        Seen::Start(..) if other > 0 => other += 1,
        Seen::Start("AlternateContent", _) => met.push(false),
        Seen::End("AlternateContent") => _ = met.pop(),
        Seen::Start("Choice" | "Fallback", _) => match met.last_mut() {
            Some(first) if !*first => *first = true,
            _ => other += 1,
        },
        Seen::End(_) if other > 0 => other -= 1,
        Seen::Start("t" | "delText", _) => open = true,
        Seen::End("t" | "delText") => open = false,
        Seen::Start("tab" | "br" | "cr" | "vertAlign" | "oMath", _) => line.push(' '),
        Seen::End("p" | "si" | "sSup" | "sSub" | "num" | "den" | "e" | "sup" | "sub") => {
            line.push(' ');
        }
        Seen::Text(words) if open && other == 0 => line.push_str(words),
        _ => {}
    });
    out.push(line);
    out
}

/// The strings that cells share; readings of Chinese characters are none.
fn strings(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let (mut open, mut reading) = (false, false);
    each(text, |event| match event {
        Seen::Start("si", _) => out.push(String::new()),
        // What is raised joins no figure.
        Seen::Start("vertAlign", _) => {
            if let Some(last) = out.last_mut() {
                last.push(' ');
            }
        }
        Seen::Start("rPh", _) => reading = true,
        Seen::End("rPh") => reading = false,
        Seen::Start("t", _) => open = !reading,
        Seen::End("t") => open = false,
        Seen::Text(words) if open => {
            if let Some(last) = out.last_mut() {
                last.push_str(words);
            }
        }
        _ => {}
    });
    out
}

/// The strings of a sheet's cells; numbers are shown by their formats, which is the reader's business.
fn cells(text: &str, strings: &[String]) -> Vec<String> {
    let mut out = Vec::new();
    let (mut kind, mut open, mut value) = (String::new(), false, String::new());
    each(text, |event| match event {
        Seen::Start("c", start) => {
            kind = attribute(start, "t");
            value.clear();
        }
        Seen::Start("v" | "t", _) => open = true,
        Seen::End("v" | "t") => open = false,
        Seen::Text(words) if open => value.push_str(words),
        Seen::End("c") => match kind.as_str() {
            "s" => out.extend(
                value
                    .trim()
                    .parse()
                    .ok()
                    .and_then(|at: usize| strings.get(at))
                    .cloned(),
            ),
            "inlineStr" | "str" => out.push(value.clone()),
            _ => {}
        },
        _ => {}
    });
    out
}

enum Seen<'a> {
    Start(&'a str, &'a BytesStart<'a>),
    End(&'a str),
    Text(&'a str),
}

/// Goes over the elements and texts of XML, by their names without prefixes.
fn each(text: &str, mut see: impl FnMut(Seen<'_>)) {
    let mut reader = quick_xml::Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => see(Seen::Start(start.local_name().as_ref(), &start)),
            Ok(Event::End(end)) => see(Seen::End(end.local_name().as_ref())),
            Ok(Event::Empty(start)) => {
                see(Seen::Start(start.local_name().as_ref(), &start));
                see(Seen::End(start.local_name().as_ref()));
            }
            Ok(Event::Text(words)) => see(Seen::Text(&words)),
            Ok(Event::CData(words)) => see(Seen::Text(&words)),
            Ok(Event::GeneralRef(name)) => {
                let name: &str = &name;
                let sign = quick_xml::escape::unescape(&format!("&{name};"))
                    .map(std::borrow::Cow::into_owned);
                see(Seen::Text(&sign.unwrap_or_default()));
            }
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}
