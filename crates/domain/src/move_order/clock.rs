//! Clocks of an enquiry: how soon it is answered, quoted and leads somewhere (policy Part 3.3 and 7.1;
//! SLA-29, SLA-30). High value has half of the first two.

use super::{MoveOrder, MoveStep};
use crate::grade::Tier;
use crate::playbook::Playbook;
use crate::shape;
use crate::time::UtcMs;

shape! {
    /// Clocks of an enquiry.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum MoveClockKind {
        /// 线索响应
        LeadAnswered,
        /// 线索结果
        LeadOutcome,
        /// 报价
        Quote,
    }

    /// One clock of an enquiry.
    #[derive(Copy, Eq)]
    pub struct MoveClock {
        /// Which.
        pub kind: MoveClockKind,
        /// When it started.
        pub started_at: UtcMs,
        /// Amber from here.
        pub target_at: UtcMs,
        /// Due.
        pub due_at: UtcMs,
        /// When it stopped; none while it runs.
        pub stopped_at: Option<UtcMs>,
    }
}

/// The clocks of an order's enquiry; none for what was written before there were steps.
#[must_use]
pub fn clocks(order: &MoveOrder, tier: Tier, playbook: &Playbook) -> Vec<MoveClock> {
    let (job, figures) = (&order.job, &playbook.moves);
    let ended_at = job.ended.as_ref().map(|ended| ended.at);
    let first = |step: MoveStep| {
        let reached = job.nodes.iter().filter(|node| node.step >= step);
        reached.map(|node| node.at).chain(ended_at).min()
    };
    let share = if tier.is_high_value() { 2 } else { 1 };
    let lead = figures.lead;
    let clock = |kind, started_at: UtcMs, target: u32, due: u32, stopped_at| MoveClock {
        kind,
        started_at,
        target_at: started_at.plus_minutes(target),
        due_at: started_at.plus_minutes(due),
        stopped_at,
    };
    let mut clocks = vec![];
    if let Some(start) = job.registered_at {
        let (target, limit) = (lead.target / share, lead.limit / share);
        let answered = first(MoveStep::Needs);
        clocks.push(clock(
            MoveClockKind::LeadAnswered,
            start,
            target,
            limit,
            answered,
        ));
        let outcome = lead.outcome / share;
        let quoted = first(MoveStep::Quoted);
        clocks.push(clock(
            MoveClockKind::LeadOutcome,
            start,
            outcome,
            outcome,
            quoted,
        ));
    }
    let needs_at = job.nodes.iter().find(|node| node.step == MoveStep::Needs);
    if let Some(needs) = needs_at {
        let minutes = figures.quote_minutes;
        let quoted = first(MoveStep::Quoted);
        clocks.push(clock(
            MoveClockKind::Quote,
            needs.at,
            minutes,
            minutes,
            quoted,
        ));
    }
    clocks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::move_order::samples::at_step;
    use crate::rules::samples::playbook;
    use crate::time::MINUTE_MS;

    fn due_minutes(tier: Tier, kind: MoveClockKind) -> i64 {
        let order = at_step(MoveStep::Needs);
        let clocks = clocks(&order, tier, &playbook());
        let clock = clocks.iter().find(|clock| clock.kind == kind).unwrap();
        clock.due_at.since(clock.started_at) / MINUTE_MS
    }

    #[test]
    fn an_enquiry_is_answered_within_thirty_minutes_and_for_high_value_within_fifteen() {
        assert_eq!(due_minutes(Tier::Silver, MoveClockKind::LeadAnswered), 30);
        assert_eq!(due_minutes(Tier::Gold, MoveClockKind::LeadAnswered), 15);
        assert_eq!(due_minutes(Tier::Basic, MoveClockKind::LeadOutcome), 120);
        assert_eq!(due_minutes(Tier::Diamond, MoveClockKind::Quote), 3);
    }

    #[test]
    fn a_quote_stops_its_clock_and_losing_the_order_stops_all() {
        let running = |order: &MoveOrder| {
            let clocks = clocks(order, Tier::Silver, &playbook());
            clocks.iter().filter(|c| c.stopped_at.is_none()).count()
        };
        let mut order = at_step(MoveStep::Lead);
        assert_eq!(running(&order), 2);
        order = at_step(MoveStep::Needs);
        assert_eq!(running(&order), 2);
        assert_eq!(running(&at_step(MoveStep::Quoted)), 0);
        order.job.ended = crate::move_order::samples::lost().job.ended;
        assert_eq!(running(&order), 0);
    }
}
