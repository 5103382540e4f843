//! Whoever brings a newcomer gets 200 points, and the newcomer 100, once the newcomer's first order is
//! completed (PTS-04, PTS-08, C-23): once for each newcomer, and nothing for bringing oneself.

use crate::ids::CustomerId;
use crate::playbook::PointsFigures;
use crate::points::{PointsRule, PointsSource};

/// Who gets how much, from which event.
#[must_use]
pub fn pays(
    points: &PointsFigures,
    newcomer: CustomerId,
    referrer: Option<CustomerId>,
) -> Vec<(CustomerId, PointsRule, PointsSource, u32)> {
    let Some(referrer) = referrer.filter(|referrer| *referrer != newcomer) else {
        return vec![];
    };
    let source = PointsSource::Newcomer { customer: newcomer };
    vec![
        (referrer, PointsRule::Referral, source, points.referral),
        (newcomer, PointsRule::Newcomer, source, points.newcomer),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::samples::playbook;
    use uuid::Uuid;

    #[test]
    fn both_sides_are_paid_and_nobody_for_bringing_oneself() {
        let points = playbook().points;
        let who = |n| CustomerId(Uuid::from_u128(n));
        let paid = pays(&points, who(1), Some(who(2)));
        let amounts: Vec<_> = paid.iter().map(|(c, _, _, points)| (*c, *points)).collect();
        assert_eq!(amounts, [(who(2), 200), (who(1), 100)]);
        assert_eq!(pays(&points, who(1), Some(who(1))), []);
        assert_eq!(pays(&points, who(1), None), []);
    }
}
