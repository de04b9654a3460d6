//! What `import --format json` says of where a document stands.

use crate::site::Site;

#[test]
fn the_source_is_relative_to_the_site_and_only_a_name_outside_of_it() {
    let document = "某区修渠方案\n1.修渠三公里。（区水利局负责）\n";
    let site = Site::new().with("seeds/方案.txt", document);
    let outside = Site::new().with("方案.txt", document);
    let source = |path: &str| {
        let run = site.run(&["import", "--format", "json", path]);
        let json: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
        json["plan"]["source"].as_str().map(str::to_owned)
    };
    assert_eq!(source("seeds/方案.txt").as_deref(), Some("seeds/方案.txt"));
    let inside = site.path().join("seeds/方案.txt");
    let absolute = inside.to_str().expect("UTF-8");
    assert_eq!(source(absolute).as_deref(), Some("seeds/方案.txt"));
    let elsewhere = outside.path().join("方案.txt");
    let absolute = elsewhere.to_str().expect("UTF-8");
    assert_eq!(source(absolute).as_deref(), Some("方案.txt"));
}

#[test]
fn a_table_that_is_not_there_is_refused_with_how_many_there_are() {
    let table = "某区修渠方案\n\n| 序号 | 任务 | 牵头单位 |\n| --- | --- | --- |\n| 1 | 修渠三公里。 | 区水利局 |\n";
    let site = Site::new().with("方案.md", table);
    for number in ["3", "0"] {
        let run = site.run(&["import", "方案.md", "--table", number]);
        assert_eq!(run.status, 2, "{}", run.out);
        let told = format!("没有第 {number} 张表，文件里有 1 张表");
        assert!(run.err.contains(&told), "{}", run.err);
        assert!(!site.path().join("content/plans").exists());
    }
    assert_eq!(site.run(&["import", "方案.md", "--table", "1"]).status, 0);
}

#[test]
fn a_source_is_read_again_as_a_person_said_that_it_is_to_be_read() {
    let document = "某区修渠方案\n\n| 序号 | 事项 | 主责方 |\n| --- | --- | --- |\n| 1 | 修渠三公里。 | 区水利局 |\n\
                    | 2 | 清淤两公里。 | |\n\n以上各项要抓紧。\n\n| 序号 | 经费 | 主责方 |\n| --- | --- | --- |\n\
                    | 1 | 五万元 | 区财政局 |\n";
    let hints = "id = \"qu\"\nregion = \"某区\"\ntables = [1]\ncarry_down = true\n\n[columns]\n\"主责方\" = \"牵头单位\"\n";
    let site = Site::new()
        .with("seeds/方案.md", document)
        .with("seeds/方案.md.import.toml", hints);
    assert_eq!(site.run(&["import", "seeds/方案.md"]).status, 0);
    let plan = site.read("content/plans/qu.md");
    let reading = "[reading]\ntables = [1]\ncarry_down = true\n\n[reading.columns]\n\"主责方\" = \"牵头单位\"\n+++\n";
    assert!(plan.contains(reading), "{plan}");
    let told = site.run(&["check", "--format", "line"]).out;
    assert!(!told.contains("G06"), "{told}");
}

const DOCUMENT: &str = "某区修渠方案\n\n为修好水渠，制定本方案。\n\n1.修渠三公里。（区水利局负责）\n2.清淤两公里。（区水利局负责）\n";

/// A site with a plan that was imported and then mended: above, in its text, and by a listed correction.
fn mended() -> Site {
    let site = Site::new().with("seeds/方案.txt", DOCUMENT).with(
        "content/plans/shi.md",
        "+++\ntitle = \"某市方案\"\nblocks = [1, 2]\n+++\n",
    );
    let import = [
        "import",
        "seeds/方案.txt",
        "--id",
        "qu",
        "--region",
        "某市/某区",
    ];
    assert_eq!(site.run(&import).status, 0);
    let plan = site.read("content/plans/qu.md");
    assert!(plan.contains("blocks = [3, 4]\n"), "{plan}");
    let plan = plan
        .replace(
            "title = \"某区修渠方案\"",
            "# 按区政府网站。\ntitle = \"某区修渠实施方案\"\nshort = \"修渠\"",
        )
        .replace(
            "blocks =",
            "programme = \"水利\"\nimplements = [\"shi\"]\nblocks =",
        )
        .replace("清淤两公里", "清淤二公里")
        .replace("制定本方案", "订本方案");
    site.put("content/plans/qu.md", &plan);
    site.put(
        "content/corrections/qu.toml",
        "[[mend]]\nwhere = \"第 2 项\"\nwas = \"清淤两公里\"\nnow = \"清淤二公里\"\nwhy = \"原件如此\"\n",
    );
    site
}

