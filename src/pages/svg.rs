//! Whether an SVG picture only draws: opened by itself, it would run its scripts and load what it refers to.
//!
//! What is known to draw is let pass, everything else is named and refused; nothing is rewritten.

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

const NAMESPACE: &str = "http://www.w3.org/2000/svg";

/// Elements that draw, or say how or what.
const ELEMENTS: [&str; 42] = [
    "svg",
    "g",
    "defs",
    "symbol",
    "use",
    "title",
    "desc",
    "style",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "text",
    "tspan",
    "textPath",
    "linearGradient",
    "radialGradient",
    "stop",
    "clipPath",
    "mask",
    "pattern",
    "marker",
    "view",
    "switch",
    "filter",
    "feBlend",
    "feColorMatrix",
    "feComposite",
    "feFlood",
    "feGaussianBlur",
    "feMerge",
    "feMergeNode",
    "feOffset",
    "feDropShadow",
    "feMorphology",
    "feTile",
    "feTurbulence",
    "feComponentTransfer",
    "feFuncA",
];

/// Attributes with a prefix that are harmless.
const PREFIXED: [&str; 3] = ["xml:space", "xml:lang", "xmlns:xlink"];

/// What in a picture may do more than draw, in Chinese; none if all of it draws.
pub(super) fn harm(bytes: &[u8]) -> Option<String> {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Some("SVG 不是 UTF-8 文本".to_owned());
    };
    judge(text).err()
}

fn judge(text: &str) -> Result<(), String> {
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    let mut drawn = false;
    let mut open: Vec<String> = Vec::new();
    loop {
        let event = reader
            .read_event()
            .map_err(|_| format!("SVG 不是正确的 XML（第 {} 字节）", reader.error_position()))?;
        match event {
            Event::Start(start) => {
                element(&start, open.is_empty())?;
                drawn = true;
                open.push(start.name().as_ref().to_owned());
            }
            Event::Empty(start) => {
                element(&start, open.is_empty())?;
                drawn = true;
            }
            Event::End(_) => {
                open.pop();
            }
            Event::Text(text) if is_style(&open) => harmless("style", &text)?,
            // Put together by a browser, the pieces around one could say what none of them says.
            Event::CData(_) | Event::Comment(_) | Event::GeneralRef(_) if is_style(&open) => {
                return Err("SVG 的样式里有注释或字符引用".to_owned());
            }
            Event::Decl(declared) => {
                let encoding = declared.encoding().transpose().ok().flatten();
                if encoding.is_some_and(|name| !name.eq_ignore_ascii_case("utf-8")) {
                    return Err("SVG 声明的编码不是 UTF-8".to_owned());
                }
            }
            Event::DocType(kind) if kind.contains('[') => {
                return Err("SVG 里定义了实体".to_owned());
            }
            Event::Text(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::GeneralRef(_)
            | Event::DocType(_) => {}
            Event::PI(_) => return Err("SVG 里有处理指令".to_owned()),
            Event::Eof if drawn && open.is_empty() => return Ok(()),
            Event::Eof => return Err("SVG 不完整".to_owned()),
        }
    }
}

fn is_style(open: &[String]) -> bool {
    open.iter().any(|name| name == "style")
}

/// Refuses an element that is not known to draw, and attributes that lead elsewhere.
fn element(start: &BytesStart<'_>, first: bool) -> Result<(), String> {
    let name = start.name().as_ref().to_owned();
    if !ELEMENTS.contains(&name.as_str()) || first && name != "svg" {
        return Err(format!("SVG 里有 <{}>", name.escape_debug()));
    }
    let mut named = false;
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|_| format!("SVG 的 <{name}> 有写错的属性"))?;
        let key = attribute.key.as_ref().to_owned();
        let value = unescape(&attribute.value)
            .map_err(|_| format!("SVG 的属性 {key} 有不认识的字符引用"))?;
        match key.as_str() {
            "xmlns" if value == NAMESPACE => named = true,
            _ if PREFIXED.contains(&key.as_str()) => {}
            "href" | "xlink:href" if value.trim_start().starts_with('#') => {}
            "xmlns" | "href" | "xlink:href" => {
                return Err(format!("SVG 的属性 {key} 引用别处：{value}"));
            }
            _ if key.contains(':') => {
                return Err(format!("SVG 里有属性 {key}"));
            }
            _ if key.to_ascii_lowercase().starts_with("on") => {
                return Err(format!("SVG 里有脚本 {key}"));
            }
            _ => harmless(&key, &value)?,
        }
    }
    if first && !named {
        return Err(format!("SVG 的 <svg> 没有写 xmlns=\"{NAMESPACE}\""));
    }
    Ok(())
}

