//! What is held back, replaced or done by a person instead.

use super::super::samples::{case, holiday};
use super::*;
use crate::time::DAY_MS;

#[test]
fn marketing_is_held_back_by_a_complaint_by_missing_consent_and_by_an_opt_out() {
    let coupon = || planned("K27", &event(Anchor::CouponExpiry), subject());
    let why = |subject: CareSubject| {
        let held = settled(&subject, coupon()).held;
        held.first().map(|first| first.why)
    };
    assert_eq!(why(subject()), None);
    let upset = CareSubject {
        open_complaint: Some(case()),
        ..subject()
    };
    let complaint = case().complaint;
    assert_eq!(why(upset), Some(Hold::OpenComplaint { complaint }));
    let silent = CareSubject {
        consent: None,
        ..subject()
    };
    assert_eq!(why(silent), Some(Hold::NoConsent));
    let mut unwilling = subject();
    unwilling.opt_out.marketing = true;
    assert_eq!(why(unwilling), Some(Hold::OptedOut));
}

#[test]
fn the_third_marketing_contact_of_a_month_is_held_back_and_care_is_not_counted() {
    let whom = || Whom::Customer {
        subject: Box::new(subject()),
    };
    let month = day(Anchor::MonthStart, 5, 1);
    let mut plans = asked(&month, &whom());
    plans.extend(asked(&day(Anchor::Birthday, 5, 12), &whom()));
    let coupon = AnchorEvent {
        at: UtcMs(month.at.0 + 29 * DAY_MS),
        ..event(Anchor::CouponExpiry)
    };
    plans.extend(asked(&coupon, &whom()));
    let settled = settled(&subject(), plans);
    let held: Vec<_> = settled
        .held
        .iter()
        .map(|h| (h.plan.row.to_string(), h.why))
        .collect();
    assert_eq!(
        held,
        [("K27".to_owned(), Hold::EnoughThisMonth { limit: 2 })]
    );
    assert_eq!(settled.plans.len(), 4);
}

#[test]
fn who_wants_no_messages_is_served_by_a_person_and_left_alone_with_care() {
    let mut reserved = subject();
    reserved.opt_out.means = vec![CareMeans::Sms, CareMeans::Wechat, CareMeans::Call];
    let reminder = planned("K06", &event(Anchor::MoveDate), subject());
    let by_hand = settled(&reserved, reminder).plans.remove(0);
    assert_eq!((by_hand.form, by_hand.means.len()), (ContactForm::Visit, 0));
    let posts = vec![CarePost::CustomerService];
    assert_eq!(by_hand.owner, CareOwner::Posts { posts });
    let greeting = planned("K18", &holiday(), subject());
    let held = settled(&reserved, greeting).held;
    assert_eq!(
        held.iter().map(|h| h.why).collect::<Vec<_>>(),
        [Hold::OptedOut]
    );
}