#[test]
fn a_second_import_never_overwrites_a_mended_plan() {
    let site = mended();
    let before = site.read("content/plans/qu.md");
    let run = site.run(&["import", "seeds/方案.txt"]);
    assert_eq!(run.status, 1, "{}", run.err);
    assert!(run.out.contains("G113"), "{}", run.out);
    assert_eq!(site.read("content/plans/qu.md"), before);
}

#[test]
fn a_forced_import_keeps_what_a_person_decided_and_shows_what_it_changes() {
    let site = mended();
    let before = site.read("content/plans/qu.md");
    let run = site.run(&[
        "import",
        "seeds/方案.txt",
        "--force",
        "--region",
        "某市/新区",
    ]);
    assert_eq!(run.status, 0, "{}{}", run.out, run.err);
    let wanted = before
        .replace("某市/某区", "某市/新区")
        .replace("订本方案", "制定本方案");
    assert_eq!(site.read("content/plans/qu.md"), wanted);
    for words in [
        "文件头保留 title = \"某区修渠实施方案\"；这次读出的是 \"某区修渠方案\"",
        "文件头保留：blocks、implements、programme、short",
        "现有：为修好水渠，订本方案。",
        "导入：为修好水渠，制定本方案。",
    ] {
        assert!(run.err.contains(words), "no {words} in\n{}", run.err);
    }
    let again = site.run(&["import", "seeds/方案.txt"]);
    assert!(again.out.contains("已是这样，未改动"), "{}", again.out);
}

#[test]
fn a_key_that_a_person_took_out_stays_out() {
    let site = mended();
    let before = site.read("content/plans/qu.md");
    let without = before
        .replace("title =", "status = \"印发\"\ntitle =")
        .replace("region = \"某市/某区\"\n", "");
    site.put("content/plans/qu.md", &without);
    site.run(&["import", "seeds/方案.txt", "--force"]);
    let after = site.read("content/plans/qu.md");
    assert!(
        !after.contains("region") && after.contains("status = \"印发\""),
        "{after}"
    );
}

#[test]
fn another_document_never_takes_the_plan_of_one_that_is_there() {
    let site = Site::new()
        .with("seeds/一.txt", DOCUMENT)
        .with("seeds/二.txt", &DOCUMENT.replace("三公里", "五公里"));
    assert_eq!(site.run(&["import", "seeds/一.txt"]).status, 0);
    let run = site.run(&["import", "seeds/二.txt", "--force"]);
    assert_eq!(run.status, 2, "{}", run.out);
    assert!(run.err.contains("请用 --id 另取一个编号"), "{}", run.err);
    assert_eq!(
        site.run(&["import", "seeds/二.txt", "--id", "er"]).status,
        0
    );
}

#[test]
fn a_source_outside_of_the_seeds_is_recorded_and_not_compared() {
    let outside = Site::new().with("方案.txt", DOCUMENT);
    let path = outside.path().join("方案.txt");
    let site = Site::new();
    let run = site.run(&[
        "import",
        path.to_str().expect("UTF-8"),
        "--id",
        "qu",
        "--region",
        "某区",
    ]);
    assert_eq!(run.status, 0, "{}", run.err);
    let plan = site.read("content/plans/qu.md");
    assert!(plan.contains("\nsource = \"方案.txt\"\n"), "{plan}");
    let told = site.run(&["check", "--format", "line"]);
    assert_eq!(told.status, 0, "{}", told.out);
    let words = "note[G064]: 源文件 方案.txt 不在 seeds/ 里，未能核对";
    assert!(told.out.contains(words), "{}", told.out);
}

