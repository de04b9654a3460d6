//! The tables of the seeds as Word files and web pages, with merged cells, give the plan's own tasks.

use std::fs;

use gangmu::plan::{self, Task};
use gangmu::source::Source;

use super::formats::docx;
use super::read;

/// A cell: how many columns and rows it covers (no row: one above covers it), and its paragraphs.
struct Cell {
    width: usize,
    height: usize,
    lines: Vec<String>,
}

impl Cell {
    fn new(text: &str) -> Self {
        let text = text.replace("\\|", "|").replace('\\', "");
        Self {
            width: 1,
            height: 1,
            lines: text.split("<br>").map(str::to_owned).collect(),
        }
    }
}

/// The task table of a plan file; its group headings stand in rows over all columns, or in a first column.
fn table(markdown: &str, in_column: bool) -> Vec<Vec<Cell>> {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut headings: Vec<&str> = Vec::new();
    for line in markdown.lines() {
        if line.starts_with("# ") || line == "---" {
            headings.clear();
        } else if let Some((_, heading)) = line.split_once("# ") {
            headings.push(heading);
        } else if let Some(row) = line.strip_prefix("| ").filter(|r| !r.starts_with("---")) {
            let is_head = row.starts_with("序号");
            let mut cells: Vec<Cell> = row
                .trim_end_matches('|')
                .split(" |")
                .map(str::trim)
                .map(Cell::new)
                .collect();
            cells.truncate(line.replace("\\|", "").matches('|').count() - 1);
            if in_column {
                let first = if is_head {
                    "类别"
                } else {
                    headings[headings.len() - 1]
                };
                cells.insert(0, Cell::new(first));
            } else if !is_head {
                for heading in headings.drain(..) {
                    let width = cells.len();
                    rows.push(vec![Cell {
                        width,
                        ..Cell::new(heading)
                    }]);
                }
            }
            if !is_head || rows.is_empty() {
                rows.push(cells);
            }
        }
    }
    merge(
        &mut rows,
        if in_column { &[0, 3, 4] } else { &[2, 3, 4, 5] },
    );
    rows
}

/// Merges cells of some columns that say the same as the one above.
fn merge(rows: &mut [Vec<Cell>], columns: &[usize]) {
    for &column in columns {
        let mut first = 0;
        for row in 1..rows.len() {
            let lines = |row: usize| rows[row].get(column).map(|c| c.lines.clone());
            let same = lines(row) == lines(first) && lines(row).is_some_and(|l| !l[0].is_empty());
            if same && rows[row][0].width == 1 {
                rows[row][column].height = 0;
                rows[first][column].height += 1;
            } else {
                first = row;
            }
        }
    }
}

fn word(rows: &[Vec<Cell>]) -> Vec<u8> {
    let cell = |c: &Cell| {
        let merged = match c.height {
            0 => "<w:vMerge/>",
            1 => "",
            _ => "<w:vMerge w:val=\"restart\"/>",
        };
        let text = |l: &String| format!("<w:p><w:r><w:t>{l}</w:t></w:r></w:p>");
        let lines: String = if c.height == 0 {
            "<w:p/>".to_owned()
        } else {
            c.lines.iter().map(text).collect()
        };
        let width = c.width;
        format!("<w:tc><w:tcPr><w:gridSpan w:val=\"{width}\"/>{merged}</w:tcPr>{lines}</w:tc>")
    };
    let row = |r: &Vec<Cell>| format!("<w:tr>{}</w:tr>", r.iter().map(cell).collect::<String>());
    docx(&format!(
        "<w:tbl>{}</w:tbl>",
        rows.iter().map(row).collect::<String>()
    ))
}

fn page(rows: &[Vec<Cell>]) -> Vec<u8> {
    let cell = |c: &Cell| {
        let (width, height, text) = (c.width, c.height, c.lines.join("<br>"));
        format!("<td colspan={width} rowspan={height}>{text}</td>")
    };
    let row = |r: &Vec<Cell>| {
        let cells: String = r.iter().filter(|c| c.height > 0).map(cell).collect();
        format!("<tr>{cells}</tr>")
    };
    let rows: String = rows.iter().map(row).collect();
    format!("<html><body><table>{rows}</table></body></html>").into_bytes()
}

/// What must be the same: label, text, the innermost group, who answers and how.
fn told(task: &Task) -> (String, String, Option<String>, Vec<String>) {
    let group = task.group.last().map(|g| g.replace('\n', ""));
    let who = task.assignments.iter();
    let who = who.map(|a| format!("{:?} {:?} {}", a.role, a.tier, a.name));
    (
        task.label.to_string(),
        task.text.replace('\n', ""),
        group,
        who.collect(),
    )
}

#[test]
fn seeds_as_word_files_and_web_pages() {
    for (id, in_column) in [
        ("yubei", false),
        ("chongqing-2021", false),
        ("liangjiang-2021", true),
    ] {
        let path = format!("content/plans/{id}.md");
        let markdown = fs::read_to_string(&path).expect("the plan is in the repository");
        let expected: Vec<_> = plan::parse(&Source::new(path, &markdown))
            .0
            .tasks
            .iter()
            .map(told)
            .collect();
        let body = markdown.split("\n+++\n").nth(1).expect("front matter ends");
        let rows = table(body, in_column);
        let merged = rows.iter().flatten().any(|c| c.height > 1);
        assert!(merged, "{id}: the test is about merged cells");
        for (name, bytes) in [("a.docx", word(&rows)), ("a.html", page(&rows))] {
            let found: Vec<_> = read(name, bytes).plan.tasks.iter().map(told).collect();
            assert_eq!(found.len(), expected.len(), "{id} as {name}");
            for (found, expected) in found.iter().zip(&expected) {
                assert_eq!(found, expected, "{id} as {name}");
            }
        }
    }
}
