//! Figures of move orders (policy Part 7, decisions 19 and 20).

use std::collections::BTreeSet;

use super::validate::demand;
use super::{Broken, Playbook};
use crate::data;
use crate::money::Fen;

data! {
    /// Figures of move orders.
    #[derive(Eq)]
    #[serde(deny_unknown_fields)]
    pub struct Moves {
        /// 小件 below both figures needs one supervisor (policy decision 19).
        pub one_supervisor: OneSupervisor,
        /// Extras above this share of the signed price need 项目经理 (M5).
        pub large_extra_percent: u32,
        /// Discount that a level may give, in percent; L3 gives any (policy decision 20).
        pub discount_percent: Discounts,
        /// Highest fee of a cancellation, by hours left; the first row that fits counts (M7).
        pub cancel_fees: Vec<FeeRow>,
        /// Highest fee of a change of the day, by hours left (M7).
        pub reschedule_fees: Vec<FeeRow>,
        /// Longest window agreed with a customer.
        pub longest_window_hours: u32,
        /// 售后 ends so many days after the signature (M9, MOV-13).
        pub completed_after_days: u32,
        /// A lost order comes back within so many days (M10).
        pub lost_reopens_within_days: u32,
        /// From complete needs to a quote (SLA-30).
        pub quote_minutes: u32,
        /// An enquiry (policy Part 3.3, SLA-29).
        pub lead: LeadMinutes,
        /// Points of the exit check (MOV-17).
        pub exit_checklist: Vec<String>,
        /// Codes of condition marks (`move-orders.md` section 3).
        pub condition_codes: Vec<CodeWord>,
        /// Codes of where a mark is.
        pub location_codes: Vec<CodeWord>,
        /// Most price lines, plans, photos or materials of one command.
        pub most_lines: u32,
    }

    /// Where one supervisor is enough.
    #[derive(Copy, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct OneSupervisor {
        /// Below this price.
        pub price: Fen,
        /// Below this volume.
        pub volume_dm3: u32,
    }

    /// Discounts in percent.
    #[derive(Copy, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct Discounts {
        /// L1.
        pub l1: u32,
        /// L2.
        pub l2: u32,
    }

    /// A fee by time left.
    #[derive(Copy, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct FeeRow {
        /// Fewer hours left than this.
        pub within_hours: u32,
        /// Share of the signed price, in percent.
        pub percent: u32,
    }

    /// Clock of an enquiry in minutes, for 银牌 and 基础; high value has half.
    #[derive(Copy, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct LeadMinutes {
        /// Answered, as a mean.
        pub target: u32,
        /// Answered at the latest.
        pub limit: u32,
        /// A supervisor hears of it.
        pub escalate: u32,
        /// Something has come of it.
        pub outcome: u32,
    }

    /// A code with its word.
    #[derive(Eq)]
    #[serde(deny_unknown_fields)]
    pub struct CodeWord {
        /// Code, as printed and typed.
        pub code: String,
        /// Word.
        pub word: String,
    }
}

/// A year of days; longer is a typing mistake.
const MOST_DAYS: u32 = 366;
const MOST_HOURS: u32 = 30 * 24;
const MOST_MINUTES: u32 = 24 * 60;

