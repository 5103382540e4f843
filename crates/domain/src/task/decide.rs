//! May it happen? Making and ending a task.

use super::{CreateTask, FinishTask, Task, TaskEvent};
use crate::command::Context;
use crate::facts::Facts;
use crate::refusal::Refusal;

/// # Errors
/// The first rule that refuses it.
pub(crate) fn create(
    _task: &CreateTask,
    _facts: &Facts,
    _ctx: &Context<'_>,
) -> Result<Vec<TaskEvent>, Refusal> {
    Err(Refusal::OutOfScope)
}

/// # Errors
/// The first rule that refuses it.
pub(crate) fn finish(
    _task: &Task,
    _finish: &FinishTask,
    _ctx: &Context<'_>,
) -> Result<Vec<TaskEvent>, Refusal> {
    Err(Refusal::OutOfScope)
}
