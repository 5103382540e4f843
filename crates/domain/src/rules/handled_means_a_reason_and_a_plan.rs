//! A churn warning is handled when somebody wrote down why the customer may leave and what is done
//! about it (policy Part 10, CHURN-07, CHURN-13).

use crate::churn::ChurnReason;
use crate::complaint::text;
use crate::playbook::Playbook;
use crate::refusal::{Field, Refusal};

/// # Errors
/// Which of the two is missing, or a plan too long.
pub fn check(playbook: &Playbook, reasons: &[ChurnReason], plan: &str) -> Result<(), Refusal> {
    if reasons.is_empty() {
        let field = Field::Reason;
        return Err(Refusal::FieldEmpty { field });
    }
    text(playbook, Field::NextStep, plan)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::samples::playbook;

    #[test]
    fn neither_a_reason_nor_a_plan_is_enough_alone() {
        let check = |reasons: &[ChurnReason], plan| check(&playbook(), reasons, plan);
        let field = Field::Reason;
        assert_eq!(check(&[], "回访并送券"), Err(Refusal::FieldEmpty { field }));
        let field = Field::NextStep;
        let price = [ChurnReason::Price];
        assert_eq!(check(&price, "  "), Err(Refusal::FieldEmpty { field }));
        assert_eq!(check(&price, "回访并送券"), Ok(()));
    }
}
