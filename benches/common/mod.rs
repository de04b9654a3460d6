//! A made-up site of any size for measuring: the sentences of the five plans, put together anew.
//!
//! Deterministic: the same scale gives the same bytes. Scale 1 has 5 plans, 464 tasks and 117 units, 10 has
//! 50, 4,640 and 406, 100 has 500, 46,400 and 3,066, as in the measurements that the bars come from.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use gangmu::search::{Record, RecordKind};

/// Units that all plans share; the others belong to one district each.
const SHARED: usize = 87;
/// Han characters with different readings, for names of districts.
const FIRST: &str = "青云江金龙凤石白南北东西平安永长大新明松梅竹兰桂柳";
const SECOND: &str = "山川城溪湖泉原陵州门口桥塘坪坝沟岗滩渡台阳丰宁康乐";
/// What the bodies of a district are called.
const BODIES: [&str; 12] = [
    "商务委",
    "科技局",
    "发展改革委",
    "财政局",
    "教委",
    "市场监管局",
    "人力社保局",
    "卫生健康委",
    "经济信息委",
    "文化旅游委",
    "司法局",
    "金融办",
];
/// The headings over the tasks of a plan.
const GROUPS: [&str; 3] = [
    "一、推动重点行业领域扩大开放",
    "二、推动服务业开放平台建设",
    "三、完善体制机制和要素保障",
];

/// A made-up site.
pub(crate) struct Corpus {
    plans: Vec<Plan>,
    units: Vec<Unit>,
}

struct Plan {
    id: String,
    title: String,
    number: String,
    region: String,
    date: String,
    implements: Option<String>,
    prose: Vec<String>,
    tasks: Vec<Task>,
}

struct Task {
    label: usize,
    text: String,
    leads: Vec<usize>,
    cooperates: Vec<usize>,
}

struct Unit {
    id: String,
    name: String,
    region: String,
    written: String,
}

/// Numbers that look like chance and are always the same (splitmix64).
pub(crate) struct Numbers(u64);

impl Numbers {
    /// A sequence.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number below a bound.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % bound as u64) as usize
    }
}

/// Plans, tasks and units of a scale.
pub(crate) fn shares(scale: usize) -> (usize, usize, usize) {
    let units = match scale {
        1 => 117,
        10 => 406,
        100 => 3066,
        other => SHARED + 6 * 5 * other,
    };
    (5 * scale, 464 * scale, units)
}

impl Corpus {
    /// Makes the site of a scale from the plans and units of this repository.
    pub(crate) fn new(scale: usize) -> Self {
        let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
        let sentences = sentences(&content.join("plans"));
        let (plans, tasks, units) = shares(scale);
        let mut numbers = Numbers::new(7);
        let districts = districts(plans);
        let mut all = shared_units(&content.join("units.toml"));
        let first_own = all.len();
        let own = units - first_own;
        let own_of = |plan: usize| (own * plan / plans, own * (plan + 1) / plans);
        for (plan, (name, id)) in districts.iter().enumerate() {
            let (from, to) = own_of(plan);
            for body in 0..to - from {
                all.push(Unit {
                    id: format!("{id}-{body}"),
                    name: format!("{name}{}", BODIES[body % BODIES.len()]),
                    region: format!("重庆市/{name}"),
                    written: format!("区{}", BODIES[body % BODIES.len()]),
                });
            }
        }
        let plans = (0..plans)
            .map(|plan| {
                let (from, to) = own_of(plan);
                let own = first_own + from..first_own + to;
                let count = tasks * (plan + 1) / plans - tasks * plan / plans;
                let (name, id) = &districts[plan];
                let year = 2020 + plan % 4;
                let upper = plan / 5 * 5;
                Plan {
                    id: format!("{id}-{year}"),
                    title: format!("{name}服务业扩大开放综合试点实施方案"),
                    number: format!(
                        "{}府发〔{year}〕{}号",
                        name.trim_end_matches('区'),
                        plan % 60 + 1
                    ),
                    region: format!("重庆市/{name}"),
                    date: format!("{year}-{:02}-{:02}", plan % 12 + 1, plan % 28 + 1),
                    implements: (upper != plan)
                        .then(|| format!("{}-{}", districts[upper].1, 2020 + upper % 4)),
                    prose: (0..4).map(|_| text(&sentences, &mut numbers, 4)).collect(),
                    tasks: (1..=count)
                        .map(|label| task(label, &sentences, own.clone(), &mut numbers))
                        .collect(),
                }
            })
            .collect();
        Self { plans, units: all }
    }