#[test]
fn a_proposed_id_can_be_read_and_the_report_says_how_to_choose_another() {
    let site = Site::new().with("seeds/方案.txt", DOCUMENT);
    let run = site.run(&["import", "seeds/方案.txt"]);
    assert!(
        site.path().join("content/plans/mouquxiuqu.md").is_file(),
        "{}",
        run.out
    );
    let told = "编号　mouquxiuqu（自动拟定，是网址的一部分；发布以前可以另取：删去写出的文件，加 --id 编号 再读入）";
    assert!(run.out.contains(told), "{}", run.out);
    let again = site.run(&["import", "seeds/方案.txt"]);
    assert!(!again.out.contains("自动拟定"), "{}", again.out);
}

#[test]
fn explain_shows_the_words_of_the_document_where_its_plan_stands_already() {
    let document = "某区修渠方案\n1.修渠三公里。（区水利局负责）\n";
    let site = Site::new().with("seeds/方案.txt", document);
    assert_eq!(site.run(&["import", "seeds/方案.txt"]).status, 0);
    let run = site.run(&["import", "--explain", "seeds/方案.txt"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let title = run.out.lines().find(|line| line.contains(" title "));
    assert!(
        title.is_some_and(|line| line.ends_with("某区修渠方案")),
        "{}",
        run.out
    );
}

#[test]
fn the_report_says_first_what_needs_a_person_and_at_last_what_to_do() {
    let upper = "+++\ntitle = \"云山市方案\"\nnumber = \"云政发〔2031〕1号\"\nregion = \"云山市\"\n+++\n正文\n";
    let document = "云山市白石区修渠方案\n\n根据云政发〔2031〕1号文件，制定本方案。\n一、任务\n\
        （一）修渠三公里。（区水利局负责）\n（二）建校两所。（区教育局负责）\n二、保障\n\
        区财政局要安排资金。\n云山市白石区人民政府\n2031年3月5日\n";
    let site = Site::new()
        .with("content/plans/upper.md", upper)
        .with("seeds/方案.txt", document);
    let run = site.run(&["import", "seeds/方案.txt"]);
    assert_eq!(run.status, 0, "{}", run.err);
    for told in [
        "看来是 云山市/白石区；对的请加 --region 云山市/白石区",
        "文中引用了站内的 云政发〔2031〕1号（upper）；落实它的，请加 --implements upper",
        "需要人看的（1 类，1 处）",
        "下一步　看没有读成任务的话是不是任务（G119）；写明地区（--region）再导入一次",
    ] {
        assert!(run.out.contains(told), "no {told} in\n{}", run.out);
    }
}

#[test]
fn findings_of_one_kind_are_one_line_and_every_column_is_named() {
    let row = "<tr><td>1</td><td>修渠三公里。</td><td>区水利局</td><td>见附图</td></tr>";
    let rows = row.repeat(4);
    let page = format!(
        "<html><body><h1>云山区修渠任务分工表</h1><table><tr><td>序号</td><td>工作任务</td><td>责任单位</td><td>备注</td></tr>{rows}</table></body></html>"
    );
    let site = Site::new()
        .with("seeds/表.html", &page)
        .with("seeds/方案.txt", DOCUMENT);
    let run = site.run(&["import", "seeds/方案.txt", "seeds/表.html"]);
    for told in [
        "栏目　序号＝序号，工作任务＝任务，责任单位＝责任单位，备注＝照录，不作任务和单位",
        "error[G012]: 序号重复：3 处，第",
    ] {
        assert!(run.out.contains(told), "no {told} in\n{}", run.out);
    }
    // What needs a look stands first in the list of files.
    let table: Vec<&str> = run
        .out
        .lines()
        .skip_while(|l| !l.starts_with("文件 "))
        .collect();
    assert!(table[1].starts_with("表.html"), "{table:?}");
}
