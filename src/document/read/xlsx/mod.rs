//! Excel files: each sheet a table of what it shows, under its name.
//!
//! A sheet shows numbers and days by the formats of their cells, hides rows and columns, and may hold formulas
//! that nobody has computed. What it does not show is removed with the reason; what cannot be read is told with
//! the cell, as Excel names it.

mod format;
mod grid;
mod package;
mod reference;
mod sheet;
mod words;

use self::format::Shown;
use self::grid::Filled;
use self::package::{Entry, Package};
use self::sheet::{Cell, Sheet, Value};
use super::archive::Archive;
use super::build::Builder;
use super::limits::{MOST_TEXT, TOO_LONG};
use super::raised::written;
use super::unread;
use crate::diag::{Code, Diagnostic, Place, Severity};
use crate::document::model::{Document, Layout};
use crate::error::{Error, Result};

/// The most cells of all sheets together.
const MOST_CELLS: usize = 500_000;
const MOST: sheet::Most = sheet::Most {
    cells: MOST_CELLS,
    bytes: MOST_TEXT,
};

/// How many cells a finding names.
const NAMED: usize = 5;

/// Reads an Excel file whose workbook stands in the part `main`.
///
/// Formats and numbers of hostile files are more than anyone has tried, so that a panic in a library is trouble of
/// the file.
pub(crate) fn read(name: &str, bytes: &[u8], main: &str) -> Result<Document> {
    std::panic::catch_unwind(|| read_book(name, bytes, main))
        .unwrap_or_else(|_| Err("Excel 文件有误；请用 Excel 打开，另存后再导入".to_owned()))
        .map_err(|why| Error::Usage(format!("{name}：{why}")))
}

fn read_book(name: &str, bytes: &[u8], main: &str) -> std::result::Result<Document, String> {
    let mut archive = Archive::open(bytes)?;
    archive.check()?;
    let mut reader = Reader {
        out: Builder::new(name),
        told: Told::default(),
        filled: 0,
        bytes: 0,
    };
    reader.out.findings = unread::parts(name, &mut archive);
    let mut package = Package::open(archive, main)?;
    let mut names = Vec::new();
    let sheets = std::mem::take(&mut package.sheets);
    let (hidden, shown): (Vec<&Entry>, Vec<&Entry>) = sheets.iter().partition(|s| s.is_hidden);
    for entry in shown {
        if let Some(sheet) = reader.sheet(name, entry, &mut package)? {
            names.push(reader.out.text(&entry.name));
            reader.table(entry, sheet, &package);
            reader.out.gap();
        }
    }
    for entry in hidden {
        if let Some(sheet) = reader.sheet(name, entry, &mut package)? {
            reader.hidden(name, entry, sheet, &package);
        }
    }
    package.sheets = sheets;
    for part in package.orphans() {
        reader.orphan(name, &part, &mut package);
    }
    reader.told.findings(name, &mut reader.out.findings);
    let mut document = reader.out.finish();
    document.layout = Layout::Book(names);
    Ok(document)
}

/// Reading the sheets of a book, one after the other.
struct Reader {
    out: Builder,
    told: Told,
    /// How many cells were filled so far.
    filled: usize,
    /// How many bytes their words have.
    bytes: usize,
}

impl Reader {
    /// A sheet; one that cannot be read is told.
    fn sheet(
        &mut self,
        name: &str,
        entry: &Entry,
        package: &mut Package<'_>,
    ) -> std::result::Result<Option<Sheet>, String> {
        let sheet = &entry.name;
        let why = match &entry.part {
            Some(part) if entry.has_cells => {
                let xml = package.part(part).map(Option::unwrap_or_default);
                match xml.and_then(|xml| sheet::read(&xml, &package.shared, MOST)) {
                    Ok(read) => {
                        self.filled += read.cells.len();
                        if self.filled > MOST_CELLS {
                            return Err("单元格过多，不像一份任务分工表".to_owned());
                        }
                        self.bytes += read.bytes;
                        if self.bytes > MOST_TEXT {
                            return Err(TOO_LONG.to_owned());
                        }
                        return Ok(Some(read));
                    }
                    Err(why) => format!("工作表“{sheet}”损坏（{why}），没有读入"),
                }
            }
            Some(_) => format!("工作表“{sheet}”是图表、宏或对话框，不是单元格，没有读入"),
            None => format!("工作表“{sheet}”在文件里找不到，没有读入"),
        };
        let finding = Diagnostic::new(Code::PartUnread, Place::file(name), why);
        self.out
            .findings
            .push(finding.help("请用 Excel 打开文件，看这张表里有没有任务，另存后再导入。"));
        Ok(None)
    }

    /// What a sheet shows, as a table.
    fn table(&mut self, entry: &Entry, mut sheet: Sheet, package: &Package<'_>) {
        let cells: Vec<Filled> = std::mem::take(&mut sheet.cells)
            .into_iter()
            .filter_map(|cell| self.cell(entry, cell, package))
            .collect();
        let grid = grid::lay_out(cells, &sheet);
        for (line, reason) in grid.removed {
            self.out.removed(&line, reason);
        }
        let wrong = sheet
            .wrong
            .iter()
            .map(|one| format!("{}!{one}", entry.name));
        self.told.wrong.extend(wrong);
        self.told.crossed += grid.crossed;
        self.told.margins.push_str(&margins(&sheet.margins));
        self.out.table(grid.rows);
    }

