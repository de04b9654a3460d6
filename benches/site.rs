//! How long the stages of a build take, on made-up sites: `cargo bench --bench site`.
//!
//! Loading, reading and linking, linking alone, the whole build in memory, the search index in both modes, writing the
//! site anew, writing it without any change; at scale 1 and 10. `GANGMU_SCALE=100` measures that scale
//! only. Times are those of this machine at this moment; what can be compared with other machines is their
//! ratio, such as "write anew" to `cp -r` of the same folder.
#![expect(
    clippy::disallowed_methods,
    reason = "it measures, as the environment says"
)]

mod common;

use std::hint::black_box;

use common::Corpus;
use criterion::{BatchSize, BenchmarkId, Criterion, SamplingMode, criterion_group, criterion_main};
use gangmu::config::{Search, SearchMode};
use gangmu::{atlas, disk, pipeline, project, search};

fn scales() -> Vec<usize> {
    match std::env::var("GANGMU_SCALE")
        .ok()
        .and_then(|scale| scale.parse().ok())
    {
        Some(scale) => vec![scale],
        None => vec![1, 10],
    }
}

fn stages(c: &mut Criterion) {
    let mut group = c.benchmark_group("site");
    // Each run is long and writes a whole site: ten of them, and hardly any before.
    group.sample_size(10);
    group.sampling_mode(SamplingMode::Flat);
    group.warm_up_time(std::time::Duration::from_millis(500));
    for scale in scales() {
        let corpus = Corpus::new(scale);
        let folder = tempfile::tempdir().expect("a folder for the site");
        corpus.write(folder.path());
        let project = project::load(folder.path()).expect("the made-up site is whole");
        group.bench_function(BenchmarkId::new("load", scale), |b| {
            b.iter(|| black_box(project::load(folder.path()).expect("whole")));
        });
        group.bench_function(BenchmarkId::new("read and link", scale), |b| {
            b.iter(|| black_box(pipeline::read(&project).expect("whole")));
        });
        let read = pipeline::read(&project).expect("the made-up site is whole");
        let plans: Vec<_> = (read.atlas.plans.iter())
            .map(|node| node.plan.clone())
            .collect();
        group.bench_function(BenchmarkId::new("link", scale), |b| {
            b.iter_batched(
                || plans.clone(),
                |plans| black_box(atlas::link(plans, &read.registers, None)),
                BatchSize::PerIteration,
            );
        });
        group.bench_function(BenchmarkId::new("build in memory", scale), |b| {
            b.iter(|| black_box(pipeline::build(&project).expect("whole")));
        });
        let records = corpus.records();
        for mode in [SearchMode::Text, SearchMode::Grams] {
            let settings = Search {
                mode,
                ..Search::default()
            };
            group.bench_function(BenchmarkId::new(format!("index {mode:?}"), scale), |b| {
                b.iter(|| black_box(search::index(&records, &settings)));
            });
        }
        let built = pipeline::build(&project).expect("whole");
        let mut number = 0;
        group.bench_function(BenchmarkId::new("write anew", scale), |b| {
            b.iter(|| {
                // A fresh folder each time: removing many files slows the next writing down.
                number += 1;
                let out = folder.path().join(format!("out-{number}"));
                disk::publish(&out, &built.files).expect("written");
            });
        });
        let out = folder.path().join("same");
        disk::publish(&out, &built.files).expect("written");
        group.bench_function(BenchmarkId::new("write without change", scale), |b| {
            b.iter(|| disk::publish(&out, &built.files).expect("written"));
        });
    }
    group.finish();
}

criterion_group!(benches, stages);
criterion_main!(benches);
