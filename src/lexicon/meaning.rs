//! What words are about: places of words among all others, read from `meaning.txt`, whose head says how it is written.

/// So many directions a place has.
pub(crate) const DIRECTIONS: usize = 48;
/// The length of every place.
const LENGTH: i64 = 1000;
/// The steps of a direction.
const STEPS: [i64; 8] = [-38, -21, -12, -4, 4, 12, 21, 38];

/// A place, [`LENGTH`] away from the middle.
pub(crate) type Place = [i16; DIRECTIONS];

/// The place that lies in the direction of a sum of places; the middle where there is none.
pub(crate) fn place(sum: &[i64; DIRECTIONS]) -> Place {
    let square: i64 = sum.iter().map(|step| step * step).sum();
    let length = square.isqrt().max(1);
    sum.map(|step| (step * LENGTH / length) as i16)
}

/// How near two places are: 1000 the same, 0 nothing to do with each other.
pub(crate) fn nearness(a: &Place, b: &Place) -> i64 {
    let product: i32 = (a.iter().zip(b))
        .map(|(a, b)| i32::from(*a) * i32::from(*b))
        .sum();
    i64::from(product) / LENGTH
}

/// The words of the file with their places.
pub(super) fn read(file: &str) -> impl Iterator<Item = (&str, Place)> {
    let lines = file.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| {
        let (word, code) = line.split_once(' ')?;
        let mut sum = [0; DIRECTIONS];
        for (two, sign) in sum.chunks_exact_mut(2).zip(code.bytes()) {
            let number = match sign {
                b'A'..=b'Z' => sign - b'A',
                b'a'..=b'z' => sign - b'a' + 26,
                b'0'..=b'9' => sign - b'0' + 52,
                b'+' => 62,
                _ => 63,
            };
            two[0] = STEPS[usize::from(number / 8)];
            two[1] = STEPS[usize::from(number % 8)];
        }
        Some((word, place(&sum)))
    })
}
