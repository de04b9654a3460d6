//! Lists of document ids as short strings: ascending ids, gaps as Exp-Golomb bits, six bits a digit.
//!
//! The first digit tells the parameter `k`; it is chosen for each list so that the list is shortest. A gap
//! `g` (the id less the one before, less one; the first id itself) is written as `u` ones, a zero, and the
//! `u + k` low bits of `g + 2^k - 2^(u+k)…`, which suits both lists that are spread and lists that cluster
//! in a plan. What is left of the last digit is filled with ones, which never end a number.

/// The 64 digits, safe inside a JavaScript string.
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The largest parameter; ids are below 2^32.
const MAX_K: u32 = 24;

/// Writes ascending ids; an empty list is an empty string.
pub(super) fn encode(ids: &[u32]) -> String {
    if ids.is_empty() {
        return String::new();
    }
    let gaps: Vec<u32> = gaps(ids).collect();
    let k = (0..=MAX_K)
        .min_by_key(|k| {
            gaps.iter()
                .map(|gap| u64::from(cost(*gap, *k)))
                .sum::<u64>()
        })
        .expect("the range is not empty");
    let mut out = String::with_capacity(gaps.len() * 2);
    out.push(digit(k));
    let (mut bits, mut held) = (0_u64, 0_u32);
    for gap in gaps {
        let ones = ones(gap, k);
        // 1…1 0 and then the rest; at most 32 + 1 + 32 bits, so in two steps.
        for (value, width) in [
            ((1_u64 << (ones + 1)) - 2, ones + 1),
            (u64::from(gap) + (1 << k) - (1 << (k + ones)), ones + k),
        ] {
            bits = (bits << width) | value;
            held += width;
            while held >= 6 {
                held -= 6;
                out.push(digit((bits >> held) as u32 & 63));
            }
            bits &= (1 << held) - 1;
        }
    }
    if held > 0 {
        let fill = 6 - held;
        out.push(digit(((bits << fill) | ((1 << fill) - 1)) as u32 & 63));
    }
    out
}

/// Reads what [`encode`] wrote; `None` if a character is no digit or a number does not fit.
pub(super) fn decode(list: &str) -> Option<Vec<u32>> {
    let mut digits = list.bytes().map(value);
    let Some(k) = digits.next() else {
        return Some(Vec::new());
    };
    let k = k.filter(|k| *k <= MAX_K)?;
    let bits: Vec<u32> = digits.collect::<Option<_>>()?;
    let mut bits = bits
        .iter()
        .flat_map(|digit| (0..6).rev().map(move |bit| digit >> bit & 1));
    let mut ids = Vec::new();
    let mut next = 0_u64;
    'ids: loop {
        let mut ones = 0;
        loop {
            match bits.next() {
                Some(0) => break,
                Some(_) => ones += 1,
                None => break 'ids,
            }
        }
        if ones + k > 32 {
            return None;
        }
        let mut rest = 0_u64;
        for _ in 0..ones + k {
            rest = rest << 1 | u64::from(bits.next()?);
        }
        let id = next + rest + (1 << (k + ones)) - (1 << k);
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

/// How many ones stand before a gap's bits.
fn ones(gap: u32, k: u32) -> u32 {
    ((u64::from(gap) >> k) + 1).ilog2()
}

/// How many bits a gap takes.
fn cost(gap: u32, k: u32) -> u32 {
    2 * ones(gap, k) + 1 + k
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
        assert_eq!(decode("____"), None);
    }

    #[test]
    fn a_dense_list_takes_few_bits() {
        let ids: Vec<u32> = (0..600).map(|n| n * 3).collect();
        assert!(encode(&ids).len() <= 351, "{}", encode(&ids).len());
    }
}
