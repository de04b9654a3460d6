//! The Markdown of a plan as blocks with positions. The only file of the crate that reads plan Markdown.
//!
//! pulldown-cmark says where blocks begin and end; their words are taken from the source itself, because
//! its tables drop cells in silence, its lists number anew, and plans are plain text anyway. Only headings,
//! paragraphs, tables, `---` and `<br>` mean something; everything else is shown as typed, and reported.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::passage::{self, line_break};
use crate::diag::{Code, Diagnostic, Lines};
use crate::outline::{Block, Kind, Passage, Row};

/// Reads the body of a plan from byte `from` on.
pub(super) fn read(lines: &Lines, from: usize, found: &mut Vec<Diagnostic>) -> Vec<Block> {
    let source = lines.source();
    let mut reader = Reader {
        text: &source.text,
        lines,
        found,
        blocks: Vec::new(),
    };
    let body = &source.text[from..];
    let (mut depth, mut done, mut top) = (0_usize, from, Top::Other);
    let mut marks: Vec<Range<usize>> = Vec::new();
    for (event, range) in Parser::new_ext(body, Options::ENABLE_TABLES).into_offset_iter() {
        let range = from + range.start..from + range.end;
        match event {
            Event::Start(tag) => {
                if depth == 0 {
                    reader.lost(done..range.start);
                    marks.clear();
                    top = match tag {
                        Tag::Heading { .. } => Top::Heading,
                        Tag::Paragraph => Top::Paragraph,
                        Tag::Table(_) => Top::Table,
                        _ => Top::Other,
                    };
                } else if is_mark(&tag) {
                    marks.push(range);
                }
                depth += 1;
            }
            Event::End(_) => {
                depth -= 1;
                if depth == 0 {
                    reader.block(top, range.clone(), &marks);
                    done = range.end;
                }
            }
            Event::Rule if depth == 0 => {
                reader.lost(done..range.start);
                done = range.end;
                reader.push(Kind::Break, range);
            }
            Event::Code(_) | Event::InlineHtml(_) => marks.push(range),
            _ => {}
        }
    }
    reader.lost(done..source.text.len());
    reader.blocks
}

/// What stands at the top of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Top {
    Heading,
    Paragraph,
    Table,
    /// A list, a quotation, code, HTML: nothing that plans have.
    Other,
}

/// Markup inside a block that plans have no use for.
fn is_mark(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
    )
}

struct Reader<'r> {
    text: &'r str,
    lines: &'r Lines,
    found: &'r mut Vec<Diagnostic>,
    blocks: Vec<Block>,
}

