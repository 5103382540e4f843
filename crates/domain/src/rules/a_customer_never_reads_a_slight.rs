//! 基础 and 低效流失 never appear on anything that a customer sees (policy decision 22). What writes to
//! a customer asks here.

use crate::customer::value::Segment;
use crate::grade::Tier;

/// The tier as a customer may read it.
#[must_use]
pub fn tier_to_tell(tier: Tier) -> Option<Tier> {
    (tier != Tier::Basic).then_some(tier)
}

/// The segment as a customer may read it.
#[must_use]
pub fn segment_to_tell(segment: Segment) -> Option<Segment> {
    (segment != Segment::Fading).then_some(segment)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_lowest_tier_and_segment_go_unsaid() {
        let told = Tier::ALL.map(tier_to_tell);
        assert_eq!(
            told,
            [
                Some(Tier::Diamond),
                Some(Tier::Gold),
                Some(Tier::Silver),
                None
            ]
        );
        let told = Segment::ALL.map(segment_to_tell);
        assert_eq!(told.iter().filter(|t| t.is_some()).count(), 4);
        assert_eq!(told[4], None);
    }
}