/// Refuses a value or a style that may load something: only references to parts of the picture itself are let pass.
fn harmless(what: &str, value: &str) -> Result<(), String> {
    let lower = value.to_ascii_lowercase();
    let elsewhere = lower.split("url(").skip(1).any(|rest| {
        let rest = rest.trim_start().trim_start_matches(['"', '\'']);
        !rest.starts_with('#')
    });
    let sign =
        lower.contains(['\\', '@']) || lower.contains("image(") || lower.contains("image-set(");
    let scheme = lower.contains("//") || lower.contains("javascript:") || lower.contains("data:");
    if elsewhere || sign || scheme {
        return Err(format!("SVG 的 {what} 可能引用别处"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::harm;

    fn drawn(inside: &str) -> Option<String> {
        harm(format!("<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">{inside}</svg>").as_bytes())
    }

    #[test]
    fn a_picture_that_draws_is_let_pass() {
        for inside in [
            "",
            "<g fill=\"url(#a)\" style=\"fill: url('#b'); stroke: #fff\"><path d=\"M0 0L1 1\"/></g>",
            "<style>.a { fill: red; clip-path: url(#c) }</style><text class=\"a\">任务 &amp; 单位</text>",
            "<defs><linearGradient id=\"a\"><stop offset=\"0\"/></linearGradient></defs><use xlink:href=\"#a\"/>",
            "<!-- a comment --><title>图</title>",
        ] {
            assert_eq!(drawn(inside), None, "{inside}");
        }
        let whole = "\u{feff}<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"x\">\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
        assert_eq!(harm(whole.as_bytes()), None);
    }

    #[test]
    fn a_picture_that_runs_or_loads_is_refused() {
        for inside in [
            "<script>alert(1)</script>",
            "<script href=\"x.js\"/>",
            "<g onload=\"alert(1)\"/>",
            "<g ONLOAD=\"alert(1)\"/>",
            "<a href=\"javascript:alert(1)\"><text>x</text></a>",
            "<image href=\"https://host/x.png\"/>",
            "<use href=\"https://host/x.svg#a\"/>",
            "<use xlink:href=\"&#104;ttps://host\"/>",
            "<use href=\"data:image/svg+xml,x\"/>",
            "<foreignObject><iframe xmlns=\"http://www.w3.org/1999/xhtml\"/></foreignObject>",
            "<animate attributeName=\"href\" to=\"javascript:alert(1)\"/>",
            "<set attributeName=\"onload\" to=\"alert(1)\"/>",
            "<handler>x</handler>",
            "<style>@import '//host/x.css';</style>",
            "<style>.a { fill: url(https://host/x) }</style>",
            "<style>.a { fill: \\75rl(x) }</style>",
            "<style>.a { fill: &#117;rl(//host) }</style>",
            "<style><![CDATA[@import '//host']]></style>",
            "<style>@imp<!-- x -->ort '//host'</style>",
            "<style>.a { fill: u<![CDATA[rl(x)]]> }</style>",
            "<g style=\"fill: url( '//host/x' )\"/>",
            "<g fill=\"URL(https://host/x#a)\"/>",
            "<g fill=\"&#117;rl(//host/x)\"/>",
            "<g xml:base=\"//host/\"/>",
            "<x:script xmlns:x=\"http://www.w3.org/2000/svg\">alert(1)</x:script>",
            "<g xmlns=\"http://www.w3.org/1999/xhtml\"/>",
            "<g xmlns:x=\"y\"/>",
            "<feImage href=\"//host\"/>",
            "<?xml-stylesheet href=\"//host/x.css\"?>",
            "<g",
            "</svg><script>alert(1)</script><svg>",
            "<g a=\"&x;\"/>",
        ] {
            assert!(drawn(inside).is_some(), "{inside}");
        }
        for whole in [
            "<svg/>",
            "<html xmlns=\"http://www.w3.org/2000/svg\"/>",
            "x",
            "",
            "<!DOCTYPE svg [<!ENTITY x \"<script/>\">]><svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            "<?xml version=\"1.0\" encoding=\"utf-7\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"/><script/>",
        ] {
            assert!(harm(whole.as_bytes()).is_some(), "{whole}");
        }
        assert!(harm(b"\xff\xfe<\0s\0v\0g\0").is_some());
    }
}
