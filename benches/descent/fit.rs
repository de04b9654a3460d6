//! Fits the weights of evidence on families, and lays the bars where each family is judged by weights that were fitted on
//! the others.

use std::collections::{BTreeMap, BTreeSet};

use gangmu::atlas::samples::{NONE, Sample, Sort, Weights, sorts};

use crate::family::Family;
use crate::regress::{Row, fit, weighed};

/// Of the held-out links that are called certain, at most so many in a thousand are wrong.
const WRONG: usize = 10;
/// The bar is laid so much above the lowest sum that would do.
const MARGIN: i64 = 100;
/// Bars whose F1 is less than the best by no more than this are as good.
const SLACK: f64 = 0.003;
/// How strongly the weights of pairs are drawn to nothing, and those of clauses, of which fewer are known.
const CALM: f64 = 0.2;
const CALM_CLAUSES: f64 = 1.0;
/// How often the weights of what a pair is among the others are fitted anew.
const AGAIN: usize = 3;
/// How often the clause that a partial task is thought to have lost is chosen anew.
const ROUNDS: usize = 8;

/// A pair of a held-out family: its sum, whether it is a descent, the sum of its clause that is rather left out, and
/// whether it is partial, as far as a reader is sure.
struct Held {
    down: String,
    up: String,
    sum: i64,
    right: Option<bool>,
    left_out: i64,
    partial: Option<bool>,
}

/// Fits weights on families, one that is named twice twice; prints what becomes of each by the weights of the others.
pub(crate) fn weights(families: &[Family], verbose: bool) -> Weights {
    let mut names = BTreeSet::new();
    let once: Vec<&Family> = (families.iter())
        .filter(|family| names.insert(&family.name))
        .collect();
    let by_family: Vec<Vec<Held>> = (once.iter())
        .map(|own| {
            let others = families.iter().filter(|family| family.name != own.name);
            held(own, &fitted(&others.collect::<Vec<_>>()))
        })
        .collect();
    let all: Vec<&Held> = by_family.iter().flatten().collect();
    let known = |family: &Family| family.pairs.values().filter(|pair| pair.sure).count();
    let descents: usize = once.iter().map(|family| known(family)).sum();
    let mut weights = fitted(&families.iter().collect::<Vec<_>>());
    weights.descent = bar_of_descent(&all, descents);
    weights.certain = bar(&all);
    for (family, held) in once.iter().zip(&by_family) {
        let held: Vec<&Held> = held.iter().collect();
        told(&family.name, &held, known(family), &weights);
        if verbose {
            wrong(family, &held, &weights);
        }
    }
    told("all", &all, descents, &weights);
    weights
}

/// The weights that fit some families.
fn fitted(families: &[&Family]) -> Weights {
    let [words, place, clauses] = sorts();
    let mut weights = gangmu::atlas::samples::weights().clone();
    let right = |family: &Family, sample: &Sample| {
        let right = family.is_descent(&sample.down, &sample.up);
        right.filter(|_| !sample.same)
    };
    let rows = |weights: &Weights, values: &dyn Fn(&Sample) -> Vec<i64>| -> Vec<Row> {
        let mut rows = Vec::new();
        for family in families {
            for sample in family.looked.weighed(weights, |_, _| false) {
                rows.extend(right(family, &sample).map(|right| Row {
                    values: values(&sample),
                    right,
                    counts: 1.0,
                }));
            }
        }
        rows
    };
    weights.words = fit(words, &rows(&weights, &|sample| sample.words.clone()), CALM);
    // What a pair is among the others hangs on the weights themselves.
    for _ in 0..AGAIN {
        weights.place = fit(place, &rows(&weights, &|sample| sample.place.clone()), CALM);
    }
    weights.left_out = left_out(clauses, families, &weights);
    weights
}

/// The weights by which a clause is told to be left out. Readers say that a clause was, not which: it is the one that is
/// rather left out by the weights found so far.
fn left_out(sorts: &[Sort], families: &[&Family], weights: &Weights) -> BTreeMap<String, i64> {
    let mut tasks: Vec<(Vec<Vec<i64>>, bool)> = Vec::new();
    for family in families {
        for sample in family
            .looked
            .weighed(weights, |down, up| family.is_partial(down, up).is_some())
        {
            let partial = family.is_partial(&sample.down, &sample.up);
            if let Some(partial) = partial.filter(|_| !sample.same && !sample.clauses.is_empty()) {
                tasks.push((sample.clauses, partial));
            }
        }
    }
    let mut found: BTreeMap<String, i64> = (sorts.iter())
        .map(|sort| {
            (
                sort.name.to_owned(),
                if sort.name == "near" { -1000 } else { 0 },
            )
        })
        .collect();
    found.insert(NONE.to_owned(), 0);
    for _ in 0..ROUNDS {
        let mut rows = Vec::new();
        for (clauses, partial) in &tasks {
            let worst = (clauses.iter()).max_by_key(|clause| weighed(sorts, &found, clause));
            let row = |values: &Vec<i64>, right| Row {
                values: values.clone(),
                right,
                counts: 1.0,
            };
            if *partial {
                rows.extend(worst.map(|clause| row(clause, true)));
            } else {
                rows.extend(clauses.iter().map(|clause| row(clause, false)));
            }
        }
        found = fit(sorts, &rows, CALM_CLAUSES);
    }
    found
}

