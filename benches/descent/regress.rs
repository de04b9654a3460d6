//! Logistic regression with plain sums and `libm` only, so that every machine gets the same integers.

use std::collections::BTreeMap;

use gangmu::atlas::samples::{NONE, Sort};

/// So many steps are more than enough.
const STEPS: usize = 30;
/// A step that changes no weight by more is the last one.
const LAST: f64 = 1e-6;
/// Weights are printed in thousandths.
const UNIT: f64 = 1000.0;

/// Evidence (thousandths), whether it is right, and how much the case counts.
pub(crate) struct Row {
    pub(crate) values: Vec<i64>,
    pub(crate) right: bool,
    pub(crate) counts: f64,
}

/// The weights of evidence by name, drawn to nothing as strongly as `calm` says.
pub(crate) fn fit(sorts: &[Sort], rows: &[Row], calm: f64) -> BTreeMap<String, i64> {
    let size = sorts.len() + 1;
    let rows: Vec<(Vec<f64>, f64, f64)> = (rows.iter())
        .map(|row| {
            let values = row.values.iter().map(|value| *value as f64 / UNIT);
            let right = f64::from(u8::from(row.right));
            (
                std::iter::once(1.0).chain(values).collect(),
                right,
                row.counts,
            )
        })
        .collect();
    let mut found = vec![0.0; size];
    for _ in 0..STEPS {
        let mut slope = vec![0.0; size];
        let mut bend = vec![vec![0.0; size]; size];
        for i in 0..size {
            let calm = if i == 0 { 1e-6 } else { calm };
            slope[i] = calm * found[i];
            bend[i][i] = calm;
        }
        for (values, right, counts) in &rows {
            let sum: f64 = values.iter().zip(&found).map(|(v, w)| v * w).sum();
            let guess = 1.0 / (1.0 + libm::exp(-sum));
            let (miss, turn) = (counts * (guess - right), counts * guess * (1.0 - guess));
            for i in 0..size {
                slope[i] += values[i] * miss;
                let turn = turn * values[i];
                for (own, value) in bend[i].iter_mut().zip(values) {
                    *own += turn * value;
                }
            }
        }
        let step = solved(bend, slope);
        for (own, step) in found.iter_mut().zip(&step) {
            *own -= step;
        }
        if step.iter().all(|step| step.abs() < LAST) {
            break;
        }
    }
    #[expect(clippy::cast_possible_truncation, reason = "weights are small")]
    let found = (found.into_iter()).map(|weight| libm::round(weight * UNIT) as i64);
    let names = std::iter::once(NONE).chain(sorts.iter().map(|sort| sort.name));
    names.map(str::to_owned).zip(found).collect()
}

/// The weighed sum of evidence.
pub(crate) fn weighed(sorts: &[Sort], weights: &BTreeMap<String, i64>, values: &[i64]) -> i64 {
    let each = sorts.iter().zip(values);
    weights[NONE]
        + each
            .map(|(sort, value)| weights[sort.name] * value)
            .sum::<i64>()
            / 1000
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
