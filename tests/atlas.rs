//! The atlas: names to bodies, citations to documents, tasks to the tasks they come from.

use gangmu::atlas::Registers;
use gangmu::plan::Tier;
use gangmu::source::Source;

#[test]
fn the_register_of_the_site_knows_bodies_by_region() {
    let source = Source::new("content/units.toml", include_str!("../content/units.toml"));
    let registers =
        Registers::parse(Some(&source), None, None).expect("the site's own register is good");
    let units = &registers.units;
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
    assert_eq!(id("财政局", "重庆市", None), None);
    assert_eq!(id("人力资源部社会保障部", "全国", None), None);
    let first = &units.entries[0];
    assert_eq!(first.region, "全国");
}
