//! 当面答复 stops first response in the registering command only with the customer's initials or a
//! second member of staff; otherwise perfect scores would be for the ticking (policy decision 3,
//! `sla-engine.md` section 3).

use crate::complaint::Witness;
use crate::ids::StaffId;
use crate::refusal::{Field, Refusal};

/// Refuses an empty witness, or oneself.
///
/// # Errors
/// [`Refusal::FieldEmpty`] with the witness.
pub fn check(actor: StaffId, witness: &Witness) -> Result<(), Refusal> {
    let vouched = match witness {
        Witness::CustomerInitials { initials } => !initials.trim().is_empty(),
        Witness::Staff { staff } => *staff != actor,
    };
    if vouched {
        Ok(())
    } else {
        Err(Refusal::FieldEmpty {
            field: Field::Witness,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grade::Level;
    use crate::rules::samples::staff;

    #[test]
    fn nobody_vouches_for_oneself() {
        let (me, other) = (staff("a", Level::L1).id, staff("b", Level::L1).id);
        assert!(check(me, &Witness::Staff { staff: me }).is_err());
        assert!(check(me, &Witness::Staff { staff: other }).is_ok());
        assert!(
            check(
                me,
                &Witness::CustomerInitials {
                    initials: " ".into()
                }
            )
            .is_err()
        );
    }
}
