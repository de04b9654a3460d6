//! Text whose lines were cut at one width, as old editors and mail do: joined again before anything is recognised.
//!
//! A cut falls anywhere: in a heading, a bracket, a name, right behind a number. What shows it is the shape of
//! the whole text: no line is wide, paragraphs begin with one indent (or nothing does) and what goes on
//! stands flush left below a line that is not over.

use crate::zh::item;
use std::collections::BTreeMap;

use super::explained::Explained;
use super::line_shape;
use crate::diag::{Code, Diagnostic};
use crate::document::{Block, Document, Line};
use crate::rule::Rule;
use crate::zh::day::Day;
use crate::zh::ends_sentence;

/// So many joins make it sure that lines were cut.
const LEAST: usize = 3;

/// So many paragraphs with one indent make it sure that all have it.
const INDENTED: usize = 5;

/// A text with lines of more columns than this was not cut …
const WIDEST: usize = 120;

/// … nor one with shorter lines than this.
const NARROWEST: usize = 40;

/// The rule of this step.
pub(super) static CUT_AT_WIDTH: Rule = Rule {
    name: "cut-at-width",
    why: "全文各行同宽，没有说完的满行和顶格的下一行原是一段，按版面宽度被切断了",
    example: concat!(
        "为贯彻落实关于渔业高质量发展的决策部署坚持问题导向完善\n",
        "机制推动各项举措落地见效不断满足人民群众对于优质水产品\n",
        "日益增长的需要结合我市渔业发展实际情况和资源环境承载能\n",
        "力经过充分调查研究并且广泛听取各个方面的意见和建议现就\n",
        "推动渔业高质量发展提出以下意见。\n",
    ),
    counter: concat!(
        "为贯彻落实关于渔业高质量发展的决策部署，坚持问题导向。\n",
        "完善机制，推动各项举措落地见效，不断满足人民群众需要。\n",
        "结合我市渔业发展实际情况和资源环境承载能力，充分调研。\n",
        "广泛听取各个方面的意见和建议，现就有关工作提出要求了。\n",
    ),
};

/// Joins the lines of a text that was cut; tells which were joined to the paragraph above them.
pub(super) fn join(document: &mut Document) -> Vec<Explained> {
    let Some(paper) = Paper::of_lines(&document.blocks) else {
        return Vec::new();
    };
    let mut explained = Vec::new();
    let mut out: Vec<Block> = Vec::new();
    let mut findings = Vec::new();
    // The last line that was cut from the paragraph at the end of `out`.
    let mut above: Option<&Line> = None;
    for block in &document.blocks {
        let Block::Line(line) = block else {
            out.push(block.clone());
            above = None;
            continue;
        };
        if let Some(Block::Line(whole)) = out.last_mut()
            && let Some(last) = above
            && paper.goes_on(whole, last, line)
        {
            let rest = line.text.trim();
            findings.push(Diagnostic::new(
                Code::ParagraphJoined,
                rest.place(&document.source),
                "这一段被换页或换行切断，已接上".to_owned(),
            ));
            explained.extend(Explained::text(&rest, &CUT_AT_WIDTH, None));
            whole.text.truncate(whole.text.trim_end().len());
            whole.text.push(&rest);
        } else {
            out.push(block.clone());
        }
        above = Some(line);
    }
    if findings.len() < LEAST {
        return Vec::new();
    }
    document.blocks = out;
    document.findings.extend(findings);
    explained
}

/// How a text is set.
struct Paper {
    /// How many columns its widest lines have.
    width: usize,
    /// The indent of its paragraphs, if they have one.
    indent: Option<usize>,
}

impl Paper {
    /// That of lines; none if they are too wide or too short to have been cut.
    fn of_lines(blocks: &[Block]) -> Option<Self> {
        let lines = blocks.iter().filter_map(|block| match block {
            Block::Line(line) => Some(line.text.as_str()),
            Block::Table(_) => None,
        });
        let (mut widths, mut indents) = (Vec::new(), BTreeMap::<usize, usize>::new());
        for line in lines {
            widths.push(columns(line.trim_end()));
            *indents.entry(indent(line)).or_default() += 1;
        }
        widths.sort_unstable();
        // A line or two may have escaped the cutting.
        let width = *widths.get(widths.len() * 19 / 20)?;
        let most = indents
            .iter()
            .filter(|&(&columns, _)| columns > 0)
            .max_by_key(|&(_, count)| count);
        let indent = most
            .filter(|&(_, &count)| count >= INDENTED)
            .map(|(&columns, _)| columns);
        // Without an indent only many full lines show the cutting.
        let full = widths.iter().filter(|&&w| w + 4 > width).count();
        let cut = indent.is_some() || full * 4 >= widths.len();
        ((NARROWEST..=WIDEST).contains(&width) && cut).then_some(Self { width, indent })
    }

    /// Whether a line goes on with the paragraph that ends with the line above it.
    fn goes_on(&self, whole: &Line, above: &Line, line: &Line) -> bool {
        let (text, next) = (whole.text.as_str(), line.text.as_str());
        let begins = next.chars().next().unwrap_or(' ');
        // 、财政部 on a new page begins nothing.
        let clings = "、，。；）”》".contains(begins);
        if indent(next) > 0 || line.gap && !clings || line.level.or(whole.level).is_some() {
            return false;
        }
        if self.indent.is_some_and(|own| own != indent(text)) || begins_anew(text, next) {
            return false;
        }
        // 2. alone on its line
        let bare = text.trim();
        if item::heading(bare).is_some_and(|n| n.len == bare.len()) {
            return true;
        }
        let width = columns(above.text.as_str().trim_end());
        let full = width + 4 > self.width;
        // Where only the indent begins a paragraph, a full line may end with a sentence.
        match self.indent {
            Some(_) if ends_sentence(bare) => full && !bare.ends_with(['：', ':']),
            Some(_) => width * 5 >= self.width * 3,
            None => full && !ends_sentence(bare),
        }
    }
}

/// Whether a line below a paragraph cannot go on with it.
fn begins_anew(text: &str, next: &str) -> bool {
    let (text, next) = (text.trim(), next.trim());
    let ends = Day::from_words(text).is_some()
        || line_shape::is_annex_mark(text)
        || line_shape::is_name(text);
    ends || item::heading(next).is_some()
        || Day::from_words(next).is_some()
        || line_shape::is_annex_mark(next)
        || line_shape::names_annex(next)
        || line_shape::is_release_note(next)
        || line_shape::is_labelled(next) && !line_shape::is_labelled(text)
}

/// How many columns a text takes: two for what is written full width.
fn columns(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// How many columns of blanks a line begins with.
fn indent(line: &str) -> usize {
    columns(&line[..line.len() - line.trim_start().len()])
}