impl Reader<'_> {
    fn push(&mut self, kind: Kind, range: Range<usize>) {
        self.blocks.push(Block {
            kind,
            span: range.into(),
        });
    }

    fn report(
        &mut self,
        code: Code,
        range: Range<usize>,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        let place = self.lines.place(range);
        self.found.push(Diagnostic::new(code, place, message));
        self.found.last_mut().expect("one was pushed just now")
    }

    /// What the Markdown parser passed over in silence (reference definitions) is kept as text.
    fn lost(&mut self, range: Range<usize>) {
        if !self.text[range.clone()].trim().is_empty() {
            self.as_text(range);
        }
    }

    /// One block at the top.
    fn block(&mut self, top: Top, range: Range<usize>, marks: &[Range<usize>]) {
        match top {
            Top::Other => return self.as_text(range),
            Top::Heading if self.text[range.clone()].trim_start().starts_with('#') => {
                self.heading(range.clone(), marks);
            }
            // A heading without # is a paragraph with a line under it.
            Top::Heading | Top::Paragraph => self.paragraph(range.clone(), marks),
            Top::Table => self.table(range.clone(), marks),
        }
        self.marks(marks);
    }

    fn heading(&mut self, range: Range<usize>, marks: &[Range<usize>]) {
        let part = &self.text[range.clone()];
        let first = part.trim_start();
        let start = range.start + (part.len() - first.len());
        let hashes = first.len() - first.trim_start_matches('#').len();
        let mut words = first[hashes..].trim();
        let closing = words.trim_end_matches('#');
        if closing.len() < words.len() && (closing.is_empty() || closing.ends_with(' ')) {
            words = closing.trim_end();
        }
        let at = start + hashes + (first[hashes..].len() - first[hashes..].trim_start().len());
        let words = self.passage(at..at + words.len(), marks);
        let level = hashes as u8;
        self.push(Kind::Heading { level, words }, range);
    }

    /// A paragraph; a line of `---` or `===` right under it would make it a heading, which is undone.
    fn paragraph(&mut self, range: Range<usize>, marks: &[Range<usize>]) {
        let part = self.text[range.clone()].trim_end();
        let under = part.rfind('\n').map_or("", |at| part[at..].trim());
        let is_under = !under.is_empty() && under.chars().all(|c| c == '-' || c == '=');
        let end = if is_under {
            range.start + part.rfind('\n').expect("it was found just now")
        } else {
            range.end
        };
        let words = self.passage(range.start..end, marks);
        if words.text.starts_with('|') {
            self.report(
                Code::RowCells,
                range.start..end,
                "这里像一张表，但没有被认作表格",
            )
            .help = Some("表头与分隔行（| --- |）的格数须相同，表格前面要空一行".into());
        }
        self.push(Kind::Paragraph(words), range.start..end);
        if is_under {
            self.report(
                Code::Markup,
                end + 1..range.end,
                "紧跟在段落下面的横线会把段落变成标题",
            )
            .help = Some("横线前面空一行".into());
            self.push(Kind::Break, end..range.end);
        }
    }

    /// A block that plans do not have (list, quotation, code, HTML): each line a paragraph, as typed.
    fn as_text(&mut self, range: Range<usize>) {
        let mut at = range.start;
        self.report(
            Code::Markup,
            range.clone(),
            "这里会被 Markdown 当作列表、引用、代码或 HTML，现按原样作为文字显示",
        )
        .help = Some("在行首的符号前加反斜线，例如 1\\. 或 \\-".into());
        for line in self.text[range].split_inclusive('\n') {
            let lead = line.len() - line.trim_start().len();
            let words = line.trim();
            if !words.is_empty() {
                let place = at + lead..at + lead + words.len();
                let words = self.passage(place.clone(), std::slice::from_ref(&place));
                self.push(Kind::Paragraph(words), place);
            }
            at += line.len();
        }
    }

    /// Reports markup inside a block.
    fn marks(&mut self, marks: &[Range<usize>]) {
        for mark in marks {
            let words = &self.text[mark.clone()];
            if line_break(words) == Some(words.len()) {
                continue;
            }
            let shown: String = words.chars().take(12).collect();
            self.report(
                Code::Markup,
                mark.clone(),
                format!("“{shown}”是标记，会原样显示"),
            )
            .help = Some("不需要标记就删去；要显示这个符号，就在它前面加反斜线".into());
        }
    }

    /// A table: cells are counted from the source, row by row.
    fn table(&mut self, range: Range<usize>, marks: &[Range<usize>]) {
        let mut rows: Vec<Row> = Vec::new();
        let mut after = Vec::new();
        let mut at = range.start;
        for (i, line) in self.text[range.clone()].split_inclusive('\n').enumerate() {
            let place = at..at + line.trim_end().len();
            at += line.len();
            // The second line only rules the table.
            if i == 1 || place.is_empty() {
                continue;
            }
            let cells = cells(self.text, place.clone());
            let wanted = rows.first().map_or(cells.len(), |row| row.cells.len());
            if cells.len() == 1
                && wanted > 1
                && !self.text[place.clone()].trim_start().starts_with('|')
            {
                self.report(
                    Code::RowCells,
                    place.clone(),
                    "表格后面没有空行，这一行会被当作表格的一行",
                )
                .help = Some("表格后面空一行".into());
                after.push(place);
                continue;
            }
            if cells.len() != wanted {
                let message = format!("这一行有{}格，表头有{wanted}格", cells.len());
                self.report(Code::RowCells, place.clone(), message).help =
                    Some("每行格数须与表头相同；格内的竖线写作 \\|，空格留空".into());
            }
            let cells = cells
                .into_iter()
                .map(|cell| self.passage(cell, marks))
                .collect();
            rows.push(Row {
                cells,
                span: place.into(),
            });
        }
        self.push(Kind::Table(rows), range);
        for place in after {
            let words = self.passage(place.clone(), marks);
            self.push(Kind::Paragraph(words), place);
        }
    }

    /// The words of a stretch of source; stars that do not work are reported.
    fn passage(&mut self, range: Range<usize>, marks: &[Range<usize>]) -> Passage {
        let mut stars = Vec::new();
        let words = passage::read(self.text, range, &mut stars);
        for star in stars {
            // 138****5678 hides figures; nothing was to be marked.
            let run = self.text[star..].bytes().take_while(|b| *b == b'*').count()
                + self.text[..star]
                    .bytes()
                    .rev()
                    .take_while(|b| *b == b'*')
                    .count();
            if run <= 2 && !marks.iter().any(|mark| mark.contains(&star)) {
                self.report(
                    Code::Emphasis,
                    star..star + 2,
                    "这里的 ** 没有生效，读者会看到星号",
                )
                .help = Some("把标点移到 ** 之外，或删去 **".into());
            }
        }
        words
    }
}

/// The cells of a row, as ranges of the source without the blanks around their words: cut at bars that are not
/// escaped.
fn cells(text: &str, row: Range<usize>) -> Vec<Range<usize>> {
    let line = &text[row.clone()];
    let lead = line.len() - line.trim_start().len();
    let mut start = lead + usize::from(line[lead..].starts_with('|'));
    let mut out = Vec::new();
    let mut escaped = false;
    for (at, b) in line.bytes().enumerate().skip(start) {
        if b == b'|' && !escaped {
            out.push(start..at);
            start = at + 1;
        }
        escaped = b == b'\\' && !escaped;
    }
    if !line[start..].trim().is_empty() || out.is_empty() {
        out.push(start..line.len());
    }
    out.into_iter()
        .map(|cell| {
            let part = &line[cell.clone()];
            let words = part.trim();
            if words.is_empty() {
                return row.start + cell.start..row.start + cell.end;
            }
            let from = row.start + cell.end - part.trim_start().len();
            from..from + words.len()
        })
        .collect()
}
