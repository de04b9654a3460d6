//! Makes the inputs of any size, and does with them what the program does.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::hint::black_box;
use std::io::{Cursor, Write as _};

use gangmu::config::SiteConfig;
use gangmu::import::{Options, Seed, fidelity, import};
use gangmu::project::{Project, SiteFile};
use gangmu::search::{Filters, Index, fold};
use gangmu::source::Source;
use gangmu::{check, delta, export, pipeline, plan, privacy};

/// One input: its name, how many pieces it has at its smallest, what becomes of it, and its files.
pub(crate) struct Input {
    pub(crate) name: &'static str,
    pub(crate) count: usize,
    pub(crate) run: fn(&Files),
    pub(crate) files: &'static [File],
}

/// A file: its name, what it begins with, the piece that is repeated, what it ends with.
pub(crate) type File = (&'static str, &'static str, &'static str, &'static str);

/// The files of an input, made.
pub(crate) type Files = BTreeMap<&'static str, String>;

impl Input {
    /// Its files with so many pieces.
    pub(crate) fn files(&self, count: usize) -> Files {
        let made = self.files.iter().map(|&(name, head, piece, tail)| {
            let mut text = head.to_owned();
            for copy in 1..=count {
                let (number, words) = (copy.to_string(), characters(copy));
                let piece = piece.replace("{n}", &number).replace("{z}", &words);
                text.push_str(&piece);
            }
            text.push_str(tail);
            (name, text)
        });
        made.collect()
    }
}

/// Four Chinese characters for a number.
fn characters(number: usize) -> String {
    const SIGNS: [char; 20] = [
        '青', '云', '江', '龙', '凤', '石', '桥', '松', '梅', '竹', '兰', '桂', '柳', '泉', '溪',
        '湖', '岭', '峰', '沙', '洲',
    ];
    let mut rest = number;
    let mut sign = || {
        let sign = SIGNS[rest % SIGNS.len()];
        rest /= SIGNS.len();
        sign
    };
    [sign(), sign(), sign(), sign()].iter().collect()
}

/// A document is imported, what import writes is read, masked and compared with the document.
pub(crate) fn document(files: &Files) {
    let (name, bytes) = match files.first_key_value() {
        Some((name, _)) if name.starts_with("word/") => ("a.docx", zipped(files)),
        Some((name, _)) if name.starts_with("xl/") => ("a.xlsx", zipped(files)),
        Some((name, text)) => (*name, text.clone().into_bytes()),
        None => return,
    };
    // What is refused is refused in time too.
    let Ok(read) = import(name, &bytes, &Options::default()) else {
        return;
    };
    let file = Source::new("content/plans/a.md", &read.markdown);
    plan_file(&file);
    let seed = Seed {
        path: name,
        bytes: &bytes,
    };
    black_box(fidelity(seed, &file, read.front.reading.clone(), None));
}

/// A plan file is read and masked, its findings too.
fn plan_file(file: &Source) {
    let (plan, mut findings) = plan::parse(file);
    privacy::mask_findings(&mut findings, |_| Some(file));
    black_box(privacy::mask(plan));
}

/// One state of the content.
fn state<'a>(project: &'a Project, read: &'a pipeline::Read) -> delta::State<'a> {
    delta::State {
        project,
        atlas: &read.atlas,
        registers: &read.registers,
    }
}

/// A site is read, linked, checked, built, exported, searched and compared with an empty one.
pub(crate) fn site(files: &Files) {
    let project = project(files);
    let read = pipeline::read(&project).expect("its registers are good");
    let built = pipeline::finish(&project, &read).expect("its settings are good");
    black_box(check::run(&check::Input {
        project: &project,
        atlas: &read.atlas,
        registers: &read.registers,
        seeds: &BTreeMap::new(),
        published: None,
    }));
    black_box(export::json::bytes(&export::json::of_atlas(&read.atlas)));
    let list = export::lists::all(&read.atlas, "");
    black_box(export::csv(&list));
    black_box(export::xlsx(&list).expect("it fits"));
    let empty = Project::default();
    let none = pipeline::read(&empty).expect("nothing is good");
    black_box(delta::between(
        &state(&empty, &none),
        &state(&project, &read),
    ));
    black_box(delta::between(
        &state(&project, &read),
        &state(&project, &read),
    ));
    let files: BTreeMap<&str, &[u8]> = built
        .files
        .iter()
        .map(|file| (file.path.as_str(), file.bytes.as_slice()))
        .collect();
    let load = |name: &str| {
        let bytes = files.get(name).copied().unwrap_or_default();
        Ok(String::from_utf8_lossy(bytes).into_owned())
    };
    let index = Index::open(load).expect("it was built just now");
    let answer = index.answer("推进试点 建设", &Filters::default());
    black_box(answer.expect("an answer"));
}

