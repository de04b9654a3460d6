//! Fields of Word: what they show where the file holds no result, such as a form's choice or a circled figure.

use super::symbols;
use crate::document::read::raised::{Stand, grouped, written};
use crate::document::read::xml::Element;

/// A field that is open.
#[derive(Debug, Default)]
pub(super) struct Field {
    /// Its command.
    pub(super) code: String,
    /// What was written into its command without being one: the results of fields in it.
    pub(super) inner: String,
    /// Whether its command is over, and its result follows.
    pub(super) is_result: bool,
    /// Whether its result shows anything.
    pub(super) shows: bool,
    /// What a form holds.
    pub(super) form: Option<String>,
}

/// What a field shows that has no result in the file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// Words, and how they are read aloud where that stands above them.
    Words(String, String),
    /// Nothing.
    Nothing,
    /// What only Word can say; the name of the command.
    Unknown(String),
}

/// Commands that show nothing, or nothing without a result.
const SILENT: &[&str] = &[
    "",
    "ADVANCE",
    "ASK",
    "BOOKMARK",
    "FILLIN",
    "FORMTEXT",
    "HYPERLINK",
    "INDEX",
    "MERGEFIELD",
    "NEXT",
    "NEXTIF",
    "PAGE",
    "PAGEREF",
    "PRINT",
    "PRIVATE",
    "QUOTE",
    "RD",
    "REF",
    "SET",
    "SKIPIF",
    "TA",
    "TC",
    "TOC",
    "XE",
];

/// Circles that are drawn around a sign.
const CIRCLES: &[char] = &['○', '〇', '◯', 'O', '●'];

/// The signs in circles that Unicode has.
const CIRCLED: [(&str, &str); 1] = [("一二三四五六七八九十", "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉")];

impl Field {
    /// A field that begins, with what its form holds.
    pub(super) fn begin(mark: &Element) -> Self {
        Self {
            form: mark.child("ffData").and_then(form),
            ..Self::default()
        }
    }

    /// Whether it makes a table of contents.
    pub(super) fn is_contents(&self) -> bool {
        self.name() == "TOC"
    }

    /// Its command, such as `TOC`.
    fn name(&self) -> String {
        let name = self.code.split_whitespace().next().unwrap_or_default();
        let name = name.split(['\\', '(']).next().unwrap_or_default();
        name.to_uppercase()
    }

    /// What it shows where the file holds no result.
    pub(super) fn shown(&self) -> Shown {
        if let Some(form) = &self.form {
            return Shown::Words(form.clone(), String::new());
        }
        let name = self.name();
        let code = self.code.trim();
        let rest = code.get(name.len()..).unwrap_or_default().trim();
        let words = |words: Option<String>| match words {
            Some(words) => Shown::Words(words, String::new()),
            None => Shown::Unknown(name.clone()),
        };
        match name.as_str() {
            "EQ" => {
                let mut equation = Equation::default();
                let mut chars = rest.chars().peekable();
                let shown = equation.read(&mut chars, false).concat();
                Shown::Words(shown.trim().to_owned(), equation.reading)
            }
            "SYMBOL" => words(symbol(rest)),
            "MACROBUTTON" | "GOTOBUTTON" => {
                let shown = rest.split_once(char::is_whitespace);
                words(shown.map(|(_, shown)| shown.trim().to_owned()))
            }
            silent if SILENT.contains(&silent) => Shown::Nothing,
            _ => Shown::Unknown(name),
        }
    }
}

/// What the field of a form holds: the choice of a list, a box with or without its mark, the first words.
fn form(data: &Element) -> Option<String> {
    if let Some(list) = data.child("ddList") {
        let chosen = list.value("result").or_else(|| list.value("default"));
        let chosen = chosen.and_then(|c| c.parse::<usize>().ok()).unwrap_or(0);
        let mut entries = list.elements().filter(|e| e.name == "listEntry");
        return entries.nth(chosen)?.attribute("val").map(str::to_owned);
    }
    if let Some(mark) = data.child("checkBox") {
        let is_checked = mark.switch("checked").or_else(|| mark.switch("default"));
        let sign = if is_checked == Some(true) {
            "☑"
        } else {
            "☐"
        };
        return Some(sign.to_owned());
    }
    let text = data.child("textInput")?.value("default")?;
    Some(text.to_owned())
}

