//! One figure for a period and a part of the whole.

use super::{
    Chosen, Cut, Figures, KpiKey, Measure, OutsideKind, Period, Reading, Rows, answers, base,
    complaints, desk, orders,
};
use crate::playbook::Playbook;
use crate::sla::ClockKind;
use crate::time::UtcMs;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Asked<'a> {
    /// Which figure.
    pub key: KpiKey,
    /// Of when.
    pub period: Period,
    /// Of which part of the whole.
    pub cut: &'a Cut,
    /// 时限达成率 only: of this stage; none for all together.
    pub stage: Option<ClockKind>,
    /// Judged at.
    pub as_of: UtcMs,
}

/// Counts a figure.
///
/// # Errors
/// What must be brought in from outside first.
pub fn compute(
    asked: &Asked<'_>,
    rows: &Rows,
    outside: &Figures,
    playbook: &Playbook,
) -> Result<Reading, OutsideKind> {
    let all = Chosen { asked, rows };
    let measured = || of_moves(all, playbook).or_else(|| of_customers(all, playbook));
    let counted = of_answers(all, playbook)
        .or_else(|| of_complaints(all, playbook))
        .or_else(|| of_the_desk(all, playbook))
        .or_else(|| measured().map(Reading::from));
    match (asked.key.needs_from_outside(), counted) {
        (None, reading) => Ok(reading.unwrap_or_else(|| nothing(asked.key).into())),
        (Some(OutsideKind::Baseline), Some(reading)) => {
            let base = baseline(outside, asked)?;
            Ok(against(asked.key, &reading.raw, &base).into())
        }
        (Some(kind), _) => {
            let found = outside.find(asked.key, kind, asked.period);
            found.map(Reading::from).ok_or(kind)
        }
    }
}

/// The figure itself of an earlier time; for 解决提速, the mean that it is about.
fn baseline(outside: &Figures, asked: &Asked<'_>) -> Result<Measure, OutsideKind> {
    let key = match asked.key {
        KpiKey::ResolutionGain => KpiKey::MeanResolution,
        key => key,
    };
    let kind = OutsideKind::Baseline;
    outside.find(key, kind, asked.period).ok_or(kind)
}

/// How far it rose; for 解决提速, how far it fell.
fn against(key: KpiKey, now: &Measure, base: &Measure) -> Measure {
    let change = now.change_since(base).unwrap_or(nothing(key));
    match key {
        KpiKey::ResolutionGain => {
            let fell = change.numerator.saturating_neg();
            Measure::new(change.unit, fell, change.denominator)
        }
        _ => change,
    }
}

fn nothing(key: KpiKey) -> Measure {
    Measure::new(key.unit(), 0, 0)
}

fn of_answers(all: Chosen<'_>, playbook: &Playbook) -> Option<Reading> {
    let (rows, figures) = (all.answers(), &playbook.kpis);
    Some(match all.asked.key {
        KpiKey::Csat => answers::satisfied(rows, figures, false),
        KpiKey::CsatFirstService => answers::satisfied(rows, figures, true),
        KpiKey::Nps => answers::net_promoters(rows, figures),
        KpiKey::Ces => answers::mean_mark(rows, figures, |a| a.ease, &(1..=7)),
        KpiKey::Clarity => answers::mean_mark(rows, figures, |a| a.clarity, &(1..=5)),
        KpiKey::PersonalisedSatisfaction => answers::personal(rows, figures),
        _ => return None,
    })
}

fn of_complaints(all: Chosen<'_>, playbook: &Playbook) -> Option<Reading> {
    let Asked { period, as_of, .. } = *all.asked;
    let in_time = |stage| complaints::in_time(all.clocks(stage));
    Some(match all.asked.key {
        KpiKey::FirstResponseInLimit => in_time(Some(ClockKind::FirstResponse)),
        KpiKey::ReturnVisitRate => in_time(Some(ClockKind::ReturnVisit)),
        KpiKey::StageSlaRate => in_time(all.asked.stage),
        KpiKey::MeanResolution | KpiKey::ResolutionGain => {
            complaints::mean_resolution(all.cases(), period)
        }
        KpiKey::Fcr => complaints::resolved_first_time(all.cases(), period, as_of, &playbook.kpis),
        KpiKey::RepeatComplaint => complaints::repeated(all.cases(), period),
        KpiKey::ComplaintRate => complaints::rate(all.cases(), period, all.moves().count()),
        _ => return None,
    })
}

fn of_moves(all: Chosen<'_>, playbook: &Playbook) -> Option<Measure> {
    Some(match all.asked.key {
        KpiKey::DamageRate => orders::items(all.moves(), false),
        KpiKey::GoodsIntact => orders::items(all.moves(), true),
        KpiKey::Timeliness => orders::in_window(all.moves()),
        KpiKey::SopCompliance => orders::sheets(all.moves(), playbook.indicators.excellent_from),
        _ => return None,
    })
}

fn of_customers(all: Chosen<'_>, playbook: &Playbook) -> Option<Measure> {
    let (customers, figures) = (all.customers(), &playbook.kpis);
    Some(match all.asked.key {
        KpiKey::Repurchase => base::ordered_again(customers, figures.repurchase_orders),
        KpiKey::RetentionHighValue => base::stayed(customers.filter(|c| c.of.tier.is_high_value())),
        KpiKey::RetentionOverall => base::stayed(customers),
        KpiKey::Churn => base::lost(customers),
        KpiKey::WakeRate => base::woken(customers),
        KpiKey::ReferralShare => base::referred(customers),
        KpiKey::UsesPerCustomer => base::uses(customers),
        KpiKey::RecordCompleteness => base::filled(customers),
        KpiKey::RecordFreshness => base::fresh(customers, all.asked.period, figures.fresh_days),
        KpiKey::PersonalisedCoverage => base::personal(customers),
        KpiKey::InteractionFrequency => base::interactions(customers),
        _ => return None,
    })
}

fn of_the_desk(all: Chosen<'_>, playbook: &Playbook) -> Option<Reading> {
    let (rows, figures, period) = (all.rows, &playbook.kpis, all.asked.period);
    let takes = |of, at| all.takes(of, at);
    let measure = match all.asked.key {
        KpiKey::LeadMeanResponse => {
            let leads = rows.leads.iter().filter(|l| takes(&l.of, l.raised_at));
            return Some(desk::lead_response(leads));
        }
        KpiKey::PickupWait => {
            let pickups = rows.pickups.iter().filter(|p| takes(&p.of, p.served_at));
            desk::served(pickups, figures.pickup_minutes)
        }
        KpiKey::FrontLineNotes => {
            desk::notes_a_day(rows.notes.iter().filter(|n| takes(&n.of, n.at)), period)
        }
        KpiKey::QuestionnaireTrigger => {
            let due = rows.questionnaires.iter();
            desk::sent(due.filter(|q| takes(&q.of, q.due_at)))
        }
        KpiKey::WinBack => {
            let tasks = rows.win_backs.iter().filter(|w| takes(&w.of, w.handled_at));
            desk::won_back(tasks, figures.win_back_days)
        }
        KpiKey::PointsRedemption => {
            desk::redeemed(rows.points.iter().filter(|p| takes(&p.of, p.at)))
        }
        KpiKey::ImprovementItems => {
            let items = rows.improvements.iter();
            Measure::count(items.filter(|i| takes(&i.of, i.closed_at)).count())
        }
        KpiKey::SyncSuccess => desk::accepted(all.pushes()),
        _ => return None,
    };
    Some(measure.into())
}
