//! A well-formed visit of each kind for the tests.

use uuid::Uuid;

use super::*;
use crate::complaint::{Category, ContactMeans, Risks};
use crate::grade::Grade;
use crate::money::Fen;
use crate::move_order::samples::hash;
use crate::rules::samples::{NOW, customer, move_order, number, store};
use crate::time::{DAY_MS, HOUR_MS};

pub fn details(kind: VisitKind) -> VisitDetails {
    match kind {
        VisitKind::InStore => VisitDetails::InStore(InStoreVisit::default()),
        VisitKind::FollowUp => VisitDetails::FollowUp(FollowUpVisit {
            attempt: 1,
            reached: true,
            nps: Some(9),
            ces: Some(6),
            ..FollowUpVisit::default()
        }),
        VisitKind::OnSite => VisitDetails::OnSite(OnSiteVisit::default()),
        VisitKind::Inspection => VisitDetails::Inspection(InspectionVisit {
            standard_version: "2026-1".into(),
            score: Some(92),
            evidence: vec![hash()],
            rectify_due_at: None,
        }),
        VisitKind::StaffLog => VisitDetails::StaffLog(StaffLogVisit::default()),
    }
}

pub fn form(kind: VisitKind) -> VisitForm {
    VisitForm {
        planned_at: None,
        arrived_at: Some(UtcMs(NOW.0 - HOUR_MS)),
        means: Some(ContactMeans::Call),
        position: None,
        tags: vec!["关注高端款".into()],
        attachments: vec![],
        checklist: vec![],
        details: details(kind),
        handover: None,
    }
}

pub fn visit(kind: VisitKind) -> LogVisit {
    LogVisit {
        id: VisitId(Uuid::from_u128(30)),
        provisional_number: number(7),
        kind,
        purpose: "月度".into(),
        store: store(),
        customer: Some(customer().id),
        order: Some(move_order().id),
        started_at: UtcMs(NOW.0 - HOUR_MS),
        ended_at: Some(NOW),
        outcome: VisitOutcome::Completed,
        feedback: "师傅很细心".into(),
        score: Some(5),
        next_step: String::new(),
        next_due_at: None,
        remarks: String::new(),
        form: None,
    }
}

/// A call that becomes a complaint or a lead.
pub fn handed_over(outcome: VisitOutcome) -> (LogVisit, VisitForm) {
    let kind = VisitKind::FollowUp;
    let (mut visit, mut form) = (visit(kind), form(kind));
    visit.outcome = outcome;
    form.handover = Some(if outcome == VisitOutcome::ToLead {
        VisitHandover::Lead(VisitLead {
            provisional_number: number(93),
            moves_at: UtcMs(NOW.0 + 20 * DAY_MS),
            from: "海淀 清和苑".into(),
            to: "朝阳 望京里".into(),
            price: Fen(0),
        })
    } else {
        VisitHandover::Complaint(VisitComplaint {
            provisional_number: number(92),
            category: Category::Attitude,
            description: String::new(),
            remedies: vec![],
            remedy_words: String::new(),
            claimed: Fen(0),
            risks: Risks::default(),
            grade: Grade::General,
        })
    });
    (visit, form)
}
