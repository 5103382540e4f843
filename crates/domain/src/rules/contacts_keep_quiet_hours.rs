//! Between 21:00 and 09:00 no message goes out and nobody is called (policy Part 9 rule 4). Work
//! without the customer, and people who stand before each other, have no quiet hours.

use crate::calendar::Calendars;
use crate::care::{CareMeans, CarePlan, ContactForm};
use crate::playbook::QuietHours;
use crate::time::UtcMs;

/// When a contact may begin that is planned for `at`.
#[must_use]
pub fn contact_from(
    calendars: &Calendars,
    quiet: QuietHours,
    form: ContactForm,
    means: &[CareMeans],
    at: UtcMs,
) -> UtcMs {
    if disturbs(form, means) {
        calendars.out_of_quiet_hours(at, quiet)
    } else {
        at
    }
}

/// When a contact falls due that is due at `at`: not in the night either.
#[must_use]
pub fn due_by(calendars: &Calendars, quiet: QuietHours, plan: &CarePlan, at: UtcMs) -> UtcMs {
    contact_from(calendars, quiet, plan.form, &plan.means, at)
}

/// Whether it could wake somebody.
fn disturbs(form: ContactForm, means: &[CareMeans]) -> bool {
    let in_person = |m: &CareMeans| matches!(m, CareMeans::OnSite | CareMeans::InPerson);
    form != ContactForm::Internal && (means.is_empty() || !means.iter().all(in_person))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::samples::rulebook;

    fn moved(form: ContactForm, means: &[CareMeans], hour: u32) -> (u32, u32) {
        let r = rulebook();
        let day = chrono::NaiveDate::from_ymd_opt(2026, 3, 10).unwrap();
        let at = r.calendars.instant_on(day, hour * 60);
        let moved = contact_from(&r.calendars, r.quiet_hours, form, means, at);
        let moved_to = r.calendars.local_date(moved).unwrap();
        let minute = (moved.0 - r.calendars.instant_on(moved_to, 0).0) / 60_000;
        (
            chrono::Datelike::day(&moved_to),
            u32::try_from(minute).unwrap(),
        )
    }

    #[test]
    fn a_message_of_the_night_goes_out_at_half_past_nine() {
        let sms = [CareMeans::Sms];
        assert_eq!(moved(ContactForm::Message, &sms, 23), (11, 570));
        assert_eq!(moved(ContactForm::Message, &sms, 3), (10, 570));
        assert_eq!(moved(ContactForm::Visit, &[CareMeans::Call], 21), (11, 570));
        assert_eq!(moved(ContactForm::Message, &sms, 20), (10, 1200));
    }

    #[test]
    fn a_briefing_and_a_rating_given_on_the_spot_may_be_at_any_hour() {
        assert_eq!(moved(ContactForm::Internal, &[], 23), (10, 1380));
        let spot = [CareMeans::InPerson];
        assert_eq!(moved(ContactForm::Visit, &spot, 23), (10, 1380));
        let either = [CareMeans::Call, CareMeans::OnSite];
        assert_eq!(moved(ContactForm::Visit, &either, 23), (11, 570));
    }
}
