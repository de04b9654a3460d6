//! Every address of the site, decided here only, and what an address names.
//!
//! Addresses are relative to the site's root, name a file, are ASCII in lower case and at most 100
//! characters long (old Windows tools cut longer ones). They never change once published, so they are made
//! of stored ids alone. [`check`] finds two pages with one address, or one that no file system would take.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic, Place};
use crate::disk::unfit;
use crate::lexicon::pinyin::joined;

/// The home page.
pub const HOME: &str = "index.html";
/// The list of plans.
pub const PLANS: &str = "plans/index.html";
/// The list of units.
pub const UNITS: &str = "units/index.html";
/// Units against plans.
pub const UNIT_MAP: &str = "units/map.html";
/// The list of comparisons.
pub const COVERAGE: &str = "coverage/index.html";
/// The list of cited documents.
pub const DOCUMENTS: &str = "documents/index.html";
/// All tasks in one table.
pub const TASKS: &str = "tasks.html";
/// The search page.
pub const SEARCH: &str = "search.html";
/// What the site is.
pub const ABOUT: &str = "about.html";
/// What changed for readers, day by day; only where the site tells of it.
pub const UPDATES: &str = "updates.html";
/// The same for programs.
pub const FEED: &str = "updates.xml";
/// The page a server shows for an address that is not there.
pub const NOT_FOUND: &str = "404.html";

/// The pages that every site has.
pub const FIXED: [&str; 10] = [
    HOME, PLANS, UNITS, UNIT_MAP, COVERAGE, DOCUMENTS, TASKS, SEARCH, ABOUT, NOT_FOUND,
];

/// A plan's page.
pub fn plan(id: &str) -> String {
    format!("plans/{}/index.html", id.to_ascii_lowercase())
}

/// A task's page, from its `PLAN/LABEL` id.
pub fn task(id: &str) -> String {
    let (plan, label) = id.split_once('/').unwrap_or(("", id));
    format!("plans/{plan}/t{label}.html").to_ascii_lowercase()
}

/// A task's row on its plan's page: `t12`.
pub fn task_anchor(id: &str) -> String {
    let label = id.split_once('/').map_or(id, |(_, label)| label);
    format!("t{label}").to_ascii_lowercase()
}

/// A unit's page.
pub fn unit(id: &str) -> String {
    format!("units/{}.html", id.to_ascii_lowercase())
}

/// Where a region stands on pages that list several: `r-chongqingshi-yubeiqu`.
pub fn region_anchor(region: &str) -> String {
    region.split('/').fold("r".to_owned(), |anchor, place| {
        format!("{anchor}-{}", joined(place, 40))
    })
}

/// What a lower plan took up of an upper one.
pub fn pair(upper: &str, lower: &str) -> String {
    format!("coverage/{upper}--{lower}.html").to_ascii_lowercase()
}

/// An upper plan against all plans that implement it.
pub fn matrix(upper: &str) -> String {
    format!("coverage/{upper}.html").to_ascii_lowercase()
}

/// A cited document that the site does not have as a plan.
pub fn document(id: &str) -> String {
    format!("documents/{}.html", id.to_ascii_lowercase())
}

/// The lists of all tasks, without the ending of their format.
pub fn all_lists() -> String {
    "tasks".to_owned()
}

/// The lists of units with what each plan gives them.
pub fn map_lists() -> String {
    "units/map".to_owned()
}

/// The lists of documents.
pub fn document_lists() -> String {
    "documents/documents".to_owned()
}

/// The lists of a plan's tasks. A browser that opens the site from a disk saves a file under the name that it has there:
/// that of the plan is in it.
pub fn plan_lists(id: &str) -> String {
    format!("plans/{id}/{id}-tasks").to_ascii_lowercase()
}

/// The lists of an upper plan against all plans that implement it.
pub fn matrix_lists(upper: &str) -> String {
    format!("coverage/{upper}").to_ascii_lowercase()
}

/// The list of a comparison.
pub fn pair_lists(upper: &str, lower: &str) -> String {
    format!("coverage/{upper}--{lower}").to_ascii_lowercase()
}

/// The lists of a unit's tasks.
pub fn unit_lists(id: &str) -> String {
    format!("units/{}", id.to_ascii_lowercase())
}

/// A free page, from its file's name without `.md`.
pub fn free(name: &str) -> String {
    format!("{name}.html").to_ascii_lowercase()
}