/// `163 \f "Wingdings 2"`.
fn symbol(rest: &str) -> Option<String> {
    let code = rest.split_whitespace().next()?;
    let hexadecimal = code.strip_prefix("0x").or_else(|| code.strip_prefix("0X"));
    let code = match hexadecimal {
        Some(digits) => u32::from_str_radix(digits, 16).ok()?,
        None => code.parse().ok()?,
    };
    let font = rest.split_once("\\f").map_or("Symbol", |(_, font)| {
        let font = font.trim_start();
        match font.strip_prefix('"') {
            Some(quoted) => quoted.split('"').next().unwrap_or_default(),
            None => font.split_whitespace().next().unwrap_or_default(),
        }
    });
    symbols::sign(font, code).map(String::from)
}

/// An equation as a field writes it: `\f(1,2)`, `\o\ac(○,1)`, `\s\up 8(2)`.
#[derive(Debug, Default)]
struct Equation {
    /// What says how words are read aloud.
    reading: String,
    depth: usize,
}

type Chars<'c> = std::iter::Peekable<std::str::Chars<'c>>;

impl Equation {
    /// The arguments up to a closing bracket, or one text up to the end.
    fn read(&mut self, chars: &mut Chars<'_>, in_brackets: bool) -> Vec<String> {
        let mut all = vec![String::new()];
        self.depth += 1;
        while let Some(c) = chars.next() {
            let mut brackets = String::new();
            let piece = match c {
                '\\' if self.depth < 40 => self.command(chars),
                ')' if in_brackets => break,
                ',' | ';' if in_brackets => {
                    all.push(String::new());
                    continue;
                }
                '(' if self.depth < 40 => {
                    let inner = self.read(chars, true);
                    brackets.push('(');
                    brackets.push_str(&inner.join(","));
                    brackets.push(')');
                    brackets
                }
                other => other.to_string(),
            };
            if let Some(last) = all.last_mut() {
                last.push_str(&piece);
            }
        }
        self.depth -= 1;
        all
    }

    /// What stands behind a backslash.
    fn command(&mut self, chars: &mut Chars<'_>) -> String {
        let Some(&first) = chars.peek() else {
            return String::new();
        };
        if first == '*' {
            // A switch of every field: its format.
            chars.next();
            while chars.next_if(|c| c.is_whitespace()).is_some() {}
            if chars.next_if_eq(&'"').is_some() {
                while chars.next().is_some_and(|c| c != '"') {}
            } else {
                while chars.next_if(|c| !c.is_whitespace()).is_some() {}
            }
            return String::new();
        }
        if !first.is_ascii_alphabetic() {
            // A sign that is no command: \( \, \\.
            chars.next();
            return first.to_string();
        }
        let name = word(chars);
        let mut options = Vec::new();
        loop {
            while chars
                .next_if(|c| c.is_whitespace() || c.is_ascii_digit() || *c == '.')
                .is_some()
            {}
            if chars.next_if_eq(&'\\').is_none() {
                break;
            }
            let option = word(chars);
            if matches!(option.as_str(), "lc" | "rc" | "bc") && chars.next_if_eq(&'\\').is_some() {
                chars.next();
            }
            options.push(option);
        }
        if chars.next_if_eq(&'(').is_none() {
            return String::new();
        }
        let parts = self.read(chars, true);
        let part = |i: usize| parts.get(i).map_or("", |p| p.trim());
        match name.as_str() {
            "f" => format!("{}/{}", grouped(part(0)), grouped(part(1))),
            "r" if parts.len() > 1 => {
                let degree = written(part(0), Stand::Raised, None);
                format!("{degree}√{}", grouped(part(1)))
            }
            "r" => format!("√{}", grouped(part(0))),
            "s" if options.iter().any(|o| o == "up") => format!("{UP}{}{UP}", part(0)),
            "s" if options.iter().any(|o| o == "do") => written(part(0), Stand::Lowered, Some('0')),
            "o" => self.laid_over(&parts),
            "b" => format!("({})", part(0)),
            "i" => format!("{}∫{}{}", part(0), part(1), part(2)),
            "l" => parts.join(","),
            "a" => parts.join(" "),
            "d" => String::new(),
            _ => parts.join(""),
        }
    }

