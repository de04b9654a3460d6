//! Numbers for what can be found: `block * 128 + ordinal`, from names alone, so that nothing shifts.
//!
//! A plan owns blocks. Its first block holds the tasks whose label is a number under 128, at that number.
//! Everything else of the plan takes a slot of its further blocks by a hash of its id; where two want the
//! same slot the one with the lesser id has it and the other goes on to its next choice. What belongs to
//! no plan is placed the same way in blocks of its own. Blocks stand in a plan's front matter; where that
//! does not name (enough of) them they are chosen by hash too.

use std::collections::{BTreeMap, BTreeSet};

use super::{Record, RecordKind};

/// Slots of a block.
pub(super) const BLOCK: u32 = 128;

/// Choices that a record has in one further block before it goes on to the next.
const TRIES: u32 = 4;

/// What the index calls what belongs to no plan.
pub(super) const NO_PLAN: &str = "";

/// The records with their numbers, and the blocks of each plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Placed<'a> {
    /// Numbered records, ascending.
    pub(super) records: Vec<(u32, &'a Record)>,
    /// The blocks that hold records, ascending, by plan id; [`NO_PLAN`] for the rest.
    pub(super) blocks: BTreeMap<&'a str, Vec<u32>>,
}

/// Numbers tasks, sections and documents; plans and units need no number.
pub(super) fn place(records: &[Record]) -> Placed<'_> {
    let mut declared: BTreeMap<&str, &[u32]> = BTreeMap::new();
    let mut owned: BTreeMap<&str, BTreeMap<&str, &Record>> = BTreeMap::new();
    for record in records {
        match record.kind {
            RecordKind::Plan => {
                declared.insert(&record.id, &record.blocks);
            }
            RecordKind::Unit => {}
            RecordKind::Task | RecordKind::Section | RecordKind::Document => {
                let plan = record.plan.as_deref().unwrap_or(NO_PLAN);
                owned.entry(plan).or_default().insert(&record.id, record);
            }
        }
    }
    let slots: BTreeMap<&str, Vec<(u32, u32, &Record)>> = owned
        .iter()
        .map(|(plan, records)| (*plan, slots(plan, records)))
        .collect();
    let needs: BTreeMap<&str, u32> = slots
        .iter()
        .map(|(plan, slots)| {
            let levels = slots.iter().map(|(level, ..)| level + 1).max().unwrap_or(0);
            (*plan, levels)
        })
        .collect();
    let mut blocks = blocks(&declared, &needs);
    let mut numbered: Vec<(u32, &Record)> = slots
        .iter()
        .flat_map(|(plan, slots)| {
            let blocks = &blocks[plan];
            slots.iter().map(move |(level, ordinal, record)| {
                (blocks[*level as usize] * BLOCK + ordinal, *record)
            })
        })
        .collect();
    numbered.sort_unstable_by_key(|(id, _)| *id);
    let used: BTreeSet<u32> = numbered.iter().map(|(id, _)| id / BLOCK).collect();
    for list in blocks.values_mut() {
        list.retain(|block| used.contains(block));
        list.sort_unstable();
    }
    Placed {
        records: numbered,
        blocks,
    }
}

/// For each record of a plan: which of the plan's blocks, and the ordinal in it.
fn slots<'a>(plan: &str, records: &BTreeMap<&str, &'a Record>) -> Vec<(u32, u32, &'a Record)> {
    let mut taken = BTreeSet::new();
    let mut out = Vec::with_capacity(records.len());
    let (numbers, others): (Vec<_>, Vec<_>) = records
        .iter()
        .map(|(id, record)| (*id, *record))
        .partition(|(id, record)| plan_number(plan, id, record).is_some());
    for (id, record) in numbers {
        let number = plan_number(plan, id, record).expect("the partition asked for it");
        out.push((0, number, record));
    }
    for (id, record) in others {
        // A level that turns a record away holds another one, so there are never more levels than records.
        let slot = (1..=records.len() as u32)
            .flat_map(|level| (0..TRIES).map(move |choice| (level, choice)))
            .map(|(level, choice)| (level, hash(&format!("{id} {level} {choice}")) % BLOCK))
            .find(|slot| taken.insert(*slot))
            .expect("each level that is full for it holds another record");
        out.push((slot.0, slot.1, record));
    }
    out
}

