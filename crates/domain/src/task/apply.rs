//! What becomes of a task. Never fails: an event is a fact.

use super::{Task, TaskEvent};

/// The record after `event`; an event that needs a record and finds none leaves none.
#[must_use]
pub fn apply(before: Option<Task>, event: &TaskEvent) -> Option<Task> {
    match event {
        TaskEvent::TaskCreated { task } => Some((**task).clone()),
        TaskEvent::TaskFinished { ended } => before.map(|mut task| {
            task.ended.get_or_insert_with(|| ended.clone());
            task
        }),
    }
}
