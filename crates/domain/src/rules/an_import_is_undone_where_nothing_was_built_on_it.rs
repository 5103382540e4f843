//! The undo of an import takes back what still is as it was imported. A record that somebody edited
//! or acted on stays, and so does one that other records stand on: a customer who has complaints,
//! orders, visits or tasks since, a complaint that has tasks. Undo never takes anybody's work away.

use crate::record::{RecordKind, RecordRef, RecordState};

/// What an import leaves: each record written once.
const VERSION_AS_IMPORTED: u64 = 1;

/// Whether a record with this version may be taken back; `built_on` when others stand on it.
#[must_use]
pub fn is_as_imported(version: u64, built_on: bool) -> bool {
    version == VERSION_AS_IMPORTED && !built_on
}

/// Kinds of record that may stand on one of this kind.
#[must_use]
pub fn kinds_built_on(kind: RecordKind) -> &'static [RecordKind] {
    match kind {
        RecordKind::Customer => &[
            RecordKind::Complaint,
            RecordKind::MoveOrder,
            RecordKind::Visit,
            RecordKind::Task,
        ],
        RecordKind::Complaint => &[RecordKind::Task],
        _ => &[],
    }
}

/// Whether a record stands on another. One that was itself taken back stands on nothing.
#[must_use]
pub fn stands_on(state: &RecordState, of: RecordRef) -> bool {
    let (customer, complaint) = match state {
        RecordState::Complaint(c) if c.removed.is_none() => (Some(c.customer), None),
        RecordState::MoveOrder(o) => (Some(o.customer), None),
        RecordState::Visit(v) => (v.logged.customer, None),
        RecordState::Task(t) => (t.created.customer, t.created.complaint),
        _ => (None, None),
    };
    match of.kind {
        RecordKind::Customer => customer.is_some_and(|customer| customer.0 == of.id),
        RecordKind::Complaint => complaint.is_some_and(|complaint| complaint.0 == of.id),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::grade::Level;
    use crate::ids::{ComplaintId, CustomerId, ImportId, TaskId, VisitId};
    use crate::record::Removed;
    use crate::rules::samples::{NOW, complaint, move_order, staff, store};
    use crate::task::{CreateTask, Task, TaskKind};
    use crate::visit::{LogVisit, Visit, VisitKind, VisitOutcome};

    const CUSTOMER: CustomerId = CustomerId(Uuid::from_u128(1));
    const COMPLAINT: ComplaintId = ComplaintId(Uuid::from_u128(2));

    #[test]
    fn a_record_that_changed_or_carries_others_stays() {
        assert!(is_as_imported(1, false));
        assert!(!is_as_imported(2, false));
        assert!(!is_as_imported(1, true));
    }

    fn visit(customer: Option<CustomerId>) -> RecordState {
        let officer = staff("chenyu", Level::L1);
        RecordState::Visit(Visit {
            logged: LogVisit {
                id: VisitId(Uuid::from_u128(4)),
                provisional_number: String::new(),
                kind: VisitKind::InStore,
                purpose: "咨询".into(),
                store: store(),
                customer,
                order: None,
                started_at: NOW,
                ended_at: None,
                outcome: VisitOutcome::Completed,
                feedback: String::new(),
                score: None,
                next_step: String::new(),
                next_due_at: None,
                remarks: String::new(),
                form: None,
            },
            customer_name: String::new(),
            customer_phone: String::new(),
            order_number: None,
            officer: officer.id,
            officer_name: officer.name,
            logged_at: NOW,
            became: None,
        })
    }

    fn task(complaint: Option<ComplaintId>) -> RecordState {
        let owner = staff("chenyu", Level::L1);
        RecordState::Task(Task {
            created: CreateTask {
                id: TaskId(Uuid::from_u128(5)),
                provisional_number: String::new(),
                kind: TaskKind::Care,
                title: "回访".into(),
                store: store(),
                owner: owner.id,
                due_at: NOW,
                customer: Some(CUSTOMER),
                order: None,
                complaint,
                remarks: String::new(),
            },
            customer_name: String::new(),
            customer_phone: String::new(),
            owner_name: owner.name.clone(),
            by: owner.id,
            by_name: owner.name,
            created_at: NOW,
            ended: None,
        })
    }

    #[test]
    fn orders_visits_tasks_and_complaints_stand_on_the_customer_they_name() {
        let customer = RecordRef::new(RecordKind::Customer, CUSTOMER.0);
        let other = RecordRef::new(RecordKind::Customer, Uuid::from_u128(9));
        let mut complaint = complaint();
        complaint.customer = CUSTOMER;
        let mut order = move_order();
        order.customer = CUSTOMER;
        let standing = [
            RecordState::MoveOrder(order),
            visit(Some(CUSTOMER)),
            task(None),
            RecordState::Complaint(complaint.clone()),
        ];
        for state in &standing {
            assert!(stands_on(state, customer), "{:?}", state.kind());
            assert!(!stands_on(state, other));
            assert!(kinds_built_on(RecordKind::Customer).contains(&state.kind()));
        }
        complaint.removed = Some(Removed {
            import: ImportId(Uuid::from_u128(6)),
            by: staff("linyue", Level::L2).id,
            at: NOW,
        });
        assert!(!stands_on(&RecordState::Complaint(complaint), customer));
        assert!(!stands_on(&visit(None), customer));
    }

    #[test]
    fn a_task_stands_on_the_complaint_it_names() {
        let complaint = RecordRef::new(RecordKind::Complaint, COMPLAINT.0);
        assert!(stands_on(&task(Some(COMPLAINT)), complaint));
        assert!(!stands_on(&task(None), complaint));
        assert!(!stands_on(&visit(Some(CUSTOMER)), complaint));
        let kinds = kinds_built_on(RecordKind::Complaint);
        assert_eq!(kinds, [RecordKind::Task]);
    }
}
