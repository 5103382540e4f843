//! What customers answer: satisfaction, recommendation, ease. Someone who wasn't reached answered nothing
//! and stands in no figure here (policy Part 5.2).

use super::{Answer, ApartKind, Measure, Reading, SurveyKind, Unit};
use crate::playbook::Kpis;
use crate::time::MINUTE_MS;

/// Answers that count: research answered too fast or against itself doesn't (SUR-03); a short one after a
/// service may be as fast as it likes (C-32).
fn is_valid(answer: &Answer, figures: &Kpis) -> bool {
    let shortest = i64::from(figures.shortest_research_minutes) * MINUTE_MS;
    let too_fast = answer.took_ms.is_some_and(|took| took < shortest);
    answer.kind != SurveyKind::Research || !(too_fast || answer.is_contradictory)
}

/// CSAT counts what was asked after a service and after a resolution only (C-37).
fn counts_for_csat(answer: &Answer) -> bool {
    let kinds = [SurveyKind::AfterService, SurveyKind::AfterResolution];
    kinds.contains(&answer.kind)
}

fn in_range(mark: Option<u8>, range: std::ops::RangeInclusive<u8>) -> Option<u8> {
    mark.filter(|mark| range.contains(mark))
}

/// Satisfied among those who answered.
pub(super) fn satisfied<'a>(
    answers: impl Iterator<Item = &'a Answer>,
    figures: &Kpis,
    first_orders_only: bool,
) -> Reading {
    let asked: Vec<_> = answers
        .filter(|a| counts_for_csat(a) && (a.is_first_order || !first_orders_only))
        .filter(|a| a.score.is_some())
        .collect();
    let scores = asked.iter().filter_map(|a| in_range(a.score, 1..=5));
    let measure = Measure::share(scores, |score| u32::from(*score) >= figures.satisfied_from);
    let counted = usize::try_from(measure.denominator).unwrap_or(0);
    Reading::from(measure).beside(ApartKind::Invalid, asked.len() - counted)
}

/// Promoters less detractors, in points.
pub(super) fn net_promoters<'a>(
    answers: impl Iterator<Item = &'a Answer>,
    figures: &Kpis,
) -> Reading {
    let (valid, invalid) = split(answers.filter(|a| a.recommends.is_some()), figures);
    let marks: Vec<u32> = (valid.iter().filter_map(|a| in_range(a.recommends, 0..=10)))
        .map(u32::from)
        .collect();
    let count = |holds: &dyn Fn(u32) -> bool| {
        let held = marks.iter().filter(|mark| holds(**mark)).count();
        i64::try_from(held).unwrap_or(i64::MAX)
    };
    let net = count(&|m| m >= figures.promoter_from) - count(&|m| m <= figures.detractor_to);
    let all = count(&|_| true);
    Reading::from(Measure::new(Unit::Points, net, all)).beside(ApartKind::Invalid, invalid)
}

/// The mean of one mark of the questionnaire.
pub(super) fn mean_mark<'a>(
    answers: impl Iterator<Item = &'a Answer>,
    figures: &Kpis,
    mark: impl Fn(&Answer) -> Option<u8>,
    range: &std::ops::RangeInclusive<u8>,
) -> Reading {
    let (valid, invalid) = split(answers.filter(|a| mark(a).is_some()), figures);
    let marks = valid
        .iter()
        .filter_map(|a| in_range(mark(a), range.clone()));
    let mean = Measure::mean(Unit::Score, marks.map(i64::from));
    Reading::from(mean).beside(ApartKind::Invalid, invalid)
}

/// Satisfied with what was done for them alone.
pub(super) fn personal<'a>(answers: impl Iterator<Item = &'a Answer>, figures: &Kpis) -> Reading {
    let (valid, invalid) = split(answers.filter(|a| a.personal.is_some()), figures);
    let measure = Measure::share(valid, |a| a.personal == Some(true));
    Reading::from(measure).beside(ApartKind::Invalid, invalid)
}

/// Answers that count, and how many don't.
fn split<'a>(
    answers: impl Iterator<Item = &'a Answer>,
    figures: &Kpis,
) -> (Vec<&'a Answer>, usize) {
    let (valid, invalid): (Vec<_>, Vec<_>) = answers.partition(|a| is_valid(a, figures));
    (valid, invalid.len())
}
