//! What templates can do with a value beyond what Tera knows: fill a word, break lines, write a day.

use tera::{Kwargs, State, Tera, Value};

use crate::pages::escape;
use crate::render::words::Words;

/// Adds the filters to a set of templates.
pub(super) fn register(tera: &mut Tera, words: &Words) {
    tera.register_filter("fill", fill);
    tera.register_filter("lines", lines);
    let pattern = words.get("date").to_owned();
    let months = words.get("months").to_owned();
    tera.register_filter("day", move |day: &str, _: Kwargs, _: &State| {
        write_day(day, &pattern, &months)
    });
}

/// `{{ t.task_n | fill(x=label) }}`: the word with `{}` replaced by `x`, then by `y`, then by `z`.
#[allow(clippy::needless_pass_by_value, reason = "the signature is Tera's")]
fn fill(word: &str, kwargs: Kwargs, _: &State) -> tera::TeraResult<String> {
    // In one pass: what is filled in may have {} in it.
    let mut parts = word.split("{}");
    let mut out = parts.next().unwrap_or_default().to_owned();
    let mut keys = ["x", "y", "z"].into_iter();
    for part in parts {
        let value = match keys.next() {
            Some(key) => kwargs.get::<Value>(key)?,
            None => None,
        };
        match value {
            Some(value) => out.push_str(&value.to_string()),
            None => out.push_str("{}"),
        }
        out.push_str(part);
    }
    Ok(out)
}

/// A text with its line breaks as `<br>`; everything else escaped.
#[allow(clippy::needless_pass_by_value, reason = "the signature is Tera's")]
fn lines(text: &str, _: Kwargs, _: &State) -> Value {
    Value::safe_string(&escape(text))
}

/// A day in the words of the language: 2021-08-04 by `{y}年{m}月{d}日` is 2021年8月4日; `{b}` is the month's name.
fn write_day(day: &str, pattern: &str, months: &str) -> String {
    let parts: Vec<&str> = day.split('-').collect();
    let [year, month, date] = parts[..] else {
        return day.to_owned();
    };
    let at = month.parse::<usize>().unwrap_or(0).wrapping_sub(1);
    pattern
        .replace("{b}", months.split(' ').nth(at).unwrap_or(month))
        .replace("{y}", year)
        .replace("{m}", month.trim_start_matches('0'))
        .replace("{d}", date.trim_start_matches('0'))
}

#[cfg(test)]
mod tests {
    use super::write_day;

    #[test]
    fn a_day_is_written_by_the_language() {
        assert_eq!(
            write_day("2021-08-04", "{y}年{m}月{d}日", ""),
            "2021年8月4日"
        );
        assert_eq!(
            write_day(
                "2022-11-03",
                "{d} {b} {y}",
                "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
            ),
            "3 Nov 2022"
        );
        assert_eq!(write_day("2021年8月", "{y}年", ""), "2021年8月");
    }
}
