//! The signs of fonts that draw their own: Symbol, Wingdings, Webdings. Word names them by font and place.

/// What a place in a font of symbols shows; nothing where it is not known.
pub(super) fn sign(font: &str, code: u32) -> Option<char> {
    let place = match code {
        0xf000..=0xf0ff => code - 0xf000,
        0..=0xff => code,
        // Symbols of Unicode, in whatever font.
        _ => return char::from_u32(code).filter(|c| !is_private(*c)),
    };
    let Some(signs) = signs(font) else {
        // An ordinary font shows what stands at that place in Unicode; beyond it, no one can say.
        return char::from_u32(code).filter(|c| !is_private(*c) && !c.is_control());
    };
    let mut all = signs.split_whitespace();
    let found = all.find_map(|entry| {
        let (at, sign) = entry.split_at_checked(2)?;
        (u32::from_str_radix(at, 16).ok()? == place).then(|| sign.chars().next())?
    });
    // Symbol has figures, brackets and the like where everyone has them.
    let plain = || char::from_u32(place).filter(|c| matches!(c, ' '..='~') && !c.is_alphabetic());
    found.or_else(|| plain().filter(|c| is_greek(font) || *c == ' '))
}

/// Whether a font is one of symbols.
pub(super) fn is_font(font: &str) -> bool {
    signs(font).is_some()
}

fn is_greek(font: &str) -> bool {
    font.eq_ignore_ascii_case("symbol")
}

fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}')
}

/// The signs of a font, each behind its place in hexadecimal.
fn signs(font: &str) -> Option<&'static str> {
    let font = font.to_ascii_lowercase();
    Some(match font.as_str() {
        "symbol" => SYMBOL,
        "wingdings" => WINGDINGS,
        "wingdings 2" => WINGDINGS_2,
        "wingdings 3" => WINGDINGS_3,
        "webdings" => WEBDINGS,
        _ => return None,
    })
}

const SYMBOL: &str = "22∀ 24∃ 27∋ 2a∗ 2d− 40≅ 41Α 42Β 43Χ 44Δ 45Ε 46Φ 47Γ 48Η 49Ι 4aϑ 4bΚ 4cΛ 4dΜ 4eΝ \
    4fΟ 50Π 51Θ 52Ρ 53Σ 54Τ 55Υ 56ς 57Ω 58Ξ 59Ψ 5aΖ 5c∴ 5e⊥ 60‾ 61α 62β 63χ 64δ 65ε 66φ 67γ 68η 69ι 6aϕ \
    6bκ 6cλ 6dμ 6eν 6fο 70π 71θ 72ρ 73σ 74τ 75υ 76ϖ 77ω 78ξ 79ψ 7aζ 7e∼ a1ϒ a2′ a3≤ a4⁄ a5∞ a6ƒ a7♣ a8♦ \
    a9♥ aa♠ ab↔ ac← ad↑ ae→ af↓ b0° b1± b2″ b3≥ b4× b5∝ b6∂ b7• b8÷ b9≠ ba≡ bb≈ bc… bf↵ c0ℵ c1ℑ c2ℜ c3℘ \
    c4⊗ c5⊕ c6∅ c7∩ c8∪ c9⊃ ca⊇ cb⊄ cc⊂ cd⊆ ce∈ cf∉ d0∠ d1∇ d2® d3© d4™ d5∏ d6√ d7⋅ d8¬ d9∧ da∨ db⇔ dc⇐ \
    dd⇑ de⇒ df⇓ e0◊ e1〈 e2® e3© e4™ e5∑ f1〉 f2∫";

const WINGDINGS: &str = "22✂ 28☎ 29✆ 2a✉ 36⌛ 37⌨ 3f✍ 41✌ 45☜ 46☞ 47☝ 48☟ 4a☺ 4c☹ 6c● 6d❍ 6e■ 6f□ 70□ 71❑ \
    72❒ 73⬧ 74⧫ 75◆ 76❖ 77⬥ 78⌧ 80⓪ 81① 82② 83③ 84④ 85⑤ 86⑥ 87⑦ 88⑧ 89⑨ 8a⑩ 8b⓿ 8c❶ 8d❷ 8e❸ 8f❹ 90❺ 91❻ \
    92❼ 93❽ 94❾ 95❿ 9f• a1○ a4◉ a7▪ a8☐ ab★ d8➢ df← e0→ e1↑ e2↓ e8➔ ef⇦ f0⇨ f1⇧ f2⇩ fb✗ fc✓ fd☒ fe☑";

const WINGDINGS_2: &str = "4f✗ 50✓ 51☒ 52☑ 53☒ 54☒ 69⓪ 6a① 6b② 6c③ 6d④ 6e⑤ 6f⑥ 70⑦ 71⑧ 72⑨ 73⑩ 74⓿ 75❶ 76❷ \
    77❸ 78❹ 79❺ 7a❻ 7b❼ 7c❽ 7d❾ 7e❿ 97● a3☐";

const WINGDINGS_3: &str = "21← 22→ 23↑ 24↓ 70▲ 71▼ 74◀ 75▶";

const WEBDINGS: &str = "33◀ 34▶ 35▲ 36▼ 61✔ 63☐ 67■ 6e● 72✖";

#[cfg(test)]
mod tests {
    use super::sign;

    #[test]
    fn signs_of_fonts_are_those_of_unicode() {
        for (font, code, wanted) in [
            ("Symbol", 0xf0b3, Some('≥')),
            ("Symbol", 0xb1, Some('±')),
            ("Symbol", 0x35, Some('5')),
            ("Wingdings", 0xf0fe, Some('☑')),
            ("Wingdings", 0xf0a8, Some('☐')),
            ("Wingdings 2", 0x52, Some('☑')),
            ("wingdings 2", 0xa3, Some('☐')),
            ("Wingdings", 0xf021, None),
            ("宋体", 0x25cb, Some('○')),
            ("宋体", 0xf0fe, None),
        ] {
            assert_eq!(sign(font, code), wanted, "{font} {code:x}");
        }
    }
}
