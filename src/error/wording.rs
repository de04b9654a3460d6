//! What is wrong in a TOML file, in Chinese: the parser speaks English.

/// What the parser says of a text that is no TOML: its words, and ours.
const PARSER: &[(&str, &str)] = &[
    ("duplicate key", "同一个键写了两次"),
    ("duplicate field", "同一个键写了两次"),
    (
        "invalid basic string",
        "文字的引号不成对，或里面有不能直接写的字符",
    ),
    (
        "invalid multi-line basic string",
        "三个引号的文字没有结束，或里面有不能直接写的字符",
    ),
    ("invalid literal string", "单引号不成对"),
    (
        "invalid multi-line literal string",
        "三个单引号的文字没有结束",
    ),
    ("missing opening quote", "少了左引号"),
    ("string values must be quoted", "文字要加引号"),
    (
        "missing escaped value",
        "反斜杠后面的字符不能这样写；要写反斜杠本身，请写两个",
    ),
    (
        "too few unicode value digits",
        "\\u 之后要有 4 位十六进制数",
    ),
    ("missing comma", "少了逗号"),
    ("extra comma", "多了逗号"),
    ("missing assignment", "键和值之间少了 ="),
    ("extra assignment", "多了 ="),
    ("extra `=`", "多了 ="),
    ("unexpected `=`", "多了 ="),
    ("missing value", "= 后面没有值"),
    ("key with no value", "只有键，没有值"),
    ("invalid key-value pair", "要写作 键 = 值"),
    ("unquoted keys cannot be empty", "键是空的"),
    ("missing key", "少了键"),
    (
        "invalid unquoted key",
        "键只用英文字母、数字、- 和 _，别的要加引号",
    ),
    ("keys cannot be multi-line", "键不能用三个引号"),
    ("unclosed table", "[ 没有 ] 与它成对"),
    ("unclosed array table", "[[ 没有 ]] 与它成对"),
    ("unclosed inline table", "{ 没有 } 与它成对"),
    ("unclosed array", "[ 没有 ] 与它成对"),
    ("missing inline table", "少了 {"),
    ("missing array opening", "少了 ["),
    ("missing table open", "少了 ["),
    ("cannot recurse further", "嵌套太深"),
    ("invalid comment character", "注释里有不能写的控制字符"),
    ("carriage return", "回车符后面没有换行符"),
    ("unexpected leading zero", "数字前面不能有 0"),
    ("integers with a radix", "这样的数字不能有正负号"),
    ("radix must be", "数字的前缀要小写"),
    ("redundant", "数字前面有多余的符号"),
    ("`_` may only", "数字里的 _ 只能放在两位数字之间"),
    ("unexpected sign", "多了正负号"),
    ("unexpected", "这里有多余的内容"),
    ("invalid value", "值不能这样写"),
];

/// What kinds of values are called.
const KINDS: &[(&str, &str)] = &[
    ("a string", "文字（加引号）"),
    ("a borrowed string", "文字（加引号）"),
    ("string", "文字"),
    ("a boolean", "true 或 false"),
    ("boolean", "true 或 false"),
    ("integer", "整数"),
    ("floating point", "小数"),
    ("a sequence", "列表，写在 [ ] 里"),
    ("sequence", "列表"),
    ("array", "列表"),
    ("a map", "一段 [表]"),
    ("map", "一段 [表]，或没有加引号的日期"),
    ("table", "一段 [表]"),
    ("struct", "一段 [表]"),
    ("u", "不小于 0 的整数"),
    ("i", "整数"),
    ("f", "小数"),
];

/// The parser's message in Chinese; names of keys and values stay as they are written.
pub(crate) fn chinese(message: &str) -> String {
    let message = message.lines().next().unwrap_or_default();
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let known = |from: usize| {
        let names = quoted.get(from..).unwrap_or_default();
        if names.is_empty() {
            String::new()
        } else {
            format!("；可写：{}", names.join("、"))
        }
    };
    let first = quoted.first().copied().unwrap_or_default();
    if message.starts_with("unknown field") {
        return format!("没有“{first}”这一项{}", known(1));
    }
    if message.starts_with("unknown variant") {
        return format!("不能是“{first}”{}", known(1));
    }
    if message.starts_with("missing field") {
        return format!("缺少“{first}”这一项");
    }
    let types = message
        .strip_prefix("invalid type: ")
        .or_else(|| message.strip_prefix("invalid value: "))
        .and_then(|rest| rest.rsplit_once(", expected "));
    if let Some((found, wanted)) = types {
        return format!("这里要写{}，写的是{}", kind(wanted), kind(found));
    }
    let said = PARSER.iter().find(|(words, _)| message.starts_with(words));
    said.map_or("不是正确的 TOML", |(_, ours)| ours).to_owned()
}

fn kind(words: &str) -> &'static str {
    let known = KINDS.iter().find(|(name, _)| words.starts_with(name));
    known.map_or("别的值", |(_, ours)| ours)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::chinese;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields, rename_all = "lowercase")]
    #[expect(dead_code, reason = "only whether it can be read counts")]
    struct File {
        text: String,
        number: Option<u32>,
        flag: Option<bool>,
        list: Option<Vec<String>>,
        table: Option<BTreeMap<String, String>>,
        kind: Option<Kind>,
    }

    #[derive(Debug, serde::Deserialize)]
    #[serde(rename_all = "lowercase")]
    enum Kind {
        One,
        Two,
    }

    #[test]
    fn every_message_is_chinese() {
        for (text, words) in [
            ("", "缺少“text”这一项"),
            (
                "txet = ''",
                "没有“txet”这一项；可写：text、number、flag、list、table、kind",
            ),
            ("text = 1", "这里要写文字（加引号），写的是整数"),
            (
                "text = ''\nnumber = 'x'",
                "这里要写不小于 0 的整数，写的是文字",
            ),
            (
                "text = ''\nnumber = -1",
                "这里要写不小于 0 的整数，写的是整数",
            ),
            (
                "text = ''\nnumber = 1.5",
                "这里要写不小于 0 的整数，写的是小数",
            ),
            ("text = ''\nflag = 1", "这里要写true 或 false，写的是整数"),
            (
                "text = ''\nlist = ''",
                "这里要写列表，写在 [ ] 里，写的是文字",
            ),
            ("text = ''\ntable = []", "这里要写一段 [表]，写的是列表"),
            (
                "text = 2021-01-02",
                "这里要写文字（加引号），写的是一段 [表]，或没有加引号的日期",
            ),
            ("text = ''\nkind = 'three'", "不能是“three”；可写：one、two"),
            ("text = ''\ntext = ''", "同一个键写了两次"),
            ("text = \"a", "文字的引号不成对，或里面有不能直接写的字符"),
            ("text = 方案", "文字要加引号"),
            ("text", "只有键，没有值"),
            ("text = ", "文字要加引号"),
            ("[text", "[ 没有 ] 与它成对"),
            ("text = ['1' '2']", "少了逗号"),
            ("标题 = ''", "键只用英文字母、数字、- 和 _，别的要加引号"),
        ] {
            let error = toml::from_str::<File>(text).expect_err("is wrong");
            assert_eq!(
                chinese(error.message()),
                words,
                "{text}: {}",
                error.message()
            );
        }
        assert_eq!(chinese("whatever it says"), "不是正确的 TOML");
    }
}
