//! 本次更新: dated entries, `content/updates/*.md`, that tell readers what changed; `gangmu diff --write-update` drafts
//! one and a person edits it. They stand on one page, newest first; each plan and task names the last that touched it.
//!
//! ```text
//! +++
//! date = "2025-03-01"
//! title = "…"
//! plans = ["yubei"]
//! tasks = ["yubei/3"]
//! +++
//!
//! Markdown, with links from the site's root: [第3项](plans/yubei/t3.html)
//! ```

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::diag::{Code, Diagnostic};
use crate::error::chinese;
use crate::front;
use crate::pages::free::{self, FreePage};
use crate::pages::views::Link;
use crate::placed::Placed;
use crate::routes;
use crate::source::Source;
use crate::zh::day::Day;

/// Where the entries stand.
pub(crate) const FOLDER: &str = "content/updates/";

/// An entry, ready to be shown.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct Update {
    /// Its anchor on the page of updates: `u-` and the name of its file.
    pub anchor: String,
    /// Its day, YYYY-MM-DD.
    pub date: String,
    /// Its title.
    pub title: String,
    /// Its text as HTML.
    pub html: String,
    /// The ids of the plans that it touched.
    #[serde(skip)]
    plans: Vec<String>,
    /// The ids of the tasks that it touched.
    #[serde(skip)]
    tasks: Vec<String>,
}

/// The page of all entries.
#[derive(Debug, Clone, Serialize)]
pub struct Updates {
    /// Newest first.
    pub entries: Vec<Update>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Front {
    date: Placed<String>,
    title: String,
    plans: Vec<String>,
    tasks: Vec<String>,
}

impl Update {
    /// Its address, relative to the site's root.
    pub fn href(&self) -> String {
        format!("{}#{}", routes::UPDATES, self.anchor)
    }

    /// The entry as the page of a plan or task names it.
    pub(super) fn link(&self) -> Link {
        Link {
            href: self.href(),
            text: self.date.clone(),
        }
    }

    /// Whether it touched a plan, or a task by its `PLAN/LABEL` id.
    pub(super) fn touched(&self, id: &str) -> bool {
        let list = if id.contains('/') {
            &self.tasks
        } else {
            &self.plans
        };
        list.iter().any(|touched| touched == id)
    }
}

/// Reads all entries, newest first; of one day, the one whose file is named last. An entry without a day is told and
/// left out.
pub(super) fn read_all(sources: &[Source]) -> (Vec<Update>, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    let entries = sources.iter();
    let mut entries: Vec<Update> = entries
        .filter_map(|source| read(source, &mut findings))
        .collect();
    entries.sort_by(|a, b| (&b.date, &b.anchor).cmp(&(&a.date, &a.anchor)));
    (entries, findings)
}

fn read(source: &Source, findings: &mut Vec<Diagnostic>) -> Option<Update> {
    let mut refuse = |range: Range<usize>, message: String| {
        let place = source.place(range);
        findings.push(
            Diagnostic::new(Code::FrontMatter, place, message)
                .help("开头写 +++，date = \"2025-03-01\"，title = \"…\"，+++"),
        );
    };
    let Some((above, body)) = front::split(&source.text) else {
        refuse(0..0, "更新没有写明日期（date）".to_owned());
        return None;
    };
    let front: Front = match toml::from_str(&source.text[above.clone()]) {
        Ok(front) => front,
        Err(error) => {
            let span = error.span().unwrap_or(0..0);
            refuse(
                above.start + span.start..above.start + span.end,
                chinese(error.message()),
            );
            return None;
        }
    };
    if Day::from_iso(&front.date).is_none() {
        let span = front.date.span();
        refuse(
            above.start + span.start..above.start + span.end,
            format!(
                "更新的日期“{}”不是 2025-03-01 这样的日子",
                front.date.escape_debug()
            ),
        );
        return None;
    }
    let file = source.path.strip_prefix(FOLDER).unwrap_or(&source.path);
    let name = file.strip_suffix(".md").unwrap_or(file);
    let ascii = |c: char| {
        if c.is_ascii_alphanumeric() {
            c.to_ascii_lowercase()
        } else {
            '-'
        }
    };
    let anchor = format!("u-{}", name.chars().map(ascii).collect::<String>());
    let mut page = FreePage::new("updates", &source.path);
    page.title = front.title;
    free::draw(source, body, &mut page, findings);
    // Headings of several entries stand on one page.
    let html = page.html.replace(" id=\"", &format!(" id=\"{anchor}-"));
    Some(Update {
        title: if page.title.is_empty() {
            front.date.to_string()
        } else {
            page.title
        },
        date: front.date.to_string(),
        html,
        anchor,
        plans: front.plans,
        tasks: front.tasks,
    })
}
