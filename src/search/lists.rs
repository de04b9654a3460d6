//! Lists of document ids as short strings: ascending ids, the gaps between them as bits, six a digit.
//!
//! The first digit tells the code, chosen for each list so that the list is shortest: Exp-Golomb with
//! parameter `k` (0 to 24), which suits lists that cluster in a plan, or Rice with parameter `k` (32 to
//! 56), which suits lists that are spread. A gap is the id less the one before, less one; the first id is
//! a gap itself. Either code writes a gap as ones, a zero and low bits: Rice `gap >> k` ones and `k` bits,
//! Exp-Golomb `u` ones and `k + u` bits for the gaps from `2^(k+u) - 2^k` on. What is left of the last
//! digit is filled with ones, which never end a number.

/// The 64 digits, safe inside a JavaScript string.
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The largest parameter; ids are below 2^32.
const MAX_K: u32 = 24;

/// What a list with its first digit from here on is coded by: Rice instead of Exp-Golomb.
const RICE: u32 = 32;

/// Lists longer than this are coded with a parameter near the usual one.
const LONG: usize = 256;

/// Writes ascending ids; an empty list is an empty string.
pub(super) fn encode(ids: &[u32]) -> String {
    let Some(last) = ids.last() else {
        return String::new();
    };
    let gaps: Vec<u32> = gaps(ids).collect();
    // The best parameter is at most about the logarithm of the mean gap; long lists seldom cluster so
    // much that it is far below, and trying costs time there.
    let near = (last / ids.len() as u32 + 1).ilog2();
    let low = if ids.len() > LONG {
        near.saturating_sub(6)
    } else {
        0
    };
    let codes = (low..=(near + 1).min(MAX_K)).flat_map(|k| [k, k + RICE]);
    // From the likely ones down, each no further than it takes to see that it is worse; among equal ones
    // the first stays.
    let mut best = (u64::MAX, 0);
    for code in codes.rev() {
        let bits = gaps.iter().try_fold(0, |bits, gap| {
            Some(bits + cost(*gap, code)).filter(|bits| *bits <= best.0)
        });
        best = bits.map_or(best, |bits| (bits, code));
    }
    let (_, code) = best;
    let mut out = Bits {
        text: String::with_capacity(gaps.len() * 2),
        last: 0,
        held: 0,
    };
    out.text.push(digit(code));
    for gap in gaps {
        let (mut ones, rest, width) = parts(gap, code);
        while ones >= 32 {
            out.write(0xffff_ffff, 32);
            ones -= 32;
        }
        out.write((1 << (ones + 1)) - 2, ones as u32 + 1);
        out.write(rest, width);
    }
    let fill = (6 - out.held) % 6;
    out.write((1 << fill) - 1, fill);
    out.text
}

/// Bits on their way into digits.
struct Bits {
    text: String,
    last: u64,
    /// How many low bits of `last` have not become a digit yet; below 6 between writes.
    held: u32,
}

impl Bits {
    /// Adds the `width` low bits of a value that has no others; at most 33.
    fn write(&mut self, value: u64, width: u32) {
        self.last = (self.last << width) | value;
        self.held += width;
        while self.held >= 6 {
            self.held -= 6;
            self.text.push(digit((self.last >> self.held) as u32 & 63));
        }
        self.last &= (1 << self.held) - 1;
    }
}

/// Reads what [`encode`] wrote; `None` if a character is no digit or a number does not fit.
pub(super) fn decode(list: &str) -> Option<Vec<u32>> {
    let mut digits = list.bytes().map(value);
    let Some(code) = digits.next() else {
        return Some(Vec::new());
    };
    let code = code?;
    let k = code % RICE;
    if k > MAX_K {
        return None;
    }
    let bits: Vec<u32> = digits.collect::<Option<_>>()?;
    let mut bits = bits
        .iter()
        .flat_map(|digit| (0..6).rev().map(move |bit| digit >> bit & 1));
    let mut ids = Vec::new();
    let mut next = 0_u64;
    'ids: loop {
        let mut ones = 0_u64;
        loop {
            match bits.next() {
                Some(0) => break,
                Some(_) => ones += 1,
                None => break 'ids,
            }
        }
        let (base, width) = if code >= RICE {
            (ones << k, k)
        } else if ones + u64::from(k) <= 32 {
            ((1 << (u64::from(k) + ones)) - (1 << k), k + ones as u32)
        } else {
            return None;
        };
        let mut rest = 0_u64;
        for _ in 0..width {
            rest = rest << 1 | u64::from(bits.next()?);
        }
        let id = next + rest + base;
        ids.push(u32::try_from(id).ok()?);
        next = id + 1;
    }
    Some(ids)
}

/// The gaps between ascending ids.
fn gaps(ids: &[u32]) -> impl Iterator<Item = u32> + '_ {
    let mut next = 0;
    ids.iter().map(move |id| {
        let gap = id - next;
        next = id + 1;
        gap
    })
}

/// A gap as so many ones and a zero, then the low bits and how many they are.
fn parts(gap: u32, code: u32) -> (u64, u64, u32) {
    let (gap, k) = (u64::from(gap), code % RICE);
    if code >= RICE {
        return (gap >> k, gap & ((1 << k) - 1), k);
    }
    let ones = ((gap >> k) + 1).ilog2();
    (
        u64::from(ones),
        gap + (1 << k) - (1 << (k + ones)),
        k + ones,
    )
}

/// How many bits a gap takes.
fn cost(gap: u32, code: u32) -> u64 {
    let (ones, _, width) = parts(gap, code);
    ones + 1 + u64::from(width)
}

fn digit(value: u32) -> char {
    char::from(DIGITS[value as usize])
}

fn value(digit: u8) -> Option<u32> {
    DIGITS
        .iter()
        .position(|known| *known == digit)
        .map(|at| at as u32)
}

#[cfg(test)]
mod tests {
    use super::{decode, encode};

    #[test]
    fn lists_come_back() {
        for ids in [
            vec![],
            vec![0],
            vec![0, 1, 2, 3],
            vec![5, 1000, 1001, 70_000, 4_000_000_000],
            (0..5000).map(|n| n * 7 + n % 3).collect(),
        ] {
            assert_eq!(decode(&encode(&ids)), Some(ids));
        }
    }

    #[test]
    fn a_damaged_list_is_refused() {
        assert_eq!(decode("A!"), None);
        assert_eq!(decode("_A"), None);
    }

    #[test]
    fn a_dense_list_takes_few_bits() {
        let ids: Vec<u32> = (0..600).map(|n| n * 3).collect();
        assert!(encode(&ids).len() <= 351, "{}", encode(&ids).len());
    }
}
