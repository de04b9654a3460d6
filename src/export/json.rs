//! The JSON of `gangmu export` and `gangmu import`: keys in a fixed order, absent values `null`.
//!
//! These shapes are a promise to other programs; they change only by adding keys at the end.

use std::borrow::Cow;

use serde::Serialize;

use crate::atlas::{Assigned, Atlas, CitedBy, Kind, PlanId, TaskId};
use crate::plan::{self, Role, Tier};
use crate::privacy;
use crate::text::Text;

/// All linked data.
#[derive(Debug, Serialize)]
pub struct Export<'a> {
    /// Plans, sorted by id.
    pub plans: Vec<Plan<'a>>,
    /// Tasks, by plan, then in document order.
    pub tasks: Vec<Task<'a>>,
    /// Units, sorted by id.
    pub units: Vec<Unit<'a>>,
    /// Documents, sorted by id.
    pub documents: Vec<Document<'a>>,
    /// Lineage, by lower task, then upper task, both in document order.
    pub lineage: Vec<Lineage<'a>>,
    /// Coverage, by lower plan.
    pub coverage: Vec<Coverage<'a>>,
}

/// A plan.
#[derive(Debug, Serialize)]
pub struct Plan<'a> {
    /// The id.
    pub id: &'a str,
    /// The title as printed.
    pub title: &'a str,
    /// 发文字号.
    pub number: Option<&'a str>,
    /// 发文机关, joined by 、.
    pub issuer: Option<&'a str>,
    /// 成文日期, YYYY-MM-DD.
    pub date: Option<&'a str>,
    /// 印发, 征求意见稿 ….
    pub status: Option<&'a str>,
    /// The region path.
    pub region: Option<&'a str>,
    /// Ids of the plans that it implements.
    pub implements: &'a [String],
    /// How many tasks it says it has.
    pub declared_tasks: Option<u32>,
    /// The document that it was read from, relative to the site; its name with personal data covered.
    pub source: Option<Cow<'a, str>>,
}

/// A task.
#[derive(Debug, Serialize)]
pub struct Task<'a> {
    /// `PLAN/LABEL`.
    pub id: &'a str,
    /// Its plan.
    pub plan: &'a str,
    /// The label as printed.
    pub label: &'a str,
    /// The text as printed.
    pub text: &'a str,
    /// The printed headings over it.
    pub group: &'a [Text],
    /// 完成时限 as printed.
    pub deadline: Option<&'a str>,
    /// Places named before 试点地区.
    pub regions: &'a [Text],
    /// Who answers for it, in the order written.
    pub assignments: Vec<Assignment<'a>>,
}

/// Somebody who answers for a task.
#[derive(Debug, Serialize)]
pub struct Assignment<'a> {
    /// The unit's id, if the register knows the name.
    pub unit: Option<&'a str>,
    /// The name as written.
    pub name: &'a str,
    /// What it does.
    pub role: Role,
    /// The level of its column.
    pub tier: Option<Tier>,
    /// A phrase for many bodies.
    pub collective: bool,
}

/// A unit.
#[derive(Debug, Serialize)]
pub struct Unit<'a> {
    /// The id.
    pub id: &'a str,
    /// The full name with the region.
    pub name: &'a str,
    /// The region path.
    pub region: &'a str,
    /// Other names that surely mean it.
    pub aliases: &'a [String],
}

/// A document.
#[derive(Debug, Serialize)]
pub struct Document<'a> {
    /// The id.
    pub id: &'a str,
    /// The title without 《》.
    pub title: Option<&'a str>,
    /// 发文字号.
    pub number: Option<&'a str>,
    /// The plan, if the site has it.
    pub plan: Option<&'a str>,
    /// Ids of the plans and tasks that cite it.
    pub cited_by: Vec<&'a str>,
}

/// A link between two tasks.
#[derive(Debug, Serialize)]
pub struct Lineage<'a> {
    /// The lower task.
    pub down: &'a str,
    /// The upper task.
    pub up: &'a str,
    /// How they are alike.
    pub kind: Kind,
    /// Surely so.
    pub certain: bool,
    /// Thousandths; `null` for a link set by a person.
    pub score: Option<u32>,
}

/// What a plan did with one that it implements.
#[derive(Debug, Serialize)]
pub struct Coverage<'a> {
    /// The lower plan.
    pub plan: &'a str,
    /// The upper plan.
    pub of: &'a str,
    /// Upper tasks without a lower one.
    pub not_taken_up: Vec<&'a str>,
    /// Lower tasks without an upper one.
    pub added: Vec<&'a str>,
}

