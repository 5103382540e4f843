//! Marketing reaches only who agreed to it before, knowing what to; service doesn't ask (policy
//! decision 22). Who opted out of a class or a means is left alone by it (policy Part 9 rule 5).

use crate::care::{CareClass, CareMeans, CareSubject, OptOut};
use crate::time::UtcMs;

/// Whether marketing may reach this customer at an instant.
#[must_use]
pub fn agreed(subject: &CareSubject, class: CareClass, at: UtcMs) -> bool {
    class != CareClass::Marketing || subject.consent.as_ref().is_some_and(|c| c.holds_at(at))
}

/// The means that the customer hasn't opted out of, best first.
#[must_use]
pub fn wanted_means(opt_out: &OptOut, means: &[CareMeans]) -> Vec<CareMeans> {
    let wanted = means.iter().filter(|m| !opt_out.means.contains(m));
    wanted.copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::care::Consent;
    use crate::care::samples::subject;
    use crate::rules::samples::NOW;
    use crate::time::HOUR_MS;

    fn marketing(consent: Option<Consent>) -> bool {
        let subject = CareSubject {
            consent,
            ..subject()
        };
        agreed(&subject, CareClass::Marketing, NOW)
    }

    fn given(before_ms: i64) -> Consent {
        Consent {
            given_at: UtcMs(NOW.0 - before_ms),
            notice_version: "2026-01".into(),
            withdrawn_at: None,
        }
    }

    #[test]
    fn nobody_is_marketed_to_who_did_not_agree_before() {
        assert!(!marketing(None));
        assert!(marketing(Some(given(HOUR_MS))));
        assert!(!marketing(Some(given(-HOUR_MS))));
    }

    #[test]
    fn consent_that_was_taken_back_or_to_no_known_notice_does_not_count() {
        let mut back = given(HOUR_MS);
        back.withdrawn_at = Some(NOW);
        assert!(!marketing(Some(back)));
        let mut unknown = given(HOUR_MS);
        unknown.notice_version = " ".into();
        assert!(!marketing(Some(unknown)));
    }

    #[test]
    fn service_and_care_do_not_ask() {
        let subject = subject();
        assert!(agreed(&subject, CareClass::Service, NOW));
        assert!(agreed(&subject, CareClass::Care, NOW));
    }

    #[test]
    fn a_means_that_is_unwanted_is_skipped() {
        let opt_out = OptOut {
            means: vec![CareMeans::Sms],
            ..OptOut::default()
        };
        let means = [CareMeans::Sms, CareMeans::Wechat];
        assert_eq!(wanted_means(&opt_out, &means), [CareMeans::Wechat]);
    }
}