    /// Signs on one another: a figure in a circle, or words with their reading above.
    fn laid_over(&mut self, parts: &[String]) -> String {
        let [first, rest @ ..] = parts else {
            return String::new();
        };
        let base = rest.concat();
        if rest.is_empty() {
            return first.clone();
        }
        if let Some(reading) = first.trim().strip_prefix(UP) {
            self.reading.push_str(reading.trim_end_matches(UP));
            return base;
        }
        let (first, base) = (first.trim(), base.trim());
        let mut signs = first.chars();
        match (signs.next(), signs.next()) {
            (Some(circle), None) if CIRCLES.contains(&circle) => circled(base),
            (Some('□' | '△' | '◇'), None) => format!("({base})"),
            _ => format!("{first}{base}"),
        }
    }
}

/// Marks what stands above the line until it is known what it stands above.
const UP: char = '\u{1}';

fn word(chars: &mut Chars<'_>) -> String {
    let mut word = String::new();
    while let Some(c) = chars.next_if(char::is_ascii_alphabetic) {
        word.push(c.to_ascii_lowercase());
    }
    word
}

/// A sign in a circle as Unicode has it, else in brackets.
fn circled(base: &str) -> String {
    let number = base
        .parse()
        .ok()
        .and_then(crate::zh::numeral::write_circled);
    let sign = number.or_else(|| {
        let at = CIRCLED[0].0.chars().position(|c| base == String::from(c))?;
        CIRCLED[0].1.chars().nth(at)
    });
    sign.map_or_else(|| format!("({base})"), String::from)
}

/// What of an equation stands above the line and above nothing: a power.
pub(super) fn raised(shown: &str, before: Option<char>) -> String {
    let mut out = String::new();
    for (i, piece) in shown.split(UP).enumerate() {
        if i % 2 == 0 {
            out.push_str(piece);
        } else {
            let before = out.chars().next_back().or(before);
            out.push_str(&written(piece, Stand::Raised, before));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Field, Shown, raised};

    #[test]
    fn fields_without_a_result_show_what_their_command_says() {
        for (code, wanted, reading) in [
            (" EQ \\f(1,2) ", "1/2", ""),
            ("eq \\o\\ac(○,3)", "③", ""),
            ("eq \\o\\ac(○,十)", "㊉", ""),
            ("EQ \\o\\ac(○,密)", "(密)", ""),
            (
                "EQ \\* jc2 \\* \"Font:宋体\" \\* hps10 \\o\\ad(\\s\\up 9(fú),涪)",
                "涪",
                "fú",
            ),
            ("EQ 10\\s\\up 8(4)", "10⁴", ""),
            ("EQ \\r(3,a+b)", "³√(a+b)", ""),
            ("SYMBOL 163 \\f \"Wingdings 2\" \\s 12", "☐", ""),
            ("MACROBUTTON NoMacro 点这里", "点这里", ""),
        ] {
            let field = Field {
                code: code.to_owned(),
                ..Field::default()
            };
            let Shown::Words(words, read) = field.shown() else {
                panic!("{code} shows words");
            };
            assert_eq!(
                (raised(&words, None).as_str(), read.as_str()),
                (wanted, reading),
                "{code}"
            );
        }
        let field = |code: &str| Field {
            code: code.to_owned(),
            ..Field::default()
        };
        assert_eq!(field("XE \"水库\"").shown(), Shown::Nothing);
        assert_eq!(
            field(" AUTONUM ").shown(),
            Shown::Unknown("AUTONUM".to_owned())
        );
    }
}
