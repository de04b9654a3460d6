//! Fits the weights of evidence by logistic regression, with plain sums and `libm` only, so that every machine gets the
//! same integers.

use gangmu::atlas::Kind;
use gangmu::atlas::samples::{Sample, Weights, samples};

use crate::family::Family;

/// How strongly weights are drawn to nothing.
const CALM: f64 = 1.0;
/// So many steps are more than enough.
const STEPS: usize = 60;
/// Of the held-out links that are called certain, at most so many in a thousand are wrong.
const WRONG: usize = 15;
/// The bar is laid so much above the lowest sum that would do.
const MARGIN: i64 = 100;
/// Bars whose F1 is less than the best by no more than this are as good.
const SLACK: f64 = 0.005;
/// Weights are printed in thousandths.
const UNIT: f64 = 1000.0;

/// Fits weights on some families and lays the bar of certainty on others; prints what becomes of both.
pub(crate) fn weights(fitted: &[Family], held: &[Family]) -> Weights {
    let mut weights = gangmu::atlas::samples::weights().clone();
    let right = |family: &Family, sample: &Sample| family.is_descent(&sample.down, &sample.up);
    weights.words = fit(fitted, &weights, |family, sample| {
        let right = right(family, sample).filter(|_| !sample.same)?;
        Some((sample.words.clone(), right))
    });
    weights.place = fit(fitted, &weights, |family, sample| {
        let right = right(family, sample).filter(|_| !sample.same)?;
        Some((sample.place.clone(), right))
    });
    // Whoever names a family twice means its descents; kinds are counted once.
    let mut once = std::collections::BTreeSet::new();
    let new: Vec<bool> = fitted
        .iter()
        .map(|family| once.insert(&family.name))
        .collect();
    let new = |family: &Family| {
        let at = fitted.iter().position(|other| std::ptr::eq(other, family));
        at.is_some_and(|at| new[at])
    };
    weights.partial = fit(fitted, &weights, |family, sample| {
        let pair = (family.pairs).get(&(sample.down.clone(), sample.up.clone()))?;
        let told = new(family) && pair.sure && pair.kind_sure && !sample.same;
        told.then(|| (sample.clauses.clone(), pair.kind == Kind::Partial))
    });
    weights.descent = bar_of_descent(&[fitted, held], &weights);
    weights.certain = bar(held, &weights);
    for (name, families) in [("fitted", fitted), ("held out", held)] {
        told(name, families, &weights);
    }
    weights
}

/// The weights of samples that are right or wrong.
fn fit(
    families: &[Family],
    weights: &Weights,
    sample: impl Fn(&Family, &Sample) -> Option<(Vec<i64>, bool)>,
) -> Vec<i64> {
    let mut rows: Vec<(Vec<f64>, f64)> = Vec::new();
    for family in families {
        for one in samples(&family.atlas, weights) {
            if let Some((values, right)) = sample(family, &one) {
                let values = values.into_iter().map(|value| value as f64 / UNIT);
                rows.push((
                    std::iter::once(1.0).chain(values).collect(),
                    f64::from(u8::from(right)),
                ));
            }
        }
    }
    let size = rows.first().map_or(0, |(values, _)| values.len());
    let mut found = vec![0.0; size];
    for _ in 0..STEPS {
        let mut slope = vec![0.0; size];
        let mut bend = vec![vec![0.0; size]; size];
        for i in 0..size {
            let calm = if i == 0 { 1e-6 } else { CALM };
            slope[i] = calm * found[i];
            bend[i][i] = calm;
        }
        for (values, right) in &rows {
            let sum: f64 = values.iter().zip(&found).map(|(v, w)| v * w).sum();
            let guess = 1.0 / (1.0 + libm::exp(-sum));
            for i in 0..size {
                slope[i] += values[i] * (guess - right);
                for j in 0..size {
                    bend[i][j] += values[i] * values[j] * guess * (1.0 - guess);
                }
            }
        }
        let step = solved(bend, slope);
        for (own, step) in found.iter_mut().zip(step) {
            *own -= step;
        }
    }
    #[expect(clippy::cast_possible_truncation, reason = "weights are small")]
    found
        .into_iter()
        .map(|weight| libm::round(weight * UNIT) as i64)
        .collect()
}

