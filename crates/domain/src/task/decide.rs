//! May it happen? Making and ending a task.

use super::{CreateTask, FinishTask, Task, TaskEnded, TaskEvent};
use crate::command::Context;
use crate::complaint::{short_enough, text};
use crate::execute::{check_new, complaint_here, customer_here, order_here};
use crate::facts::Facts;
use crate::form::may_write;
use crate::grade::Level;
use crate::organisation::Staff;
use crate::record::{RecordKind, RecordRef, RecordState};
use crate::refusal::{Field, Refusal};
use crate::rules::a_day_ahead_lies_within_two_years;
use crate::scope;
use crate::time::HOUR_MS;

/// What is written down late may have been due this long ago.
const LATE_HOURS: u32 = 24;

/// # Errors
/// The first rule that refuses it.
pub(crate) fn create(
    task: &CreateTask,
    facts: &Facts,
    ctx: &Context<'_>,
) -> Result<Vec<TaskEvent>, Refusal> {
    check_new(facts, ctx, task.store, &task.provisional_number)?;
    text(ctx.playbook, Field::Title, &task.title)?;
    let owner = owner(task, facts)?;
    check_due(task, ctx)?;
    let customer = task.customer.map(|id| customer_here(facts, ctx, id));
    let customer = customer.transpose()?;
    if let Some(order) = task.order {
        order_here(facts, ctx, order, customer)?;
    }
    if let Some(complaint) = task.complaint {
        complaint_here(facts, ctx, complaint, customer)?;
    }
    short_enough(ctx.playbook, Field::Remarks, &task.remarks)?;
    let task = Box::new(Task {
        created: CreateTask {
            title: task.title.trim().to_owned(),
            remarks: task.remarks.trim().to_owned(),
            ..task.clone()
        },
        customer_name: customer.map(|c| c.name.clone()).unwrap_or_default(),
        customer_phone: customer.map(|c| c.phone.clone()).unwrap_or_default(),
        owner_name: owner.name.clone(),
        by: ctx.actor.id,
        by_name: ctx.actor.name.clone(),
        created_at: ctx.effective_at,
        ended: None,
    });
    Ok(vec![TaskEvent::TaskCreated { task }])
}

/// A certified colleague of the store.
fn owner<'f>(task: &CreateTask, facts: &'f Facts) -> Result<&'f Staff, Refusal> {
    match facts.record(RecordRef::new(RecordKind::Staff, task.owner.0)) {
        Some(RecordState::Staff(staff)) if may_own(staff, task.store) => Ok(staff),
        _ => Err(Refusal::UnknownStaff),
    }
}

/// Whether a task of a store can be given to this colleague.
#[must_use]
pub fn may_own(staff: &Staff, store: crate::ids::StoreId) -> bool {
    staff.certified && scope::reaches(staff, store)
}

fn check_due(task: &CreateTask, ctx: &Context<'_>) -> Result<(), Refusal> {
    let field = Field::DueAt;
    let ahead_ms = task.due_at.0.saturating_sub(ctx.effective_at.0);
    if ahead_ms < -i64::from(LATE_HOURS) * HOUR_MS {
        let limit_hours = LATE_HOURS;
        return Err(Refusal::TooFarBack { field, limit_hours });
    }
    a_day_ahead_lies_within_two_years::check(field, task.due_at, ctx.effective_at)
}

/// Whether this person may end the task now, before anything is filled in.
///
/// # Errors
/// The first rule that refuses it.
pub(crate) fn may_finish(task: &Task, ctx: &Context<'_>) -> Result<(), Refusal> {
    may_write(ctx, task.created.store)?;
    if task.ended.is_some() {
        return Err(Refusal::AlreadyDone);
    }
    let or_level = Level::L2;
    if task.created.owner == ctx.actor.id || ctx.actor.level >= or_level {
        Ok(())
    } else {
        Err(Refusal::NotTheAssignee { or_level })
    }
}

