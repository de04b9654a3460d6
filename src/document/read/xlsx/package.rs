//! The parts of a workbook: which sheets it has, in which parts they stand, and how cells look.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use super::format::{self, Format};
use super::words::{self, Look, Words, is_on};
use crate::document::read::archive::Archive;
use crate::document::read::package::{folder, list_of, resolve};
use crate::document::read::xml::{self, Element};

/// A sheet as the workbook names it.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) is_hidden: bool,
    /// The part that it stands in; nothing if the workbook names none that is there.
    pub(super) part: Option<String>,
    /// Whether it has cells: those of charts, macros and dialogs have none.
    pub(super) has_cells: bool,
}

/// How a cell looks.
#[derive(Debug, Clone)]
pub(super) struct Style {
    pub(super) format: Rc<Format>,
    pub(super) look: Look,
}

/// A workbook without its sheets.
pub(super) struct Package<'a> {
    archive: Archive<'a>,
    /// The part that is the workbook.
    main: String,
    names: Vec<String>,
    pub(super) sheets: Vec<Entry>,
    pub(super) shared: Vec<Words>,
    styles: Vec<Style>,
    plain: Style,
    /// How many days its count of days begins after the usual one.
    pub(super) later: f64,
}

impl<'a> Package<'a> {
    /// Opens a workbook, which stands in a part.
    pub(super) fn open(archive: Archive<'a>, main: &str) -> Result<Self, String> {
        let names = archive.names();
        let plain = Style {
            format: Rc::new(Format::new("", false)),
            look: Look::default(),
        };
        let mut package = Self {
            archive,
            main: main.to_owned(),
            names,
            sheets: Vec::new(),
            shared: Vec::new(),
            styles: Vec::new(),
            plain,
            later: 0.0,
        };
        let book = package.tree(main)?.ok_or("Excel 文件里没有工作簿")?;
        let book = book.child("workbook").ok_or("Excel 文件里没有工作簿")?;
        let relations = package.relations()?;
        let properties = book.child("workbookPr");
        let since_1904 = properties
            .and_then(|one| one.attribute("date1904"))
            .is_some_and(is_on);
        package.later = if since_1904 { 1462.0 } else { 0.0 };
        for sheet in book.child("sheets").into_iter().flat_map(Element::elements) {
            let relation = sheet.attribute("id").and_then(|id| relations.get(id));
            let part = relation.and_then(|(_, target)| package.find(target));
            package.sheets.push(Entry {
                name: sheet.attribute("name").unwrap_or_default().to_owned(),
                is_hidden: matches!(sheet.attribute("state"), Some("hidden" | "veryHidden")),
                part,
                has_cells: relation.is_none_or(|(kind, _)| kind.ends_with("/worksheet")),
            });
        }
        let of_kind = |end: &str| {
            let mut found = relations.values().filter(|(kind, _)| kind.ends_with(end));
            found.next().map(|(_, target)| target.clone())
        };
        if let Some(xml) = package.text(of_kind("/sharedStrings"))? {
            package.shared = words::shared(&xml)?;
        }
        if let Some(xml) = package.text(of_kind("/styles"))? {
            package.styles = styles(&xml::parse(&xml)?, since_1904);
        }
        Ok(package)
    }

    /// A part's text by its name.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, String> {
        self.archive.text(name)
    }

    /// The parts of sheets that the workbook does not name.
    pub(super) fn orphans(&self) -> Vec<String> {
        let is_sheet = |name: &str| {
            let inner = resolve(folder(&self.main), "worksheets");
            let inner = name
                .strip_prefix(&inner)
                .and_then(|rest| rest.strip_prefix('/'));
            inner.is_some_and(|inner| !inner.contains('/'))
        };
        let is_named = |name: &String| self.sheets.iter().any(|s| s.part.as_ref() == Some(name));
        let names = self.names.iter();
        names
            .filter(|name| is_sheet(name) && !is_named(name))
            .cloned()
            .collect()
    }

    /// The style of a number; cells of an unknown one are plain.
    pub(super) fn style(&self, number: usize) -> &Style {
        self.styles.get(number).unwrap_or(&self.plain)
    }

    fn find(&self, name: &str) -> Option<String> {
        let mut names = self.names.iter();
        names.find(|one| one.eq_ignore_ascii_case(name)).cloned()
    }

    fn text(&mut self, name: Option<String>) -> Result<Option<String>, String> {
        match name.and_then(|name| self.find(&name)) {
            Some(name) => self.archive.text(&name),
            None => Ok(None),
        }
    }

    fn tree(&mut self, name: &str) -> Result<Option<Element>, String> {
        match self.text(Some(name.to_owned()))? {
            Some(xml) => xml::parse(&xml).map(Some),
            None => Ok(None),
        }
    }

    /// What the workbook refers to: kinds and parts by their ids.
    fn relations(&mut self) -> Result<BTreeMap<String, (String, String)>, String> {
        let main = self.main.clone();
        let tree = self.tree(&list_of(&main))?.unwrap_or_default();
        let all = tree.child("Relationships");
        let all = all.into_iter().flat_map(Element::elements);
        let folder = folder(&main);
        let of = |one: &Element| {
            let kind = one.attribute("Type")?.to_owned();
            let target = resolve(folder, one.attribute("Target")?);
            Some((one.attribute("Id")?.to_owned(), (kind, target)))
        };
        Ok(all.filter_map(of).collect())
    }
}

/// The styles of cells, in their order.
fn styles(tree: &Element, since_1904: bool) -> Vec<Style> {
    let Some(tree) = tree.child("styleSheet") else {
        return Vec::new();
    };
    let list = |name: &str| tree.child(name).into_iter().flat_map(Element::elements);
    let number =
        |one: &Element, name: &str| one.attribute(name).and_then(|n| n.trim().parse().ok());
    let codes: HashMap<u32, &str> = list("numFmts")
        .filter_map(|one| Some((number(one, "numFmtId")?, one.attribute("formatCode")?)))
        .collect();
    let fonts: Vec<Look> = list("fonts")
        .map(|font| {
            let mut look = Look::default();
            for part in font.elements() {
                look.element(&part.name, part.attribute("val"));
            }
            look
        })
        .collect();
    let mut formats: HashMap<u32, Rc<Format>> = HashMap::new();
    list("cellXfs")
        .map(|one| {
            let id = number(one, "numFmtId").unwrap_or(0);
            let format = formats.entry(id).or_insert_with(|| {
                let code = codes.get(&id).copied().or_else(|| format::built_in(id));
                Rc::new(Format::new(code.unwrap_or(""), since_1904))
            });
            let font = number(one, "fontId").unwrap_or(0) as usize;
            Style {
                format: Rc::clone(format),
                look: fonts.get(font).copied().unwrap_or_default(),
            }
        })
        .collect()
}