/// What an address of the site names, with its id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Named {
    /// The page of a plan.
    Plan(String),
    /// The page of a task: `PLAN/LABEL`.
    Task(String),
    /// The page of a unit.
    Unit(String),
}

/// The plan, task or unit whose page has this address; nothing for lists and other pages. Addresses are in
/// lower case, so the id is too.
pub fn named(path: &str) -> Option<Named> {
    if [PLANS, UNITS, UNIT_MAP].contains(&path) {
        return None;
    }
    let stem = path.strip_suffix(".html")?;
    if let Some(rest) = stem.strip_prefix("plans/") {
        let (plan, page) = rest.split_once('/')?;
        return match page.strip_prefix('t') {
            Some(label) => Some(Named::Task(format!("{plan}/{label}"))),
            None if page == "index" => Some(Named::Plan(plan.to_owned())),
            None => None,
        };
    }
    stem.strip_prefix("units/")
        .map(|unit| Named::Unit(unit.to_owned()))
}

/// The way from a page back to the site's root: `../../` for `plans/yubei/t3.html`.
pub fn root(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}

/// For each address, in order, why no page can stand there, if so: another page does, perhaps at one that differs only
/// in case, or some machine could not store it. Each comes with the file that asked for it.
pub fn check<'a>(addresses: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<Option<Diagnostic>> {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    let mut judge = |(path, file): (&'a str, &'a str)| {
        let key = path.to_ascii_lowercase();
        if let Some(first) = seen.get(&key) {
            let message = format!("两个页面的地址相同：{path}，这一个没有采用");
            let finding = Diagnostic::new(Code::AddressCollision, Place::file(file), message)
                .help("改动其中一个的编号（方案文件名、units.toml 中的 id 或任务编号）")
                .related(Place::file(*first), "另一个页面出自这里");
            return Some(finding);
        }
        seen.insert(key, file);
        unfit(path).map(|why| unfit_address(file, path, why))
    };
    addresses.map(&mut judge).collect()
}

/// The finding about a file of the site whose address no disk should be asked to store.
pub fn unfit_address(file: &str, path: &str, why: &str) -> Diagnostic {
    let message = format!("地址不可用：{}（{why}），没有采用", path.escape_debug());
    Diagnostic::new(Code::AddressUnfit, Place::file(file), message)
        .help("名称只用小写字母、数字、“-”“_”和“.”，整个地址不超过 100 个字符")
}

#[cfg(test)]
mod tests {
    use super::{
        Named, UNIT_MAP, UNITS, check, named, plan, region_anchor, root, task, task_anchor, unit,
    };

    #[test]
    fn a_task_is_addressed_by_its_stored_label() {
        assert_eq!(task("yubei/3"), "plans/yubei/t3.html");
        assert_eq!(task("a-2020/2.3-b"), "plans/a-2020/t2.3-b.html");
        assert_eq!(task_anchor("a-2020/2.3-b"), "t2.3-b");
        assert_eq!(region_anchor("重庆市/渝北区"), "r-chongqingshi-yubeiqu");
        assert_eq!(root("plans/yubei/t3.html"), "../../");
        assert_eq!(root("index.html"), "");
    }

    #[test]
    fn an_address_says_what_it_names() {
        let id = |text: &str| text.to_owned();
        assert_eq!(named(&plan("yubei")), Some(Named::Plan(id("yubei"))));
        assert_eq!(
            named(&task("yubei/2.3")),
            Some(Named::Task(id("yubei/2.3")))
        );
        assert_eq!(named(&unit("kjj")), Some(Named::Unit(id("kjj"))));
        for list in [UNITS, UNIT_MAP, "plans/yubei/yubei-tasks.csv", "index.html"] {
            assert_eq!(named(list), None, "{list}");
        }
    }

    #[test]
    fn like_and_unfit_addresses_are_found() {
        let long = format!("units/{}.html", "x".repeat(100));
        let judged = check(
            [
                ("units/a.html", "u"),
                ("units/A.html", "u"),
                ("units/con.html", "u"),
                ("units/区.html", "u"),
                (long.as_str(), "u"),
            ]
            .into_iter(),
        );
        let codes: Vec<Option<&str>> = judged
            .iter()
            .map(|one| one.as_ref().map(|finding| finding.code.id()))
            .collect();
        let [twice, unfit] = [Some("G081"), Some("G082")];
        assert_eq!(codes, [None, twice, unfit, unfit, unfit]);
    }
}