    /// Writes it as a site's folder.
    pub(crate) fn write(&self, folder: &Path) {
        fs::create_dir_all(folder.join("content/plans")).expect("the folder can be made");
        let save = |name: &str, text: &str| {
            fs::write(folder.join(name), text).expect("the file can be written");
        };
        save("site.toml", "[site]\ntitle = \"测量用站点\"\n");
        let mut units = String::new();
        for unit in &self.units {
            writeln!(
                units,
                "[[unit]]\nid = \"{}\"\nname = \"{}\"\nregion = \"{}\"",
                unit.id, unit.name, unit.region
            )
            .expect("a String takes any text");
            if unit.written != unit.name {
                writeln!(units, "aliases = [\"{}\"]", unit.written)
                    .expect("a String takes any text");
            }
            units.push('\n');
        }
        save("content/units.toml", &units);
        for (path, text) in self.plans() {
            save(&path, &text);
        }
    }

    /// Its plans: the path of each in the site, and its Markdown.
    pub(crate) fn plans(&self) -> impl Iterator<Item = (String, String)> {
        self.plans.iter().enumerate().map(|(block, plan)| {
            let path = format!("content/plans/{}.md", plan.id);
            (path, self.markdown(plan, block))
        })
    }

    fn markdown(&self, plan: &Plan, block: usize) -> String {
        let mut out = format!(
            "+++\ntitle = \"{}\"\nnumber = \"{}\"\ndate = \"{}\"\nregion = \"{}\"\n",
            plan.title, plan.number, plan.date, plan.region
        );
        if let Some(upper) = &plan.implements {
            writeln!(out, "implements = [\"{upper}\"]").expect("a String takes any text");
        }
        write!(
            out,
            "blocks = [{}, {}]\n+++\n\n# {}\n\n",
            block * 2 + 1,
            block * 2 + 2,
            plan.title
        )
        .expect("a String takes any text");
        for (heading, prose) in [
            "一、总体要求",
            "二、工作目标",
            "三、保障措施",
            "四、组织实施",
        ]
        .iter()
        .zip(&plan.prose)
        {
            write!(out, "## {heading}\n\n{prose}\n\n").expect("a String takes any text");
        }
        out.push_str("# 任务分工表\n\n");
        let size = plan.tasks.len().div_ceil(GROUPS.len());
        for (group, tasks) in GROUPS.iter().zip(plan.tasks.chunks(size)) {
            write!(out, "## {group}\n\n| 序号 | 试点任务 | 牵头单位 | 配合单位 |\n| --- | --- | --- | --- |\n")
                .expect("a String takes any text");
            for task in tasks {
                let names = |units: &[usize]| {
                    let names: Vec<&str> = units
                        .iter()
                        .map(|at| self.units[*at].written.as_str())
                        .collect();
                    names.join("、")
                };
                writeln!(
                    out,
                    "| {} | {} | {} | {} |",
                    task.label,
                    task.text,
                    names(&task.leads),
                    names(&task.cooperates)
                )
                .expect("a String takes any text");
            }
            out.push('\n');
        }
        out
    }

    /// The records of its tasks, plans and units, as the pages stage makes them, without the other stages.
    pub(crate) fn records(&self) -> Vec<Record> {
        let mut records = Vec::new();
        for (block, plan) in self.plans.iter().enumerate() {
            records.push(Record {
                kind: RecordKind::Plan,
                id: plan.id.clone(),
                plan: Some(plan.id.clone()),
                blocks: vec![block as u32 * 2 + 1, block as u32 * 2 + 2],
                label: plan.number.clone(),
                date: plan.date.clone(),
                title: plan.title.clone(),
                also: vec![plan.number.clone()],
                region: plan.region.clone(),
                href: format!("plans/{}/index.html", plan.id),
                ..Record::default()
            });
            let size = plan.tasks.len().div_ceil(GROUPS.len());
            for task in &plan.tasks {
                let named = |units: &[usize], role: &str| -> Vec<(String, String)> {
                    units
                        .iter()
                        .map(|at| (self.units[*at].name.clone(), role.to_owned()))
                        .collect()
                };
                let mut units = named(&task.leads, "lead");
                units.extend(named(&task.cooperates, "cooperate"));
                records.push(Record {
                    id: format!("{}/{}", plan.id, task.label),
                    plan: Some(plan.id.clone()),
                    label: task.label.to_string(),
                    title: task
                        .text
                        .split(['，', '；', '。'])
                        .next()
                        .unwrap_or_default()
                        .to_owned(),
                    units,
                    text: task.text.clone(),
                    group: GROUPS[(task.label - 1) / size].to_owned(),
                    region: plan.region.clone(),
                    href: format!("plans/{}/t{}.html", plan.id, task.label),
                    ..Record::default()
                });
            }
        }
        records.extend(self.units.iter().map(|unit| Record {
            kind: RecordKind::Unit,
            id: unit.id.clone(),
            title: unit.name.clone(),
            also: vec![unit.written.clone(), "qing shan qu shang wu wei".to_owned()],
            region: unit.region.clone(),
            href: format!("units/{}.html", unit.id),
            ..Record::default()
        }));
        records
    }
}

