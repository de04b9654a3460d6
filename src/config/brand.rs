//! The brand colour: whether it can be read, and what it becomes in the stylesheet.
//!
//! WCAG 2.2 asks 4.5:1 of text. The light theme uses the colour as given on white; the dark theme mixes
//! white into it, a twentieth at a time, until it stands out from the dark ground as clearly.

/// The colour the default stylesheet is written with, light and dark.
const LIGHT: &str = "#b3261e";
const DARK: &str = "#ff8a80";
/// The grounds that the colour stands on.
const WHITE: [u8; 3] = [255, 255, 255];
const NIGHT: [u8; 3] = [0x14, 0x18, 0x1f];
/// The least contrast of text.
const LEAST: f64 = 4.5;

/// The stylesheet with the site's brand colour in it.
pub(crate) fn apply(css: &str, colour: &str) -> String {
    let light = match read(colour) {
        Ok(light) if !colour.eq_ignore_ascii_case(LIGHT) => light,
        // Settings with another were refused before.
        _ => return css.to_owned(),
    };
    let dark = (0..=20_u16)
        .map(|step| mix(light, step))
        .find(|&mixed| contrast(mixed, NIGHT) >= LEAST)
        .unwrap_or(WHITE);
    let css = css.replace(
        &format!("--brand: {LIGHT};"),
        &format!("--brand: {};", hex(light)),
    );
    css.replace(
        &format!("--brand: {DARK};"),
        &format!("--brand: {};", hex(dark)),
    )
}

/// A colour that can be read on white, or why it is none.
pub(super) fn read(colour: &str) -> Result<[u8; 3], &'static str> {
    let light = parse(colour).ok_or("要写成 #rrggbb")?;
    if contrast(light, WHITE) < LEAST {
        return Err("与白底的对比度不足 4.5:1，看不清；请选深一些的颜色");
    }
    Ok(light)
}

fn parse(colour: &str) -> Option<[u8; 3]> {
    let digits = colour
        .strip_prefix('#')
        .filter(|digits| digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit()))?;
    let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

fn hex([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// The colour with so many twentieths of white in it.
fn mix(colour: [u8; 3], twentieths: u16) -> [u8; 3] {
    colour.map(|part| {
        let part = u16::from(part);
        u8::try_from(part + (255 - part) * twentieths / 20).unwrap_or(u8::MAX)
    })
}

/// The contrast of two colours after WCAG 2.2, from 1 to 21.
fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(colour: [u8; 3]) -> f64 {
    let [red, green, blue] = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 {
            part / 12.92
        } else {
            libm::pow((part + 0.055) / 1.055, 2.4)
        }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::{NIGHT, WHITE, apply, contrast, parse, read};

    #[test]
    fn a_colour_that_cannot_be_read_is_refused() {
        assert!(read("#ffcc00").is_err());
        assert!(read("red").is_err() && read("#+12345").is_err());
        let css = apply("--brand: #b3261e; --brand: #ff8a80;", "#12508f");
        assert!(css.starts_with("--brand: #12508f; --brand: #"), "{css}");
        let dark = css
            .rsplit(": ")
            .next()
            .and_then(|rest| parse(rest.trim_end_matches(';')));
        assert!(contrast(dark.expect("a colour"), NIGHT) >= 4.5);
    }

    #[test]
    fn contrasts_are_those_of_the_design() {
        let of = |colour| contrast(parse(colour).expect("a colour"), WHITE);
        for (colour, stated) in [
            ("#1f2329", 15.78),
            ("#56606e", 6.38),
            ("#0b57a8", 7.14),
            ("#b3261e", 6.54),
        ] {
            assert!(
                (of(colour) - stated).abs() < 0.01,
                "{colour} {}",
                of(colour)
            );
        }
    }
}
