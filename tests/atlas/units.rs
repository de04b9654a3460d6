//! Names to bodies, by region; counted by hand over the five documents.

use gangmu::atlas::propose;
use gangmu::plan::Tier;

use super::site::{atlas, plans, registers};

#[test]
fn the_same_words_mean_other_bodies_in_other_regions() {
    let units = registers().units;
    let id = |name: &str, region: &str, tier| {
        units
            .resolve(name, region, tier)
            .map(|index| units.entries[index].id.as_str())
    };
    let (yubei, fuling) = ("重庆市/渝北区", "重庆市/涪陵区");
    assert_eq!(
        id("区科技局", yubei, Some(Tier::District)),
        Some("yubei-kejiju")
    );
    assert_eq!(id("区科技局", fuling, None), Some("fuling-kejiju"));
    assert_eq!(
        id("市科技局", yubei, Some(Tier::Municipal)),
        Some("chongqing-kejiju")
    );
    assert_eq!(id("市科技局", "重庆市", None), Some("chongqing-kejiju"));
    assert_eq!(
        id("市市场监管局", "重庆市", None),
        Some("chongqing-shichangjianguanju")
    );
    assert_eq!(
        id("工信部", "全国", None),
        Some("guojia-gongyehexinxihuabu")
    );
    assert_eq!(
        id("财政局", "重庆市/两江新区", None),
        Some("liangjiang-caizhengju")
    );
    // A branch of the city's bureau in the district's column; a district's government in the city's plan.
    assert_eq!(
        id("市邮政管理五分局", yubei, Some(Tier::District)),
        Some("yubei-shiyouzhengguanliwufenju")
    );
    assert_eq!(id("江津区政府", "重庆市", None), Some("jiangjin-zhengfu"));
    // Bare names of the new area are not the city's; a garbled name is nobody's.
    assert_eq!(id("财政局", "重庆市", None), None);
    assert_eq!(id("人力资源部社会保障部", "全国", None), None);
}

#[test]
fn units_of_the_plans_are_counted_by_region() {
    let atlas = atlas();
    let named = |region: &str| {
        atlas
            .units
            .iter()
            .filter(|unit| unit.region == region && !unit.assignments.is_empty())
            .count()
    };
    // 48 printed names of 全国: two joined as aliases, two garbled ones mended or unknown.
    assert_eq!(named("全国"), 44);
    // 48 of the city's plan, three of them bodies of places within it; Yubei's 40 are all among them.
    assert_eq!(named("重庆市"), 45);
    assert_eq!(named("重庆市/渝北区"), 27);
    assert_eq!(named("重庆市/涪陵区"), 34);
    // 34 printed names, one of them the full form of another; and the authority in the city's plan.
    assert_eq!(named("重庆市/两江新区"), 34);
}

#[test]
fn units_stand_in_their_fixed_order() {
    let atlas = atlas();
    assert_eq!(atlas.units[0].region, "全国");
    let of = |id: &str| {
        atlas
            .units
            .iter()
            .position(|unit| unit.id == id)
            .expect("the register has it")
    };
    assert!(of("guojia-tongjiju") < of("chongqing-kejiju"));
    assert!(of("chongqing-kejiju") < of("fuling-kejiju"));
    // 重庆海关 reads chóng, not zhòng, so it stands with 重庆市… and before 民航重庆监管局.
    assert!(of("chongqing-haiguan") < of("chongqing-minhangchongqingjianguanju"));
}

#[test]
fn counterparts_are_found_by_name() {
    let atlas = atlas();
    let names = |id: &str| -> Vec<&str> {
        let unit = atlas
            .units
            .iter()
            .find(|unit| unit.id == id)
            .expect("the register has it");
        unit.counterparts
            .iter()
            .map(|other| atlas.unit(*other).id.as_str())
            .collect()
    };
    assert_eq!(names("yubei-kejiju"), ["chongqing-kejiju"]);
    let city = names("chongqing-kejiju");
    assert!(city.contains(&"yubei-kejiju") && city.contains(&"fuling-kejiju"));
    assert!(names("chongqing-haiguan").contains(&"fuling-haiguan"));
    assert!(names("chongqing-yinbaojianju").contains(&"fuling-yinbaojianfenju"));
    // Only by the register: the words differ.
    assert!(names("chongqing-gaofayuan").contains(&"yubei-fayuan"));
}

#[test]
fn unknown_names_get_a_proposal_and_the_file_keeps_its_comments() {
    let mut plans = plans();
    let district = plans
        .iter_mut()
        .find(|plan| plan.id == "fuling-2022")
        .expect("there");
    district.tasks[0].assignments[0].name = "区水利局".to_owned();
    let registers = registers();
    let unknown: Vec<_> = propose::unknown(&plans, &registers.units)
        .into_iter()
        .filter(|one| one.region == "重庆市/涪陵区")
        .collect();
    let entries = propose::entries(&unknown, &registers.units);
    let entry = &entries[0];
    assert_eq!(
        (entry.id.as_str(), entry.name.as_str()),
        ("fuling-shuiliju", "涪陵区水利局")
    );
    assert_eq!(entry.aliases, ["区水利局"]);
    let text = "# 名册\n\n[[unit]]\nid = \"a\" # 甲\nname = \"甲\"\nregion = \"全国\"\n";
    let written = propose::add("content/units.toml", text, &entries).expect("good TOML");
    assert!(written.starts_with(text), "{written}");
    assert!(
        written.ends_with("aliases = [\"区水利局\"]\nunconfirmed = true\n"),
        "{written}"
    );
    let joined = propose::add_alias("content/units.toml", text, "a", "甲方").expect("good TOML");
    assert!(
        joined.contains("# 甲\n") && joined.contains("aliases = [\"甲方\"]"),
        "{joined}"
    );
}

#[test]
fn a_body_is_looked_up_by_every_name_that_people_use() {
    let atlas = atlas();
    let names = |id: &str| {
        let mut units = atlas.units.iter();
        gangmu::atlas::called(
            units
                .find(|unit| unit.id == id)
                .expect("the register has it"),
        )
    };
    assert!(names("chongqing-kejiju").contains(&"重庆市科学技术局".to_owned()));
    assert!(names("yubei-kejiju").contains(&"渝北科技局".to_owned()));
    let education = names("yubei-jiaowei");
    for name in ["渝北区教育委员会", "渝北教委"] {
        assert!(education.contains(&name.to_owned()), "{education:?}");
    }
}
