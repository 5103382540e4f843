//! What the stores did in the last days: visits, and tasks for the next ones.

use domain::customer::Customer;
use domain::ids::{TaskId, VisitId};
use domain::number;
use domain::record::RecordState;
use domain::task::{CreateTask, Task, TaskEnd, TaskEnded};
use domain::time::{DAY_MS, HOUR_MS, UtcMs};
use domain::visit::{LogVisit, Visit};

use super::demo_id;
use super::organisation::{
    Organisation, StaffRow, StoreRow, TaskRow, VisitRow, staff_id, store_id,
};

/// In the numbers of what no laptop made; the central never gives this code to one.
const DEVICE_CODE: &str = "Z0";
/// A visit lasts this long.
const VISIT_MS: i64 = HOUR_MS / 2;

/// A record being made: the nth of its store, by whom and for whom.
struct Made<'a> {
    store: &'a StoreRow,
    officer: &'a StaffRow,
    customer: &'a Customer,
    n: u32,
    now: UtcMs,
}

/// Visits and tasks of every store.
pub(super) fn days(data: &Organisation, customers: &[Customer], now: UtcMs) -> Vec<RecordState> {
    let mut records = vec![];
    for store in &data.stores {
        let Some(officer) = data.officer(&store.code) else {
            continue;
        };
        let at_store = |c: &&Customer| c.store == store_id(&store.code);
        let rows = data.visits.iter().map(Row::Visit);
        let rows = rows.chain(data.tasks.iter().map(Row::Task));
        let for_whom = customers.iter().filter(at_store);
        for (n, (row, customer)) in (1..).zip(rows.zip(for_whom)) {
            let made = Made {
                store,
                officer,
                customer,
                n,
                now,
            };
            records.push(match row {
                Row::Visit(row) => RecordState::Visit(made.visit(row)),
                Row::Task(row) => RecordState::Task(made.task(row)),
            });
        }
    }
    records
}

enum Row<'a> {
    Visit(&'a VisitRow),
    Task(&'a TaskRow),
}

impl Made<'_> {
    fn name(&self) -> String {
        format!("{}/{}", self.store.code, self.n)
    }

    fn number(&self) -> String {
        number::provisional(&self.store.code, DEVICE_CODE, self.n)
    }

    fn visit(&self, row: &VisitRow) -> Visit {
        let started_at = UtcMs(self.now.0 - i64::from(row.hours_ago) * HOUR_MS);
        let ended_at = UtcMs(started_at.0 + VISIT_MS);
        let due = |days| UtcMs(self.now.0 + i64::from(days) * DAY_MS);
        Visit {
            logged: LogVisit {
                id: VisitId(demo_id("visit", &self.name())),
                provisional_number: self.number(),
                kind: row.kind,
                purpose: row.purpose.clone(),
                store: self.customer.store,
                customer: Some(self.customer.id),
                order: None,
                started_at,
                ended_at: Some(ended_at),
                outcome: row.outcome,
                feedback: row.feedback.clone(),
                score: row.score,
                next_step: row.next_step.clone(),
                next_due_at: row.next_in_days.map(due),
                remarks: String::new(),
                form: None,
            },
            customer_name: self.customer.name.clone(),
            customer_phone: self.customer.phone.clone(),
            order_number: None,
            officer: staff_id(&self.officer.user),
            officer_name: self.officer.name.clone(),
            logged_at: ended_at,
            became: None,
        }
    }

    fn task(&self, row: &TaskRow) -> Task {
        let (by, by_name) = (staff_id(&self.officer.user), self.officer.name.clone());
        let created_at = UtcMs(self.now.0 - 2 * DAY_MS);
        let ended = row.note.as_ref().map(|note| TaskEnded {
            end: TaskEnd::Done,
            note: note.clone(),
            by,
            by_name: by_name.clone(),
            at: UtcMs(self.now.0 - DAY_MS),
        });
        Task {
            created: CreateTask {
                id: TaskId(demo_id("task", &self.name())),
                provisional_number: self.number(),
                kind: row.kind,
                title: row.title.clone(),
                store: self.customer.store,
                owner: by,
                due_at: UtcMs(self.now.0 + row.due_in_hours * HOUR_MS),
                customer: Some(self.customer.id),
                order: None,
                complaint: None,
                remarks: String::new(),
            },
            customer_name: self.customer.name.clone(),
            customer_phone: self.customer.phone.clone(),
            owner_name: by_name.clone(),
            by,
            by_name,
            created_at,
            ended,
        }
    }
}