/// A task of one to three sentences, with one or two leads and some that cooperate.
fn task(
    label: usize,
    sentences: &[String],
    own: std::ops::Range<usize>,
    numbers: &mut Numbers,
) -> Task {
    let count = 1 + numbers.below(3);
    let text = text(sentences, numbers, count);
    let mut taken = BTreeSet::new();
    let mut pick = |count: usize| {
        let mut units = Vec::new();
        while units.len() < count {
            let unit = if numbers.below(2) == 0 || own.is_empty() {
                numbers.below(SHARED)
            } else {
                own.start + numbers.below(own.len())
            };
            if taken.insert(unit) || taken.len() > 8 {
                units.push(unit);
            }
        }
        units
    };
    Task {
        label,
        text,
        leads: pick(1 + label % 2),
        cooperates: pick(2 + label % 4),
    }
}

/// Sentences one after the other.
fn text(sentences: &[String], numbers: &mut Numbers, count: usize) -> String {
    let picked: Vec<&str> = (0..count)
        .map(|_| sentences[numbers.below(sentences.len())].as_str())
        .collect();
    format!("{}。", picked.join("；"))
}

/// The clauses of all task texts of the plans, between ； and 。, each once, in a fixed order.
fn sentences(plans: &Path) -> Vec<String> {
    let mut found = BTreeSet::new();
    let files = walkdir::WalkDir::new(plans)
        .min_depth(1)
        .sort_by_file_name();
    for file in files {
        let file = file.expect("the plans of this repository");
        let plan = fs::read_to_string(file.path()).expect("a plan can be read");
        for line in plan.lines().filter(|line| line.starts_with("| ")) {
            let cell = line.split(" | ").nth(1).unwrap_or_default();
            let cell = cell.replace("<br>", "").replace('\\', "");
            for sentence in cell.split(['；', '。']).map(str::trim) {
                if (8..=90).contains(&sentence.chars().count()) && !sentence.contains(['{', '|']) {
                    found.insert(sentence.to_owned());
                }
            }
        }
    }
    found.into_iter().collect()
}

/// The units that all share: those of the nation and the municipality in the register.
fn shared_units(register: &Path) -> Vec<Unit> {
    let text = fs::read_to_string(register).expect("the register of this repository");
    let table: toml::Table = text.parse().expect("the register is TOML");
    let entries = table["unit"].as_array().expect("a list of units");
    let field = |entry: &toml::Value, key: &str| {
        entry
            .get(key)
            .and_then(toml::Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    entries
        .iter()
        .filter(|entry| ["全国", "重庆市"].contains(&field(entry, "region").as_str()))
        .take(SHARED)
        .map(|entry| {
            let name = field(entry, "name");
            let alias = entry
                .get("aliases")
                .and_then(|list| list.get(0))
                .and_then(toml::Value::as_str);
            Unit {
                id: field(entry, "id"),
                region: field(entry, "region"),
                written: alias.unwrap_or(&name).to_owned(),
                name,
            }
        })
        .collect()
}

/// Names of districts with their ids.
fn districts(count: usize) -> Vec<(String, String)> {
    use pinyin::ToPinyin as _;
    let read = |c: char| c.to_pinyin().map_or("", |reading| reading.plain());
    let mut seen = BTreeSet::new();
    let mut out = Vec::new();
    for second in SECOND.chars() {
        for first in FIRST.chars() {
            let id = format!("{}{}", read(first), read(second));
            if seen.insert(id.clone()) && out.len() < count {
                out.push((format!("{first}{second}区"), id));
            }
        }
    }
    assert_eq!(out.len(), count, "not enough names for so many districts");
    out
}