/// All data of an atlas.
pub fn of_atlas(atlas: &Atlas) -> Export<'_> {
    let id = |task: TaskId| atlas.words(task).id.as_str();
    let plan_id = |plan: PlanId| atlas.plan(plan).plan.id.as_str();
    let mut units: Vec<Unit<'_>> = atlas
        .units
        .iter()
        .map(|unit| Unit {
            id: &unit.id,
            name: &unit.name,
            region: &unit.region,
            aliases: &unit.aliases,
        })
        .collect();
    units.sort_by_key(|unit| unit.id);
    let mut coverage: Vec<Coverage<'_>> = atlas
        .coverage
        .iter()
        .map(|line| Coverage {
            plan: plan_id(line.plan),
            of: plan_id(line.of),
            not_taken_up: line
                .not_taken_up
                .iter()
                .map(|(task, _)| id(*task))
                .collect(),
            added: line.added.iter().map(|task| id(*task)).collect(),
        })
        .collect();
    coverage.sort_by_key(|line| (line.plan, line.of));
    Export {
        plans: atlas.plans.iter().map(|node| of_plan(&node.plan)).collect(),
        tasks: atlas.task_ids().map(|task| of_task(atlas, task)).collect(),
        units,
        documents: atlas
            .documents
            .iter()
            .map(|document| Document {
                id: &document.id,
                title: document.title.as_deref(),
                number: document.number.as_deref(),
                plan: document.plan.map(plan_id),
                cited_by: document
                    .cited_by
                    .iter()
                    .map(|by| match by {
                        CitedBy::Plan(plan) => plan_id(*plan),
                        CitedBy::Task(task) => id(*task),
                    })
                    .collect(),
            })
            .collect(),
        lineage: atlas
            .links
            .iter()
            .map(|link| Lineage {
                down: id(link.down),
                up: id(link.up),
                kind: link.kind,
                certain: link.certain,
                score: link.score,
            })
            .collect(),
        coverage,
    }
}

/// A plan by itself.
pub fn of_plan(plan: &plan::Plan) -> Plan<'_> {
    let front = &plan.front;
    Plan {
        id: &plan.id,
        title: &front.title,
        number: front.number.as_deref(),
        issuer: front.issuer.as_deref(),
        date: front.date.as_deref(),
        status: front.status.as_deref(),
        region: front.region.as_deref(),
        implements: &front.implements,
        declared_tasks: front.declared_tasks,
        source: front.source.as_deref().map(privacy::masked),
    }
}

/// A task of a plan by itself, its names not yet tied to units.
pub fn of_words<'a>(plan: &'a plan::Plan, task: &'a plan::Task) -> Task<'a> {
    let assignments = task.assignments.iter().map(|a| assignment(a, None));
    with(plan, task, assignments.collect())
}

/// A task of the atlas.
pub fn of_task(atlas: &Atlas, task: TaskId) -> Task<'_> {
    let node = atlas.task(task);
    let unit = |assigned: &Assigned| assigned.unit.map(|unit| atlas.unit(unit).id.as_str());
    let assignments = node
        .assignments
        .iter()
        .map(|assigned| assignment(&assigned.written, unit(assigned)));
    with(
        &atlas.plan(node.plan).plan,
        atlas.words(task),
        assignments.collect(),
    )
}

fn with<'a>(
    plan: &'a plan::Plan,
    task: &'a plan::Task,
    assignments: Vec<Assignment<'a>>,
) -> Task<'a> {
    Task {
        id: &task.id,
        plan: &plan.id,
        label: &task.label,
        text: &task.text,
        group: &task.group,
        deadline: task.deadline.as_deref(),
        regions: &task.regions,
        assignments,
    }
}

fn assignment<'a>(written: &'a plan::Assignment, unit: Option<&'a str>) -> Assignment<'a> {
    Assignment {
        unit,
        name: &written.name,
        role: written.role,
        tier: written.tier,
        collective: written.collective,
    }
}

/// The bytes of a JSON file: indented, with a last line break.
pub fn bytes(value: &impl Serialize) -> Vec<u8> {
    let mut bytes =
        serde_json::to_vec_pretty(value).expect("strings and numbers always become JSON");
    bytes.push(b'\n');
    bytes
}