/// Checks the figures of move orders.
///
/// # Errors
/// The first cell that breaks a rule.
pub(super) fn validate(p: &Playbook) -> Result<(), Broken> {
    let m = &p.moves;
    let cell = |name: &'static str| move || format!("moves.{name}");
    demand(
        m.one_supervisor.price >= Fen(0),
        cell("one_supervisor"),
        "a price is never negative",
    )?;
    demand(
        m.large_extra_percent <= 100,
        cell("large_extra_percent"),
        "a share is between 0 and 100 percent",
    )?;
    let discount = m.discount_percent;
    demand(
        discount.l1 <= discount.l2 && discount.l2 <= 100,
        cell("discount_percent"),
        "a higher level gives no less, and nobody more than all",
    )?;
    check_fees(&m.cancel_fees, "cancel_fees")?;
    check_fees(&m.reschedule_fees, "reschedule_fees")?;
    demand(
        (1..=MOST_HOURS).contains(&m.longest_window_hours),
        cell("longest_window_hours"),
        "a window lasts between one hour and 30 days",
    )?;
    for (days, name) in [
        (m.completed_after_days, "completed_after_days"),
        (m.lost_reopens_within_days, "lost_reopens_within_days"),
    ] {
        let rule = "between one day and a year";
        demand((1..=MOST_DAYS).contains(&days), cell(name), rule)?;
    }
    demand(
        (1..=MOST_MINUTES).contains(&m.quote_minutes),
        cell("quote_minutes"),
        "a quote takes between one minute and a day",
    )?;
    let lead = [m.lead.target, m.lead.limit, m.lead.escalate, m.lead.outcome];
    demand(
        lead[0] >= 1 && lead.windows(2).all(|pair| pair[0] <= pair[1]) && lead[3] <= MOST_MINUTES,
        cell("lead"),
        "target ≤ limit ≤ escalate ≤ outcome, from one minute to a day",
    )?;
    demand(
        are_distinct(m.exit_checklist.iter()),
        cell("exit_checklist"),
        "every point is there once and has words",
    )?;
    for (codes, name) in [
        (&m.condition_codes, "condition_codes"),
        (&m.location_codes, "location_codes"),
    ] {
        let worded = codes.iter().all(|c| !c.word.trim().is_empty());
        demand(
            worded && are_distinct(codes.iter().map(|c| &c.code)),
            cell(name),
            "every code is there once and has a word",
        )?;
    }
    demand(m.most_lines >= 1, cell("most_lines"), "one line at least")
}

fn check_fees(rows: &[FeeRow], name: &'static str) -> Result<(), Broken> {
    let later_is_dearer = |pair: &[FeeRow]| {
        pair[0].within_hours < pair[1].within_hours && pair[0].percent >= pair[1].percent
    };
    demand(
        rows.iter().all(|row| row.percent <= 100) && rows.windows(2).all(later_is_dearer),
        || format!("moves.{name}"),
        "the fewer hours are left, the higher the fee, and never above the price",
    )
}

/// None empty, none twice, and one at least.
fn are_distinct<'a>(words: impl Iterator<Item = &'a String>) -> bool {
    let words: Vec<&str> = words.map(|word| word.trim()).collect();
    let distinct: BTreeSet<&str> = words.iter().copied().collect();
    !words.is_empty() && distinct.len() == words.len() && !distinct.contains("")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::samples::playbook;

    fn broken(change: impl FnOnce(&mut Moves)) -> String {
        let mut p = playbook();
        change(&mut p.moves);
        validate(&p).unwrap_err().cell
    }

    #[test]
    fn the_default_figures_of_moves_keep_their_rules() {
        assert_eq!(validate(&playbook()), Ok(()));
    }

    #[test]
    fn a_wrong_cell_of_moves_is_named() {
        assert_eq!(
            broken(|m| m.large_extra_percent = 101),
            "moves.large_extra_percent"
        );
        assert_eq!(
            broken(|m| m.discount_percent.l1 = 90),
            "moves.discount_percent"
        );
        assert_eq!(broken(|m| m.cancel_fees.reverse()), "moves.cancel_fees");
        assert_eq!(
            broken(|m| m.reschedule_fees[0].percent = 200),
            "moves.reschedule_fees"
        );
        assert_eq!(
            broken(|m| m.completed_after_days = 0),
            "moves.completed_after_days"
        );
        assert_eq!(broken(|m| m.lead.limit = 1), "moves.lead");
        assert_eq!(broken(|m| m.exit_checklist.clear()), "moves.exit_checklist");
        let twice = |m: &mut Moves| m.condition_codes[1].code = m.condition_codes[0].code.clone();
        assert_eq!(broken(twice), "moves.condition_codes");
        assert_eq!(
            broken(|m| m.location_codes[0].word = " ".into()),
            "moves.location_codes"
        );
    }
}
