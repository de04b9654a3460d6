//! gangmu 纲目: a static site generator for the plan documents of Chinese government.
#![warn(missing_docs)]

pub mod atlas;
pub mod config;
pub mod diag;
pub mod disk;
pub mod error;
pub mod front;
pub mod pipeline;
pub mod plan;
pub mod project;
pub mod search;
pub mod source;
pub mod zh;