    /// The lines that a cell shows; what it does not show is removed, what is wrong with it told.
    fn cell(&mut self, entry: &Entry, cell: Cell, package: &Package<'_>) -> Option<Filled> {
        let style = package.style(cell.style);
        let at = || reference::written(&entry.name, cell.row, cell.column);
        let text = match cell.value {
            Value::Words(words) => {
                self.removed(&words.struck, "划掉的文字");
                if style.format.is_silent() {
                    self.removed(&words.shown, "单元格格式不显示的内容");
                    return None;
                }
                words.shown
            }
            Value::Number(number) => self.number(number, &style.format, at)?,
            Value::Day(day) => match days(&day) {
                Some(number) => self.number(number - package.later, &style.format, at)?,
                None => day,
            },
            Value::Bool(is_true) => if is_true { "TRUE" } else { "FALSE" }.to_owned(),
            Value::Error(error) => {
                self.removed(&error, "公式的错误值");
                self.told.errors.push(format!("{} {error}", at()));
                return None;
            }
            Value::Uncounted => {
                self.told.uncounted.push(at());
                return Some((cell.row, cell.column, Vec::new()));
            }
        };
        if style.look.is_struck {
            self.removed(&text, "划掉的文字");
            return None;
        }
        let lines = lines(&written(&text, style.look.stand, None));
        (!lines.is_empty()).then_some((cell.row, cell.column, lines))
    }

    fn number(
        &mut self,
        value: f64,
        format: &format::Format,
        at: impl Fn() -> String,
    ) -> Option<String> {
        match format.show(value) {
            Shown::As(text) => Some(text),
            Shown::Bare(text) => {
                self.told.bare.push(at());
                Some(text)
            }
            Shown::Nothing => {
                self.removed(&value.to_string(), "单元格格式不显示的内容");
                None
            }
        }
    }

    /// A sheet that is hidden as a whole.
    fn hidden(&mut self, name: &str, entry: &Entry, sheet: Sheet, package: &Package<'_>) {
        let mut words = String::new();
        let told = std::mem::take(&mut self.told);
        for cell in sheet.cells {
            let Some((.., lines)) = self.cell(entry, cell, package) else {
                continue;
            };
            for line in lines {
                self.out.removed(&line, "隐藏的工作表");
                words.push_str(&line);
            }
        }
        self.told = told;
        let what = format!("隐藏的工作表“{}”", entry.name);
        let finding = unread::finding(name, &what, &words);
        self.out.findings.extend(finding);
    }

    /// A sheet that the workbook does not name.
    fn orphan(&mut self, name: &str, part: &str, package: &mut Package<'_>) {
        let xml = package.part(part).ok().flatten().unwrap_or_default();
        let sheet = sheet::read(&xml, &package.shared, MOST).unwrap_or_default();
        let words: String = sheet
            .cells
            .iter()
            .filter_map(|cell| match &cell.value {
                Value::Words(words) => Some(words.shown.as_str()),
                _ => None,
            })
            .collect();
        let what = format!("工作簿没有列出的工作表（{part}）");
        let finding = unread::finding(name, &what, &words);
        self.out.findings.extend(finding);
    }

    fn removed(&mut self, text: &str, reason: &'static str) {
        for line in lines(text) {
            self.out.removed(&line, reason);
        }
    }
}

/// What there is to tell of all sheets, each kind once.
#[derive(Debug, Default)]
struct Told {
    errors: Vec<String>,
    uncounted: Vec<String>,
    bare: Vec<String>,
    wrong: Vec<String>,
    crossed: usize,
    margins: String,
}

impl Told {
    fn findings(self, name: &str, findings: &mut Vec<Diagnostic>) {
        let kinds = [
            (
                self.errors,
                "是公式的错误值，按空白处理",
                "请在 Excel 里改正公式，或直接填上内容，再导入。",
            ),
            (
                self.uncounted,
                "是没有算出结果的公式，按空白处理",
                "请用 Excel 打开文件，重新计算（F9）并保存后再导入。",
            ),
            (
                self.bare,
                "的数字格式不能照样读出，照数字本身读入",
                "请对照 Excel 里显示的样子核对。",
            ),
            (
                self.wrong,
                "不是工作表里有的位置，按前后顺序读入",
                "请用 Excel 打开文件，另存后再导入。",
            ),
        ];
        for (cells, what, help) in kinds {
            if cells.is_empty() {
                continue;
            }
            let more = if cells.len() > NAMED { "等 " } else { "共 " };
            let named = cells[..cells.len().min(NAMED)].join("、");
            let message = format!("{named}（{more}{} 格）{what}", cells.len());
            let finding = Diagnostic::new(Code::PartUnread, Place::file(name), message);
            findings.push(finding.help(help));
        }
        if self.crossed > 0 {
            let message = format!("{} 处合并的单元格互相重叠，没有合并", self.crossed);
            findings.push(Diagnostic::new(
                Code::PartUnread,
                Place::file(name),
                message,
            ));
        }
        let margins = unread::finding(name, "打印的页眉和页脚", &self.margins);
        findings.extend(margins.map(|finding| Diagnostic {
            severity: Severity::Note,
            ..finding
        }));
    }
}

/// The words of headers and footers, without the codes of their fonts and fields.
fn margins(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '&' => {
                if chars.next() == Some('"') {
                    chars.by_ref().find(|&c| c == '"');
                }
            }
            _ => out.push(c),
        }
    }
    out
}

/// The number of a day as ISO writes it: days since the end of 1899.
fn days(day: &str) -> Option<f64> {
    use jiff::civil::{DateTime, date};
    let day = day.trim().trim_end_matches('Z');
    let at: DateTime = day.parse().ok()?;
    let first = date(1899, 12, 30).at(0, 0, 0, 0);
    let seconds = at.duration_since(first).as_secs_f64();
    Some(seconds / 86_400.0)
}

/// The lines of a text that are not blank.
fn lines(text: &str) -> Vec<String> {
    text.split(['\n', '\r'])
        .map(|line| line.trim().to_owned())
        .filter(|line| !line.is_empty())
        .collect()
}
