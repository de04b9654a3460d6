//! What templates receive, as far as more than one template receives it.
//!
//! A view is a small value made for one page; the atlas itself is never handed to a template. Words of the
//! interface are not in views: templates take them from `t`. Addresses in views are relative to the site's
//! root; templates put `root` before them.

use serde::Serialize;

/// What the frame around every page receives.
#[derive(Debug, Clone, Serialize)]
pub struct Frame<V> {
    /// The page's address.
    pub path: String,
    /// The way from the page to the site's root, such as `../../`.
    pub root: String,
    /// Which entry of the main menu the page belongs to.
    pub section: &'static str,
    /// The way down to the page, without the page itself.
    pub crumbs: Vec<Crumb>,
    /// Whether the site has a page about itself.
    pub about: bool,
    /// Whether the site tells of updates.
    pub updates: bool,
    /// The last update that touched the page's plan or task, by its day.
    pub updated: Option<Link>,
    /// Where corrections of this page go; the message names it.
    pub feedback: Option<String>,
    /// What stands in the page's head for machines.
    pub head: Head,
    /// The page.
    pub v: V,
}

/// One step of the way down to a page.
#[derive(Debug, Clone, Serialize)]
pub struct Crumb {
    /// Where it leads.
    pub href: String,
    /// The key of its word, or nothing where `text` has the words.
    pub key: &'static str,
    /// Its words.
    pub text: String,
}

/// Metadata in the head of a page.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Head {
    /// The day the plan was made, YYYY-MM-DD.
    pub date: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// 发文字号.
    pub number: Option<String>,
    /// The page says these of itself: units, programme.
    pub keywords: Vec<String>,
    /// JSON-LD, ready to stand in a script element.
    pub ld: String,
    /// The page's full address, where the site's is known.
    pub canonical: Option<String>,
}

/// Words with an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Link {
    /// The address.
    pub href: String,
    /// The words.
    pub text: String,
}

/// A plan, named.
#[derive(Debug, Clone, Serialize)]
pub struct PlanRef {
    /// Its page.
    pub href: String,
    /// Its id, for filters.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its short title, number or title.
    pub short: String,
    /// 发文字号.
    pub number: Option<String>,
    /// 征求意见稿 and other states that a reader must know of; none for issued plans.
    pub state: Option<String>,
}

/// Somebody who answers for a task, as written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Party {
    /// The name as written.
    pub name: String,
    /// The unit's page.
    pub href: Option<String>,
    /// `unit`, `collective`, `place`, or `unknown` for a name that the register lacks.
    pub what: &'static str,
}

/// Parties of one role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Parties {
    /// The role's key: `lead`.
    pub role: &'static str,
    /// Who.
    pub list: Vec<Party>,
}

/// A cell of a task: the plan's own words over it and who stands there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// The column's heading or the clause's verb, as printed.
    pub heading: String,
    /// The role of the column; the class of its colour.
    pub role: &'static str,
    /// Who, by role; more than one group only where one column holds several roles.
    pub groups: Vec<Parties>,
}

/// A task as a row of a table.
#[derive(Debug, Clone, Serialize)]
pub struct Row {
    /// Its anchor on the plan's page.
    pub anchor: String,
    /// Its page.
    pub href: String,
    /// Its number as printed.
    pub label: String,
    /// Its short name, where the table has a column for it.
    pub title: Option<String>,
    /// Its text.
    pub text: String,
    /// Who answers for it, by column of units; empty cells too.
    pub cells: Vec<Cell>,
    /// Who answers for it in words outside those columns.
    pub clauses: Vec<Cell>,
    /// 完成时限.
    pub deadline: Option<String>,
    /// Named places.
    pub regions: Vec<String>,
    /// Other columns, heading and cell.
    pub other: Vec<(String, String)>,
}

/// A task in a list about another task, unit or document.
#[derive(Debug, Clone, Serialize)]
pub struct TaskRef {
    /// Its page.
    pub href: String,
    /// Its number as printed.
    pub label: String,
    /// Its text.
    pub text: String,
}

/// Ways to cite a page.
#[derive(Debug, Clone, Serialize)]
pub struct Citations {
    /// The full citation.
    pub full: String,
    /// 发文字号 and number only.
    pub brief: String,
    /// As a Markdown link.
    pub markdown: String,
    /// With the quoted text.
    pub quoted: Option<String>,
}

/// A file to take away.
#[derive(Debug, Clone, Serialize)]
pub struct Download {
    /// Its address.
    pub href: String,
    /// The name it is saved under.
    pub name: String,
    /// `xlsx`, `csv` or `json`.
    pub format: &'static str,
}

/// A free page's link, or any entry of a list of contents.
#[derive(Debug, Clone, Serialize)]
pub struct Entry {
    /// The anchor.
    pub anchor: String,
    /// The words, on one line.
    pub text: String,
    /// From 2.
    pub level: u8,
}
