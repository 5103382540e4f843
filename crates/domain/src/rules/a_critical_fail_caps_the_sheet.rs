//! A failed ★ indicator keeps the sheet at 59 or below, however good the rest is: gentle handling, price
//! confirmed, fragile goods, safe lifting, both supervisors, no unconfirmed extras (MOV-14, policy Part 13).

use crate::indicators::IndicatorId;
use crate::playbook::Indicators;

/// Points after the cap.
#[must_use]
pub fn capped(figures: &Indicators, points: u32, failed_critical: &[IndicatorId]) -> u32 {
    if failed_critical.is_empty() {
        points
    } else {
        points.min(figures.critical_cap)
    }
}

#[cfg(test)]
mod tests {
    use crate::indicators::{IndicatorId, Mark, SheetGrade, score, sheet};
    use crate::rules::samples::playbook;

    #[test]
    fn one_rough_hand_makes_a_sheet_of_ninety_five_a_fifty_nine() {
        let scored = score(&sheet(&[(2, Mark::Fail)]), &playbook().indicators).unwrap();
        assert_eq!((scored.points_before_cap, scored.points), (95, 59));
        assert_eq!(scored.grade, SheetGrade::Fail);
        let rough = IndicatorId::new(2).unwrap();
        assert_eq!(scored.failed_critical, [rough]);
    }

    #[test]
    fn the_cap_never_lifts_a_worse_sheet_and_a_part_does_not_cap() {
        let figures = playbook().indicators;
        let all: Vec<_> = (1..=20).map(|n| (n, Mark::Fail)).collect();
        assert_eq!(score(&sheet(&all), &figures).unwrap().points, 0);
        let part = score(&sheet(&[(2, Mark::Partial)]), &figures).unwrap();
        assert_eq!(part.points, 98);
    }
}