/// The pairs of a family by weights.
fn held(family: &Family, weights: &Weights) -> Vec<Held> {
    let [_, _, clauses] = sorts();
    let looked_at = (family.looked)
        .weighed(weights, |down, up| family.is_partial(down, up).is_some())
        .into_iter();
    looked_at
        .map(|sample| Held {
            down: sample.down.clone(),
            up: sample.up.clone(),
            sum: sample.sum,
            right: family.is_descent(&sample.down, &sample.up),
            left_out: (sample.clauses.iter())
                .map(|clause| weighed(clauses, &weights.left_out, clause))
                .max()
                .unwrap_or(i64::MIN),
            partial: (family.is_partial(&sample.down, &sample.up)).filter(|_| !sample.same),
        })
        .collect()
}

/// The sums of the held-out pairs that are no doubt right or wrong, the highest first.
fn sums(held: &[&Held]) -> Vec<(i64, bool)> {
    let mut sums: Vec<(i64, bool)> = (held.iter())
        .filter_map(|pair| Some((pair.sum, pair.right?)))
        .collect();
    sums.sort_by_key(|(sum, right)| (std::cmp::Reverse(*sum), *right));
    sums
}

/// The lowest sum from which on hardly any held-out pair is wrong.
fn bar(held: &[&Held]) -> i64 {
    let (mut wrong, mut bar) = (0, 9000);
    for (number, (sum, right)) in (1..).zip(sums(held)) {
        wrong += usize::from(!right);
        if right && wrong * 1000 <= WRONG * number {
            bar = sum;
        }
    }
    bar + MARGIN
}

/// The sum from which on the links have the best F1, of several the highest: a link that is wrong is worse than one that is
/// not told.
fn bar_of_descent(held: &[&Held], descents: usize) -> i64 {
    let mut right = 0;
    let bars: Vec<(i64, f64)> = (1..)
        .zip(sums(held))
        .map(|(number, (sum, is))| {
            right += usize::from(is);
            (sum, 2.0 * right as f64 / (number + descents) as f64)
        })
        .collect();
    let best = bars.iter().map(|(_, f1)| *f1).fold(0.0, f64::max);
    let good = bars.into_iter().find(|(_, f1)| *f1 >= best - SLACK);
    good.map(|(sum, _)| sum).unwrap_or_default()
}

/// Prints what becomes of pairs.
fn told(name: &str, held: &[&Held], descents: usize, weights: &Weights) {
    let sums = sums(held);
    let count = |from: i64, is: bool| {
        let of = (sums.iter()).filter(|(sum, right)| *sum >= from && *right == is);
        of.count()
    };
    let (right, wrong) = (count(weights.descent, true), count(weights.descent, false));
    let kinds: Vec<bool> = (held.iter())
        .filter_map(|pair| pair.partial.map(|partial| partial == (pair.left_out >= 0)))
        .collect();
    println!(
        "held out {name}: {descents} descents, found {right}, wrong {wrong}, F1 {:.3}; certain right {}, wrong {}; \
         kinds of reworded ones {}/{}",
        2.0 * right as f64 / (right + wrong + descents) as f64,
        count(weights.certain, true),
        count(weights.certain, false),
        kinds.iter().filter(|right| **right).count(),
        kinds.len()
    );
}

/// Names what is wrong.
fn wrong(family: &Family, held: &[&Held], weights: &Weights) {
    for pair in held {
        let (down, up, sum) = (&pair.down, &pair.up, pair.sum);
        match pair.right {
            Some(false) if sum >= weights.certain => println!("  wrong  {down} {up} {sum} certain"),
            Some(false) if sum >= weights.descent => println!("  wrong  {down} {up} {sum}"),
            Some(true) if sum < weights.descent => println!("  missed {down} {up} {sum}"),
            _ => {}
        }
        if let Some(partial) = pair
            .partial
            .filter(|partial| *partial != (pair.left_out >= 0))
        {
            let found = if partial { "adapted" } else { "partial" };
            println!("  kind   {down} {up} {found} {}", pair.left_out);
        }
    }
    for (down, up) in (family.pairs.iter())
        .filter(|(_, pair)| pair.sure)
        .map(|(ids, _)| ids)
    {
        if !held.iter().any(|pair| pair.down == *down && pair.up == *up) {
            println!("  missed {down} {up} not looked at");
        }
    }
}

/// The weights as `src/lexicon/weights.toml` has them.
pub(crate) fn written(weights: &Weights) -> String {
    let table = |title: &str, name: &str, weights: &BTreeMap<String, i64>, sorts: &[Sort]| {
        let none = [(NONE, "no evidence")];
        let named = sorts.iter().map(|sort| (sort.name, sort.means));
        let lines: Vec<String> = (none.into_iter().chain(named))
            .map(|(name, means)| format!("{name} = {} # {means}\n", weights[name]))
            .collect();
        format!("\n# {title}\n[{name}]\n{}", lines.concat())
    };
    let [words, place, clauses] = sorts();
    [
        format!(
            "# How much each kind of evidence weighs, thousandths: made by `cargo bench --bench descent -- --fit DIR… --out FILE`\n\
             # from families of plans whose descent is known. Above 0 it speaks for descent, below 0 against it.\n\n\
             # From this sum on a pair is a descent.\n\
             descent = {}\n\
             # From this sum on it is certain.\n\
             certain = {}\n",
            weights.descent, weights.certain,
        ),
        table("What the words of two tasks say.", "words", &weights.words, words),
        table("What a pair is among the others.", "place", &weights.place, place),
        table(
            "Whether a clause of the upper task was left out: above 0 it speaks for that.",
            "left_out",
            &weights.left_out,
            clauses,
        ),
    ]
    .concat()
}
