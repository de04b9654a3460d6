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