/// Solves a system of equations (Gauss, by the largest of each column).
fn solved(mut rows: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let size = right.len();
    for at in 0..size {
        let best = (at..size)
            .max_by(|a, b| rows[*a][at].abs().total_cmp(&rows[*b][at].abs()))
            .unwrap_or(at);
        rows.swap(at, best);
        right.swap(at, best);
        for below in at + 1..size {
            let times = rows[below][at] / rows[at][at];
            let above = rows[at].clone();
            for (own, above) in rows[below].iter_mut().zip(above).skip(at) {
                *own -= times * above;
            }
            right[below] -= times * right[at];
        }
    }
    let mut out = vec![0.0; size];
    for at in (0..size).rev() {
        let known: f64 = (at + 1..size)
            .map(|column| rows[at][column] * out[column])
            .sum();
        out[at] = (right[at] - known) / rows[at][at];
    }
    out
}

/// The sums of the held-out pairs that are no doubt right or wrong, the highest first.
fn sums(families: &[Family], weights: &Weights) -> Vec<(i64, bool)> {
    let mut sums: Vec<(i64, bool)> = families
        .iter()
        .flat_map(|family| {
            let all = samples(&family.atlas, weights).into_iter();
            all.filter_map(|sample| {
                Some((sample.sum, family.is_descent(&sample.down, &sample.up)?))
            })
        })
        .collect();
    sums.sort_by_key(|(sum, right)| (std::cmp::Reverse(*sum), *right));
    sums
}

/// The lowest sum from which on hardly any held-out pair is wrong.
fn bar(held: &[Family], weights: &Weights) -> i64 {
    let (mut wrong, mut bar) = (0, 9000);
    for (number, (sum, right)) in (1..).zip(sums(held, weights)) {
        wrong += usize::from(!right);
        if right && wrong * 1000 <= WRONG * number {
            bar = sum;
        }
    }
    bar + MARGIN
}

/// The sum from which on the links have the best F1, of several the middle one.
fn bar_of_descent(families: &[&[Family]], weights: &Weights) -> i64 {
    let mut right = 0;
    let mut together: Vec<(i64, bool)> = families
        .iter()
        .flat_map(|families| sums(families, weights))
        .collect();
    together.sort_by_key(|(sum, right)| (std::cmp::Reverse(*sum), *right));
    let all: usize = families
        .iter()
        .flat_map(|families| families.iter())
        .flat_map(|family| family.pairs.values())
        .filter(|pair| pair.sure)
        .count();
    let bars: Vec<(i64, f64)> = (1..)
        .zip(together)
        .map(|(number, (sum, is))| {
            right += usize::from(is);
            (sum, 2.0 * right as f64 / (number + all) as f64)
        })
        .collect();
    let best = bars.iter().map(|(_, f1)| *f1).fold(0.0, f64::max);
    let good: Vec<i64> = bars
        .into_iter()
        .filter(|(_, f1)| *f1 >= best - SLACK)
        .map(|(sum, _)| sum)
        .collect();
    good.get(good.len() / 2).copied().unwrap_or_default()
}

