//! What is compared: two states of the content, and within them a plan at two times.

use super::tasks::Matched;
use crate::atlas::{Atlas, Registers};
use crate::plan::Plan;
use crate::project::Project;

/// One state of the content, read and linked.
#[derive(Debug, Clone, Copy)]
pub struct State<'a> {
    /// Its files.
    pub project: &'a Project,
    /// Its plans and units.
    pub atlas: &'a Atlas,
    /// Its registers.
    pub registers: &'a Registers,
}

/// Two plans that are the same one at two times, and which of their tasks are the same.
pub(super) struct Both<'a> {
    pub(super) old: &'a Plan,
    pub(super) new: &'a Plan,
    pub(super) matched: Matched,
}
