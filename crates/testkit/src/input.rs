//! Well-formed input.

use domain::complaint::{ComplaintAction, ContactMeans, Risks, TalkSteps};
use domain::grade::Grade;
use domain::ids::{CustomerId, StaffId};
use domain::time::UtcMs;
use uuid::Uuid;
use wire::draft::ComplaintDraft;

/// A draft that can be registered as it is.
#[must_use]
pub fn draft_for(customer: CustomerId, description: &str) -> ComplaintDraft {
    ComplaintDraft {
        id: Uuid::new_v5(&customer.0, description.as_bytes()),
        customer: Some(customer),
        customer_query: String::new(),
        complainant: None,
        order: None,
        order_touched: false,
        channel: None,
        source: None,
        phase: None,
        category: None,
        description: description.to_owned(),
        remedies: vec![],
        remedy_words: String::new(),
        claimed: None,
        risks: Risks::default(),
        grade: None,
        raised_at: None,
        occurred_at: None,
        about_staff: vec![],
        answered_in_person: None,
        settled: None,
        supersedes: None,
    }
}

/// T2.
#[must_use]
pub fn acknowledge(at: UtcMs) -> ComplaintAction {
    ComplaintAction::Acknowledge {
        means: ContactMeans::Call,
        contacted_at: at,
        said: "已致歉，约定下午回电".to_owned(),
        talk: TalkSteps {
            listened: true,
            apologised: true,
            solved: false,
        },
    }
}

/// T3.
#[must_use]
pub fn triage(grade: Grade, assignee: StaffId) -> ComplaintAction {
    ComplaintAction::Triage {
        grade,
        reason: "按现场情况定级".to_owned(),
        department: "客户服务部".to_owned(),
        assignee,
        contact: None,
    }
}

/// T5, told to the customer by phone.
#[must_use]
pub fn progress(note: &str) -> ComplaintAction {
    ComplaintAction::NoteProgress {
        note: note.to_owned(),
        told_customer: true,
        means: Some(ContactMeans::Call),
    }
}
