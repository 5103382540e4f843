//! Lines are listed until the goods are counted; later ones are extras. Ticks and marks are written
//! where the goods are: 搬前 before the truck leaves, 搬后 once they stand (`move-orders.md` section 2,
//! MOV-04).

use std::ops::RangeInclusive;

use crate::move_order::{Checkpoint, MarkPhase, MoveOrder, MoveStep, PartBody};
use crate::refusal::Refusal;

/// Steps at which a part may be written.
#[must_use]
pub fn steps_of(body: &PartBody) -> RangeInclusive<MoveStep> {
    use MoveStep as S;
    match body {
        PartBody::Line { .. } => S::Lead..=S::Started,
        PartBody::Tick { tick } => match tick.checkpoint {
            Checkpoint::Counted => S::Ready..=S::Started,
            Checkpoint::Loaded => S::Started..=S::Started,
            Checkpoint::IntoStore | Checkpoint::OutOfStore => S::Loaded..=S::InTransit,
            Checkpoint::Unloaded | Checkpoint::Placed => S::InTransit..=S::Unloaded,
        },
        PartBody::Mark { mark } => match mark.phase {
            MarkPhase::Origin => S::Ready..=S::Loaded,
            MarkPhase::Delivery => S::InTransit..=S::AfterService,
        },
        PartBody::Premises { .. } => S::Ready..=S::AfterService,
        PartBody::Signature { .. } => S::Quoted..=S::AfterService,
    }
}

/// Refuses a part before or after its time, or on an order that has ended.
///
/// # Errors
/// [`Refusal::WrongStep`].
pub fn check(order: &MoveOrder, body: &PartBody) -> Result<(), Refusal> {
    let step = order.step();
    let ended = order.job.ended.as_ref().map(|ended| ended.end);
    if ended.is_none() && steps_of(body).contains(&step) {
        Ok(())
    } else {
        Err(Refusal::WrongStep { step, ended })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::move_order::samples::{at_step, line, lost};

    #[test]
    fn a_line_is_listed_until_the_goods_are_counted() {
        let body = PartBody::Line { line: line() };
        assert_eq!(check(&at_step(MoveStep::Started), &body), Ok(()));
        let (step, ended) = (MoveStep::Loaded, None);
        let late = Err(Refusal::WrongStep { step, ended });
        assert_eq!(check(&at_step(MoveStep::Loaded), &body), late);
        assert!(check(&lost(), &body).is_err());
    }
}
