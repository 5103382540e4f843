//! While a complaint is open the customer gets no marketing, and instead of holiday wishes the owner of
//! the complaint calls (policy Part 9 rule 3).

use crate::care::{Anchor, CareClass, CareOwner, CarePlan, CaseInTheWay, ContactForm};

/// The plan as it may happen beside an open complaint; none when it may not.
#[must_use]
pub fn beside(plan: CarePlan, case: CaseInTheWay) -> Option<CarePlan> {
    if plan.class == CareClass::Marketing {
        return None;
    }
    if plan.anchor != Anchor::Holiday || plan.form == ContactForm::Internal {
        return Some(plan);
    }
    Some(CarePlan {
        owner: CareOwner::Person { staff: case.owner },
        form: ContactForm::Visit,
        instead_for: Some(case.complaint),
        gift: false,
        ..plan
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::care::samples::{case, holiday, planned, signed_off, subject, wake_up};

    #[test]
    fn no_coupon_goes_to_somebody_whose_complaint_is_open() {
        let plans = planned("K25", &wake_up(), subject());
        let coupon = plans.iter().find(|p| p.class == CareClass::Marketing);
        assert_eq!(beside(coupon.unwrap().clone(), case()), None);
    }

    #[test]
    fn the_owner_of_the_complaint_calls_instead_of_wishing_a_happy_new_year() {
        let wishes = planned("K18", &holiday(), subject());
        let wishes = wishes.into_iter().find(|p| p.form == ContactForm::Message);
        let wishes = wishes.unwrap();
        let call = beside(wishes.clone(), case()).unwrap();
        let staff = case().owner;
        assert_eq!(call.owner, CareOwner::Person { staff });
        assert_eq!(call.instead_for, Some(case().complaint));
        assert_eq!((call.form, call.id), (ContactForm::Visit, wishes.id));
    }

    #[test]
    fn what_was_ordered_is_served_all_the_same() {
        let visit = planned("K09", &signed_off(), subject()).remove(0);
        assert_eq!(beside(visit.clone(), case()), Some(visit));
    }
}