/// The number that a task's id ends in, if it is the task's ordinal: 7 for `yubei/7`.
fn plan_number(plan: &str, id: &str, record: &Record) -> Option<u32> {
    if record.kind != RecordKind::Task {
        return None;
    }
    let label = id.strip_prefix(plan)?.strip_prefix('/')?;
    let number: u32 = label.parse().ok().filter(|number| *number < BLOCK)?;
    // `07` and `+7` are not `7`: two labels must not meet in one slot.
    (number.to_string() == label).then_some(number)
}

/// Gives every plan the blocks it needs: those declared first, the others by hash, first blocks before
/// second ones, so that a plan that grows never takes the block of a task that stays.
fn blocks<'a>(
    declared: &BTreeMap<&'a str, &'a [u32]>,
    needs: &BTreeMap<&'a str, u32>,
) -> BTreeMap<&'a str, Vec<u32>> {
    let mut taken = BTreeSet::new();
    let mut given: BTreeMap<&str, Vec<Option<u32>>> = needs
        .iter()
        .map(|(plan, need)| {
            let declared = declared.get(plan).copied().unwrap_or_default();
            let list = (0..*need as usize)
                .map(|level| declared.get(level).copied().filter(|b| taken.insert(*b)))
                .collect();
            (*plan, list)
        })
        .collect();
    // A power of two with room for all, so that one more plan seldom changes it.
    let wanted: u32 = needs.values().sum();
    let space = (wanted * 2).max(64).next_power_of_two();
    let levels = needs.values().copied().max().unwrap_or(0);
    for level in 0..levels {
        for (plan, list) in &mut given {
            let Some(slot) = list.get_mut(level as usize).filter(|slot| slot.is_none()) else {
                continue;
            };
            let first = hash(&format!("{plan} {level}"));
            *slot = (0..space)
                .map(|step| first.wrapping_add(step) % space)
                .find(|block| taken.insert(*block));
        }
    }
    given
        .into_iter()
        .map(|(plan, list)| (plan, list.into_iter().flatten().collect()))
        .collect()
}

/// 32-bit FNV-1a over UTF-16 units with two rounds of mixing: small, the same in JavaScript.
pub(super) fn hash(text: &str) -> u32 {
    let mut h = 0x811c_9dc5_u32;
    for unit in text.encode_utf16() {
        h = (h ^ u32::from(unit)).wrapping_mul(0x0100_0193);
    }
    h ^= h >> 13;
    h = h.wrapping_mul(0x5bd1_e995);
    h ^ h >> 15
}

#[cfg(test)]
mod tests {
    use super::super::{Record, RecordKind};
    use super::{BLOCK, place};

    fn record(kind: RecordKind, plan: &str, id: &str) -> Record {
        Record {
            kind,
            id: id.to_owned(),
            plan: Some(plan.to_owned()),
            ..Record::default()
        }
    }

    fn site(labels: &[&str]) -> Vec<Record> {
        let mut plan = record(RecordKind::Plan, "yubei", "yubei");
        plan.blocks = vec![12, 13];
        let mut records = vec![plan];
        records.extend(
            labels
                .iter()
                .map(|label| record(RecordKind::Task, "yubei", &format!("yubei/{label}"))),
        );
        records
    }

    #[test]
    fn a_number_is_its_ordinal() {
        let records = site(&["7", "127"]);
        let ids: Vec<u32> = place(&records).records.iter().map(|(id, _)| *id).collect();
        assert_eq!(ids, [12 * BLOCK + 7, 12 * BLOCK + 127]);
    }

    #[test]
    fn numbers_are_unique_and_stay_when_a_record_comes() {
        let labels: Vec<String> = (1..400).map(|n| n.to_string()).collect();
        let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
        let (before, after) = (site(&labels[1..]), site(&labels));
        let (before, after) = (place(&before), place(&after));
        assert!(before.records.windows(2).all(|pair| pair[0].0 < pair[1].0));
        let moved = before
            .records
            .iter()
            .filter(|entry| !after.records.contains(entry))
            .count();
        assert_eq!(moved, 0);
        assert_eq!(after.blocks["yubei"][..2], [12, 13]);
    }

    #[test]
    fn two_plans_that_claim_one_block_do_not_share_it() {
        let mut records = site(&["1"]);
        let mut other = record(RecordKind::Plan, "changshou", "changshou");
        other.blocks = vec![12];
        records.push(other);
        records.push(record(RecordKind::Task, "changshou", "changshou/1"));
        let placed = place(&records);
        assert_eq!(placed.blocks["changshou"], [12]);
        assert_ne!(placed.blocks["yubei"], [12]);
        assert_eq!(placed.records.len(), 2);
    }
}
