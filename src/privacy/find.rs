//! What in a text is personal: mobile numbers, ID and bank card numbers, home addresses, and the names of those whom
//! such numbers belong to.

use std::ops::Range;

use super::numbers::{self, Kind, Number};
use super::{address, names, tables};

/// Something personal and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The bytes of the text.
    pub range: Range<usize>,
    /// What it is.
    pub what: What,
}

/// The kinds of personal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A mobile number.
    Mobile,
    /// A citizen's ID number.
    Identity,
    /// A bank card number.
    BankCard,
    /// The name of somebody who stands as contact.
    ContactName,
    /// Where somebody lives.
    Address,
}

impl What {
    /// What a number is, if it is covered.
    fn of(kind: Kind) -> Option<Self> {
        match kind {
            Kind::Mobile => Some(Self::Mobile),
            Kind::Identity => Some(Self::Identity),
            Kind::BankCard => Some(Self::BankCard),
            Kind::Bare | Kind::Hidden | Kind::Office => None,
        }
    }
}

/// Everything personal in a text, in order, nothing overlapping.
pub fn find(text: &str) -> Vec<Found> {
    let numbers = numbers::find(text);
    let mut found = Vec::new();
    if !numbers.is_empty() {
        beside(text, &numbers, &mut found);
    }
    found.extend(address::find(text).into_iter().map(|range| Found {
        range,
        what: What::Address,
    }));
    found.sort_by_key(|one| (one.range.start, std::cmp::Reverse(one.range.end)));
    let mut end = 0;
    found.retain(|one| {
        let free = one.range.start >= end;
        if free {
            end = one.range.end;
        }
        free
    });
    found
}

/// Numbers, and the names beside them.
fn beside(text: &str, numbers: &[Number], found: &mut Vec<Found>) {
    let told = tables::read(text, numbers);
    let mut named = told.names;
    for (index, number) in numbers.iter().enumerate() {
        let kind = match number.kind {
            // 6222021234567890123 below 银行卡: the heading is its label.
            Kind::Bare if told.accounts.contains(&index) => Kind::BankCard,
            kind => kind,
        };
        if kind == Kind::Bare || told.amounts.contains(&index) {
            continue;
        }
        let office = kind == Kind::Office;
        named.extend(names::before(text, number.whole.start, office));
        named.extend(names::behind(text, number.whole.end, office));
        found.extend(What::of(kind).map(|what| Found {
            range: number.range.clone(),
            what,
        }));
    }
    found.extend(named.into_iter().map(|range| Found {
        range,
        what: What::ContactName,
    }));
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::privacy::signs::steps;

    /// Texts that grow, each made to be slow to read if anything is.
    const PIECES: [&str; 16] = [
        "李四，13900139000；",
        "13900139000 ",
        "139 0013 9000 ",
        "1-",
        "*1",
        "****",
        "1x",
        "9",
        "一二三",
        "（李四）",
        "李　四 ",
        "联系人：",
        "| 13900139000 ",
        "李四\t13900139000\n",
        "家住路1号",
        "a@b.cn 139****9000 李",
    ];

    #[test]
    fn twice_the_text_is_no_more_than_twice_the_work() {
        for piece in PIECES {
            let work = |count: usize| {
                let text = piece.repeat(count);
                let before = steps();
                find(&text);
                steps() - before
            };
            let (once, twice) = (work(2_000), work(4_000));
            assert!(
                twice * 10 <= once * 23,
                "{piece}: {once} steps, for twice as much {twice}"
            );
        }
    }
}
