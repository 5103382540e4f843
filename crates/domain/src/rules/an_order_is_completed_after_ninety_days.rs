//! M9: 售后 ends with the result of the last care, ninety days after the signature; an open complaint
//! about the order keeps it open (MOV-13). Nothing is guessed: while nobody can see the complaints,
//! the order stays open.

use crate::facts::Seen;
use crate::playbook::Playbook;
use crate::refusal::Refusal;
use crate::time::{DAY_MS, UtcMs};

/// Refuses to complete too early, or over an open complaint.
///
/// # Errors
/// [`Refusal::TooEarly`] or [`Refusal::ComplaintOpen`].
pub fn check(
    playbook: &Playbook,
    signed_off_at: Option<UtcMs>,
    open_complaints: &Seen<u32>,
    now: UtcMs,
) -> Result<(), Refusal> {
    // An order from before the steps has no signature here; its care was another system's.
    if let Some(signed_at) = signed_off_at {
        let days = i64::from(playbook.moves.completed_after_days);
        let not_before = UtcMs(signed_at.0.saturating_add(days * DAY_MS));
        if now < not_before {
            return Err(Refusal::TooEarly { not_before });
        }
    }
    match open_complaints {
        Seen::Known(0) => Ok(()),
        Seen::Known(_) | Seen::Unknown => Err(Refusal::ComplaintOpen),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::samples::{NOW, playbook};

    fn after(days: i64, open: &Seen<u32>) -> Result<(), Refusal> {
        let signed_at = UtcMs(NOW.0 - days * DAY_MS);
        check(&playbook(), Some(signed_at), open, NOW)
    }

    #[test]
    fn an_order_is_done_on_the_ninetieth_day_and_not_before() {
        assert_eq!(after(90, &Seen::Known(0)), Ok(()));
        let not_before = UtcMs(NOW.0 + DAY_MS);
        let early = Err(Refusal::TooEarly { not_before });
        assert_eq!(after(89, &Seen::Known(0)), early);
    }

    #[test]
    fn an_open_complaint_keeps_the_order_open() {
        assert_eq!(after(91, &Seen::Known(1)), Err(Refusal::ComplaintOpen));
        assert_eq!(after(91, &Seen::Unknown), Err(Refusal::ComplaintOpen));
    }
}
