//! Customers and anchors for the tests of care.

use std::sync::LazyLock;

use chrono::NaiveDate;
use uuid::Uuid;

use super::{
    Anchor, AnchorEvent, AnchorSource, CarePlan, CareSubject, CaseInTheWay, Consent, OptOut, Whom,
    plan,
};
use crate::customer::BusinessType;
use crate::customer::value::{Lifecycle, Segment};
use crate::grade::{Grade, Level};
use crate::ids::ComplaintId;
use crate::playbook::Rulebook;
use crate::rules::samples::{NOW, customer, rulebook, staff, store};
use crate::time::{DAY_MS, UtcMs};

/// Laid out once: the property tests plan thousands of times.
pub static RULES: LazyLock<Rulebook> = LazyLock::new(rulebook);

/// A 银牌 household in 活跃 that agreed to marketing.
pub fn subject() -> CareSubject {
    let customer = customer();
    CareSubject {
        customer: customer.id,
        store: store(),
        tier: customer.tier,
        lifecycle: Lifecycle::Active,
        segment: Some(Segment::Dormant),
        business: BusinessType::Household,
        consent: Some(Consent {
            given_at: UtcMs(NOW.0 - 100 * DAY_MS),
            notice_version: "2026-01".into(),
            withdrawn_at: None,
        }),
        opt_out: OptOut::default(),
        open_complaint: None,
        marketed_at: vec![],
    }
}

/// An open complaint of that customer.
pub fn case() -> CaseInTheWay {
    CaseInTheWay {
        complaint: ComplaintId(Uuid::from_u128(10)),
        owner: staff("owner", Level::L1).id,
    }
}

/// What a record began now.
pub fn event(anchor: Anchor) -> AnchorEvent {
    AnchorEvent::of_record(anchor, Uuid::from_u128(40), NOW)
}

/// A move that was signed off now.
pub fn signed_off() -> AnchorEvent {
    event(Anchor::SignedOff)
}

/// A wake-up that starts now.
pub fn wake_up() -> AnchorEvent {
    event(Anchor::WakeUpStarted)
}

/// A complaint that was resolved now.
pub fn resolved(grade: Grade) -> AnchorEvent {
    AnchorEvent {
        of: AnchorSource::Complaint {
            id: case().complaint,
            cycle: 1,
            grade,
        },
        ..event(Anchor::ComplaintResolved)
    }
}

/// A day of 2026.
pub fn day(anchor: Anchor, month: u32, day: u32) -> AnchorEvent {
    let date = NaiveDate::from_ymd_opt(2026, month, day).unwrap();
    AnchorEvent::of_day(anchor, date, &RULES.calendars)
}

/// 国庆节.
pub fn holiday() -> AnchorEvent {
    day(Anchor::Holiday, 10, 1)
}

/// All that an anchor asks for within 400 days.
pub fn asked(event: &AnchorEvent, whom: &Whom) -> Vec<CarePlan> {
    let until = UtcMs(event.at.0 + 400 * DAY_MS);
    plan(&RULES, event, whom, UtcMs(i64::MIN), until)
}

/// Of it, what one row asks for.
pub fn planned(row: &str, event: &AnchorEvent, subject: CareSubject) -> Vec<CarePlan> {
    let subject = Box::new(subject);
    let all = asked(event, &Whom::Customer { subject });
    let of_row = |plan: &CarePlan| plan.row.to_string() == row;
    all.into_iter().filter(of_row).collect()
}
