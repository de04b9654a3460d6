//! Plan files read through the public surface: `gangmu::plan::parse`.

#[path = "plan/truth.rs"]
mod truth;