/// The files as a site.
fn project(files: &Files) -> Project {
    let mut project = Project::default();
    for (name, text) in files {
        let source = Source::new(*name, text);
        match *name {
            "site.toml" => {
                project.config = SiteConfig::parse(text).expect("its settings are good");
                project.settings = Some(source);
            }
            "content/units.toml" => project.units = Some(source),
            "content/lineage.toml" => project.lineage = Some(source),
            "content/retired.toml" => project.retired = Some(source),
            "content/addresses.txt" => project.addresses = Some(source),
            name if name.starts_with("content/corrections/") => project.corrections.push(source),
            name if name.starts_with("content/plans/") => project.plans.push(source),
            name if name.rsplit('.').next() == Some("md") => project.pages.push(source),
            name => project.attachments.push(SiteFile {
                path: name.to_owned(),
                bytes: text.clone().into_bytes(),
            }),
        }
    }
    project
}

/// As many plans as there are lines in a file, and a register of the bodies in them.
pub(crate) fn plans(files: &Files) {
    let project = Project {
        plans: files["plans"]
            .split('\n')
            .enumerate()
            .map(|(at, text)| {
                Source::new(format!("content/plans/p{at}.md"), &text.replace('~', "\n"))
            })
            .collect(),
        ..Project::default()
    };
    let read = pipeline::read(&project).expect("it has no registers");
    black_box(pipeline::finish(&project, &read).expect("its settings are good"));
}

/// A query to the search.
pub(crate) fn query(files: &Files) {
    let project = project(files);
    let read = pipeline::read(&project).expect("its registers are good");
    let built = pipeline::index(&read.atlas, &project.config);
    let index = Index::open(|name| {
        let file = built.iter().find(|file| file.path == name);
        let bytes = file.map_or(&[][..], |file| &file.bytes);
        Ok(String::from_utf8_lossy(bytes).into_owned())
    });
    let index = index.expect("it was built just now");
    let text = &files["query"];
    black_box(fold::parse(text));
    black_box(index.answer(text, &Filters::default()).expect("an answer"));
}

/// Files in an archive, those of Word and Excel with what stands around their content.
fn zipped(files: &Files) -> Vec<u8> {
    const SHEET: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const LINKS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, text: &str| {
        out.start_file(name, zip::write::SimpleFileOptions::default())
            .expect("memory takes it");
        out.write_all(text.as_bytes()).expect("memory takes it");
    };
    for (name, text) in files {
        let root = match *name {
            "word/document.xml" => "document",
            "word/styles.xml" => "styles",
            "word/numbering.xml" => "numbering",
            "word/footnotes.xml" => "footnotes",
            "xl/worksheets/sheet1.xml" => "worksheet",
            "xl/sharedStrings.xml" => "sst",
            "xl/styles.xml" => "styleSheet",
            other => panic!("{other}: no part that is known"),
        };
        let mut whole = String::new();
        let _ = if name.starts_with("word/") {
            write!(
                whole,
                "<w:{root} xmlns:w=\"w\" xmlns:mc=\"m\">{text}</w:{root}>"
            )
        } else {
            write!(whole, "<{root} xmlns=\"{SHEET}\">{text}</{root}>")
        };
        add(name, &whole);
    }
    if files.contains_key("xl/worksheets/sheet1.xml") {
        add(
            "xl/workbook.xml",
            &format!(
                "<workbook xmlns=\"{SHEET}\" xmlns:r=\"{LINKS}\"><sheets><sheet name=\"甲\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            ),
        );
        add(
            "xl/_rels/workbook.xml.rels",
            &format!(
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{LINKS}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
        );
    }
    out.finish().expect("memory takes it").into_inner()
}
