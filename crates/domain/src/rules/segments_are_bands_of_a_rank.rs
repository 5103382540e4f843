//! The segment is a band of the rank by R+F+M: the best 5 % are 战略价值, the next 15 % 高潜成长, then
//! 30 % 活跃留存, 25 % 唤醒潜力 and 25 % 低效流失; ties share the better band (TIER-10, policy Part 11
//! rule 8). Who never ordered, or lives among too few to rank, has none.

use crate::customer::value::{CustomerFigures, Population, Segment, SegmentReason};
use crate::playbook::ValueFigures;

/// The segment, and why.
#[must_use]
pub fn segment(
    value: &ValueFigures,
    figures: &CustomerFigures,
    population: &Population,
) -> (Option<Segment>, SegmentReason) {
    if !figures.has_ordered() {
        return (None, SegmentReason::NeverOrdered);
    }
    let needs = value.rank_needs_customers;
    let Some(rank) = population.composite_rank(figures, needs) else {
        return (None, SegmentReason::TooFewToRank { needs });
    };
    let scores = population.scores(figures);
    let mut up_to = 0;
    let bands = Segment::ALL.into_iter().zip(value.segment_percents);
    let mut bands = bands.filter(|(_, percent)| {
        up_to += percent;
        rank.is_within(up_to)
    });
    let segment = bands.next().map_or(Segment::Fading, |(segment, _)| segment);
    (Some(segment), SegmentReason::Ranked { scores, rank })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::customer::value::samples::{crowd, figures};
    use crate::customer::value::{BusinessFigures, Scores};
    use crate::rules::samples::playbook;

    fn of(figures: &CustomerFigures, population: &Population) -> Option<Segment> {
        segment(&playbook().customer_value, figures, population).0
    }

    #[test]
    fn ties_share_the_better_band() {
        let all = crowd(1000);
        let population = Population::of(&all);
        let value = playbook().customer_value;
        let of = |c| segment(&value, c, &population).0;
        let segments: Vec<_> = all.iter().map(of).collect();
        let count = |segment| segments.iter().filter(|s| **s == Some(segment)).count();
        // A crowd in step: each fifth has one composite, so that a band takes whole fifths.
        assert_eq!(Segment::ALL.map(count), [200, 0, 400, 200, 200]);
    }

    #[test]
    fn the_best_scores_are_strategic_and_the_worst_are_fading() {
        let all = crowd(100);
        let population = Population::of(&all);
        assert_eq!(of(&all[99], &population), Some(Segment::Strategic));
        assert_eq!(of(&all[0], &population), Some(Segment::Fading));
    }

    #[test]
    fn who_never_ordered_or_lives_among_few_has_no_segment() {
        let all = crowd(49);
        let value = playbook().customer_value;
        let (none, why) = segment(&value, &all[48], &Population::of(&all));
        let needs = value.rank_needs_customers;
        assert_eq!((none, why), (None, SegmentReason::TooFewToRank { needs }));
        let mut newcomer = figures(1);
        (newcomer.lifetime_orders, newcomer.lifetime_services) = (0, 0);
        let crowd = Population::of(&crowd(100));
        let (none, why) = segment(&value, &newcomer, &crowd);
        assert_eq!((none, why), (None, SegmentReason::NeverOrdered));
    }

    #[test]
    fn a_business_is_scored_among_businesses_by_years_complexity_and_amount() {
        let mut all = crowd(100);
        for (years, c) in (0..).zip(&mut all[90..]) {
            let complexity = 4;
            c.business = Some(BusinessFigures { years, complexity });
        }
        let population = Population::of(&all);
        let expected = Scores {
            recency: 1,
            frequency: 4,
            amount: 1,
        };
        assert_eq!(population.scores(&all[90]), expected);
        assert_eq!(population.scores(&all[99]).recency, 5);
    }
}
