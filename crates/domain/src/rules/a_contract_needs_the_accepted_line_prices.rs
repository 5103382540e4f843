//! M2: a contract needs the customer's acceptance of every price line, and the rule on extras and
//! the service standard shown; a quote that has run out is given anew (MOV-04, MOV-16).

use crate::move_order::{MovePoint, MoveQuote};
use crate::refusal::Refusal;
use crate::time::UtcMs;

/// What the customer was shown and said.
#[derive(Debug, Clone, Copy)]
pub struct Shown {
    /// Every price line was accepted.
    pub lines_accepted: bool,
    /// The rule on extras was shown.
    pub extras_rule: bool,
    /// The service standard was shown.
    pub standard: bool,
}

/// Refuses a contract on anything but a quote accepted line by line.
///
/// # Errors
/// [`Refusal::StepNeeds`].
pub fn check(quote: Option<&MoveQuote>, shown: Shown, now: UtcMs) -> Result<(), Refusal> {
    let missing = if quote.is_none_or(|quote| quote.valid_until < now) {
        Some(MovePoint::QuoteInForce)
    } else if !shown.lines_accepted {
        Some(MovePoint::LinesAccepted)
    } else if !shown.extras_rule {
        Some(MovePoint::ExtrasRuleShown)
    } else if !shown.standard {
        Some(MovePoint::StandardShown)
    } else {
        None
    };
    missing.map_or(Ok(()), |point| Err(Refusal::StepNeeds { point }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::move_order::samples::quote;
    use crate::rules::samples::NOW;

    const ALL: Shown = Shown {
        lines_accepted: true,
        extras_rule: true,
        standard: true,
    };

    fn point(quote: Option<&MoveQuote>, shown: Shown) -> Option<MovePoint> {
        match check(quote, shown, NOW) {
            Err(Refusal::StepNeeds { point }) => Some(point),
            _ => None,
        }
    }

    #[test]
    fn a_price_that_was_not_accepted_line_by_line_makes_no_contract() {
        let quote = quote();
        assert_eq!(point(Some(&quote), ALL), None);
        let lines_accepted = false;
        let shown = Shown {
            lines_accepted,
            ..ALL
        };
        assert_eq!(point(Some(&quote), shown), Some(MovePoint::LinesAccepted));
        let extras_rule = false;
        let shown = Shown { extras_rule, ..ALL };
        assert_eq!(point(Some(&quote), shown), Some(MovePoint::ExtrasRuleShown));
        let shown = Shown {
            standard: false,
            ..ALL
        };
        assert_eq!(point(Some(&quote), shown), Some(MovePoint::StandardShown));
    }

    #[test]
    fn a_quote_that_has_run_out_is_given_anew() {
        let mut quote = quote();
        quote.valid_until = NOW;
        assert_eq!(point(Some(&quote), ALL), None);
        quote.valid_until = UtcMs(NOW.0 - 1);
        assert_eq!(point(Some(&quote), ALL), Some(MovePoint::QuoteInForce));
        assert_eq!(point(None, ALL), Some(MovePoint::QuoteInForce));
    }
}