/// Prints what becomes of families.
fn told(name: &str, families: &[Family], weights: &Weights) {
    let sums = sums(families, weights);
    let count = |from: i64, is: bool| {
        let of = sums
            .iter()
            .filter(|(sum, right)| *sum >= from && *right == is);
        of.count()
    };
    let all: usize = families
        .iter()
        .flat_map(|family| family.pairs.values())
        .filter(|pair| pair.sure)
        .count();
    let from = weights.descent;
    let (right, wrong) = (count(from, true), count(from, false));
    let f1 = 2.0 * right as f64 / (right + wrong + all) as f64;
    let kinds: Vec<bool> = families
        .iter()
        .flat_map(|family| {
            samples(&family.atlas, weights)
                .into_iter()
                .filter_map(|one| {
                    let pair = family.pairs.get(&(one.down.clone(), one.up.clone()))?;
                    let sum: i64 = weights.partial[0]
                        + (weights.partial[1..].iter().zip(&one.clauses))
                            .map(|(weight, value)| weight * value / 1000)
                            .sum::<i64>();
                    (pair.sure && pair.kind_sure && !one.same)
                        .then_some((pair.kind == Kind::Partial) == (sum >= 0))
                })
        })
        .collect();
    println!(
        "kinds of reworded ones {}/{}",
        kinds.iter().filter(|right| **right).count(),
        kinds.len()
    );
    println!(
        "{name}: {all} descents, found {right}, wrong {wrong}, F1 {f1:.3}; certain from {}: right {}, wrong {}",
        weights.certain,
        count(weights.certain, true),
        count(weights.certain, false),
    );
}

/// The weights as `src/lexicon/weights.toml` has them.
pub(crate) fn written(weights: &Weights) -> String {
    let list = |weights: &[i64], names: &[&str]| -> String {
        let lines: Vec<String> = (weights.iter().zip(names))
            .map(|(weight, name)| format!("  {weight}, # {name}\n"))
            .collect();
        lines.concat()
    };
    format!(
        "# How much each kind of evidence weighs, thousandths: made by `cargo bench --bench descent -- --fit DIR… --held DIR…\n\
         # --out FILE` from families of plans whose descent is known. Above 0 it speaks for descent, below 0 against it.\n\n\
         # What the words of two tasks say.\n\
         words = [\n{}]\n\
         # The same, and what the other tasks say.\n\
         place = [\n{}]\n\
         # Whether a clause of the upper task was left out.\n\
         partial = [\n{}]\n\
         # From this sum on a pair is a descent.\n\
         descent = {}\n\
         # From this sum on it is certain.\n\
         certain = {}\n",
        list(
            &weights.words,
            &[
                "no evidence",
                "names of the lower task that the upper one has",
                "names of the upper task that the lower one has",
                "the best clause of the lower task",
                "the best clause of the upper task",
                "the longest run that both have",
                "the first names of the lower task",
                "words of the upper task that others replace",
                "other words under a kept frame",
                "names that stand nowhere in the upper plan",
                "how rare is what both have",
                "the same, as far as a whole clause is shared",
                "characters of the lower task that the upper one has",
                "characters of the upper task that the lower one has",
                "the same amounts",
                "bodies of the same work",
                "no body of the same work",
                "leading bodies of the same work",
            ],
        ),
        list(
            &weights.place,
            &[
                "no evidence",
                "the sum of the above",
                "ahead of the next upper task",
                "ahead of the next lower task",
                "what the better upper task does not say",
                "what the better lower task does not say",
                "a sure neighbour",
                "between two sure pairs",
                "names of the upper task that the lower one has",
                "words of the upper task that others replace",
                "other words under a kept frame",
                "names that stand nowhere in the upper plan",
                "how rare is what both have",
                "characters of the lower task that the upper one has",
                "characters of the upper task that the lower one has",
                "the same amounts",
                "bodies of the same work",
                "no body of the same work",
                "leading bodies of the same work",
            ],
        ),
        list(
            &weights.partial,
            &[
                "no evidence",
                "what stands in clauses that were left out",
                "what is said of the clause of which the least is",
                "the same by one clause, in words that no other clause has",
                "by how much less than of the clause of which the most is",
                "what is said of the whole",
                "how long the lower task is beside the upper one",
                "how many clauses it has beside the upper one",
                "several lower tasks share the upper one out",
                "the lower task takes up several upper ones",
                "what no upper task of the lower one says",
            ],
        ),
        weights.descent,
        weights.certain,
    )
}