/// # Errors
/// The first rule that refuses it.
pub(crate) fn finish(
    task: &Task,
    finish: &FinishTask,
    ctx: &Context<'_>,
) -> Result<Vec<TaskEvent>, Refusal> {
    may_finish(task, ctx)?;
    text(ctx.playbook, Field::Note, &finish.note)?;
    let ended = TaskEnded {
        end: finish.end,
        note: finish.note.trim().to_owned(),
        by: ctx.actor.id,
        by_name: ctx.actor.name.clone(),
        at: ctx.effective_at,
    };
    Ok(vec![TaskEvent::TaskFinished { ended }])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::ids::TaskId;
    use crate::rules::samples::{
        NOW, complaint, context, customer, known, number, rulebook, staff, store,
    };
    use crate::task::{TaskEnd, TaskKind, apply};
    use crate::time::{DAY_MS, UtcMs};

    fn task() -> CreateTask {
        CreateTask {
            id: TaskId(Uuid::from_u128(50)),
            provisional_number: number(9),
            kind: TaskKind::Care,
            title: "回访".into(),
            store: store(),
            owner: staff("officer", Level::L1).id,
            due_at: UtcMs(NOW.0 + DAY_MS),
            customer: Some(customer().id),
            order: None,
            complaint: Some(complaint().id),
            remarks: String::new(),
        }
    }

    fn made(task: &CreateTask) -> Result<Task, Refusal> {
        let (actor, playbook) = (staff("officer", Level::L1), rulebook());
        let events = create(task, &known(), &context(&actor, &playbook))?;
        Ok(events.iter().fold(None, apply).unwrap())
    }

    fn ended(task: &Task, user: &str, level: Level, note: &str) -> Result<Task, Refusal> {
        let (actor, playbook) = (staff(user, level), rulebook());
        let command = FinishTask {
            task: task.created.id,
            end: TaskEnd::Done,
            note: note.into(),
        };
        let events = finish(task, &command, &context(&actor, &playbook))?;
        Ok(events.iter().fold(Some(task.clone()), apply).unwrap())
    }

    #[test]
    fn a_task_names_who_sees_to_it_and_whom_it_is_about() {
        let task = made(&task()).unwrap();
        assert_eq!(task.owner_name, "officer");
        assert_eq!(task.customer_name, customer().name);
        assert_eq!(task.ended, None);
    }

    #[test]
    fn a_task_goes_to_a_certified_colleague_of_the_store_alone() {
        for user in ["trainee", "elsewhere", "nobody"] {
            let mut wrong = task();
            wrong.owner = staff(user, Level::L1).id;
            assert_eq!(made(&wrong), Err(Refusal::UnknownStaff), "{user}");
        }
    }

    #[test]
    fn a_task_without_a_title_or_due_last_week_is_refused() {
        let mut wrong = task();
        wrong.title = " ".into();
        let field = Field::Title;
        assert_eq!(made(&wrong), Err(Refusal::FieldEmpty { field }));
        let mut wrong = task();
        wrong.due_at = UtcMs(NOW.0 - 7 * DAY_MS);
        assert!(matches!(made(&wrong), Err(Refusal::TooFarBack { .. })));
    }

    #[test]
    fn a_task_about_a_complaint_is_about_its_customer() {
        let mut wrong = task();
        wrong.customer = None;
        let field = Field::Customer;
        assert_eq!(made(&wrong), Err(Refusal::FieldEmpty { field }));
    }

    #[test]
    fn the_owner_or_a_supervisor_ends_a_task_with_a_note_and_once() {
        let open = made(&task()).unwrap();
        let or_level = Level::L2;
        let refused = ended(&open, "colleague", Level::L1, "已联系");
        assert_eq!(refused, Err(Refusal::NotTheAssignee { or_level }));
        let field = Field::Note;
        let refused = ended(&open, "officer", Level::L1, "");
        assert_eq!(refused, Err(Refusal::FieldEmpty { field }));
        assert!(ended(&open, "supervisor", Level::L2, "不需要了").is_ok());
        let done = ended(&open, "officer", Level::L1, "已联系").unwrap();
        let again = ended(&done, "officer", Level::L1, "又联系");
        assert_eq!(again, Err(Refusal::AlreadyDone));
    }

    proptest! {
        #[test]
        fn deciding_never_panics(due in any::<i64>(), title in ".*", note in ".*") {
            let mut wild = task();
            wild.due_at = UtcMs(due);
            wild.title = title;
            if let Ok(made) = made(&wild) {
                let _ = ended(&made, "officer", Level::L1, &note);
            }
        }
    }
}
