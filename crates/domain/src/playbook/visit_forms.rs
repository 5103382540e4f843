//! Figures and lists of the visits' forms (policy Part 8).

use std::collections::BTreeSet;

use super::validate::demand;
use super::{Broken, Playbook};
use crate::data;
use crate::visit::VisitKind;

data! {
    /// Figures and lists of the visits' forms.
    #[derive(Eq)]
    #[serde(deny_unknown_fields)]
    pub struct VisitForms {
        /// Somebody who comes to collect waits no longer (VIS-02, SLA-06).
        pub pickup_wait_minutes: u32,
        /// Somebody who comes in is spoken to within (policy Part 8, derived from SLA-31).
        pub officer_contact_minutes: u32,
        /// Most tags of one visit.
        pub most_tags: u32,
        /// Most attachments or items of one visit.
        pub most_items: u32,
        /// Purposes of 回访 that ask why nothing was ordered (VIS-10).
        pub asks_no_order_reason: Vec<String>,
        /// Purposes of 回访 that ask for the cause and a plan (VIS-11).
        pub asks_win_back_plan: Vec<String>,
        /// Purposes of 到店 that ask for the minutes of an interview (VIS-07).
        pub asks_interview: Vec<String>,
        /// Purposes of 上门 that ask for both supervisors and a signature.
        pub asks_execution: Vec<String>,
        /// Purposes of 上门 that ask for the state of the goods (VIS-09).
        pub asks_condition: Vec<String>,
        /// Steps to tick, by kind (VIS-01).
        pub checklists: Checklists,
    }

    /// Steps to tick, in order; 督导 has the indicator sheet and 日志 nothing.
    #[derive(Eq)]
    #[serde(deny_unknown_fields)]
    pub struct Checklists {
        /// 到店
        pub in_store: Vec<String>,
        /// 回访
        pub follow_up: Vec<String>,
        /// 上门
        pub on_site: Vec<String>,
        /// 督导/神秘顾客
        pub inspection: Vec<String>,
        /// 一线日志
        pub staff_log: Vec<String>,
    }
}

impl VisitForms {
    /// Steps to tick on a kind of visit.
    #[must_use]
    pub fn checklist(&self, kind: VisitKind) -> &[String] {
        let by_kind = &self.checklists;
        match kind {
            VisitKind::InStore => &by_kind.in_store,
            VisitKind::FollowUp => &by_kind.follow_up,
            VisitKind::OnSite => &by_kind.on_site,
            VisitKind::Inspection => &by_kind.inspection,
            VisitKind::StaffLog => &by_kind.staff_log,
        }
    }
}

/// A working day.
const MOST_MINUTES: u32 = 8 * 60;

/// Checks the figures and lists of the visits' forms.
///
/// # Errors
/// The first cell that breaks a rule.
pub(super) fn validate(p: &Playbook) -> Result<(), Broken> {
    let f = &p.visit_forms;
    let cell = |name: &'static str| move || format!("visit_forms.{name}");
    for (minutes, name) in [
        (f.pickup_wait_minutes, "pickup_wait_minutes"),
        (f.officer_contact_minutes, "officer_contact_minutes"),
    ] {
        let rule = "between one minute and a working day";
        demand((1..=MOST_MINUTES).contains(&minutes), cell(name), rule)?;
    }
    for (most, name) in [(f.most_tags, "most_tags"), (f.most_items, "most_items")] {
        demand(most >= 1, cell(name), "one at least")?;
    }
    for (asks, kind, name) in [
        (
            &f.asks_no_order_reason,
            VisitKind::FollowUp,
            "asks_no_order_reason",
        ),
        (
            &f.asks_win_back_plan,
            VisitKind::FollowUp,
            "asks_win_back_plan",
        ),
        (&f.asks_interview, VisitKind::InStore, "asks_interview"),
        (&f.asks_execution, VisitKind::OnSite, "asks_execution"),
        (&f.asks_condition, VisitKind::OnSite, "asks_condition"),
    ] {
        let known = asks.iter().all(|word| p.purposes(kind).contains(word));
        demand(known, cell(name), "a purpose that the kind of visit offers")?;
    }
    for kind in VisitKind::ALL {
        let steps = f.checklist(kind);
        let distinct: BTreeSet<&str> = steps.iter().map(|step| step.trim()).collect();
        demand(
            distinct.len() == steps.len() && !distinct.contains(""),
            || format!("visit_forms.checklists.{kind:?}").to_lowercase(),
            "every step is there once and has words",
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::samples::playbook;

    fn broken(change: impl FnOnce(&mut VisitForms)) -> String {
        let mut p = playbook();
        change(&mut p.visit_forms);
        validate(&p).unwrap_err().cell
    }

    #[test]
    fn the_default_lists_of_visits_keep_their_rules() {
        assert_eq!(validate(&playbook()), Ok(()));
    }

    #[test]
    fn a_wrong_cell_of_the_visits_forms_is_named() {
        assert_eq!(broken(|f| f.most_tags = 0), "visit_forms.most_tags");
        let never = |f: &mut VisitForms| f.pickup_wait_minutes = 0;
        assert_eq!(broken(never), "visit_forms.pickup_wait_minutes");
        let unknown = |f: &mut VisitForms| f.asks_win_back_plan = vec!["没有的目的".into()];
        assert_eq!(broken(unknown), "visit_forms.asks_win_back_plan");
        let twice = |f: &mut VisitForms| f.checklists.on_site = vec!["亮证".into(), "亮证".into()];
        assert_eq!(broken(twice), "visit_forms.checklists.onsite");
    }
}
