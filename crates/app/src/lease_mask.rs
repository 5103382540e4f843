//! The one place where views are masked once the signed-in person's lease is over.

use domain::complaint::{
    ClosedHow, Closure, Complaint, LoggedPause, Proposal, Resolution, ReturnVisit,
};
use domain::field::FieldValue;
use domain::refusal::Refusal;
use domain::rules::reading_is_masked_after_the_lease::hide;
use wire::attention::{AttentionKind, AttentionList};
use wire::complaint_view::{ComplaintRow, ComplaintView};
use wire::customer_view::{CustomerHit, OrderBrief};
use wire::draft::IntakePreview;
use wire::envelope::RejectReason;
use wire::error::AppError;
use wire::import::{ImportSummary, RowFault, RowFindingPage};
use wire::record_view::{Form, Found, FoundRow, RecordPage, RecordRow, RecordView};

use crate::desk::Desk;
use crate::edits::of_mut;
use crate::error::Error;
use crate::opened::Opened;

/// A view that can hide what it shows of customers.
pub(crate) trait Masked {
    /// Hides names, phones and words; numbers, states and times stay.
    fn mask(&mut self);
}

impl Desk {
    /// Runs work that reads, and masks what it found when the lease is over.
    pub(crate) async fn read_on_desk<T: Masked + Send + 'static>(
        &self,
        work: impl FnOnce(&Opened) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, AppError> {
        self.on_desk(move |desk| {
            let mut found = work(desk)?;
            if desk.store.read(|r| desk.lease_is_over(r))? {
                found.mask();
            }
            Ok(found)
        })
        .await
    }
}

fn hide_some(text: &mut Option<String>) {
    if let Some(text) = text {
        hide(text);
    }
}

impl<T: Masked> Masked for Vec<T> {
    fn mask(&mut self) {
        self.iter_mut().for_each(T::mask);
    }
}

impl Masked for ComplaintRow {
    fn mask(&mut self) {
        hide(&mut self.title);
        hide(&mut self.customer_masked);
    }
}

impl Masked for Complaint {
    fn mask(&mut self) {
        for text in [
            &mut self.customer_name,
            &mut self.customer_phone,
            &mut self.description,
            &mut self.remedy_words,
        ] {
            hide(text);
        }
        hide_some(&mut self.bridging);
        if let Some(who) = &mut self.complainant {
            hide(&mut who.name);
            hide(&mut who.phone);
        }
        if let Some(emergency) = &mut self.emergency {
            hide(&mut emergency.measure);
        }
        self.proposal.mask();
        self.resolution.mask();
        self.pauses.mask();
        self.visits.mask();
        self.closure.mask();
        if let Some(cancellation) = &mut self.cancellation {
            hide(&mut cancellation.reason);
        }
        if let Some(hand_over) = &mut self.hand_over {
            hide(&mut hand_over.note);
        }
        for cycle in &mut self.past_cycles {
            hide(&mut cycle.reason);
            cycle.proposal.mask();
            cycle.resolution.mask();
            cycle.pauses.mask();
            cycle.visits.mask();
            cycle.closure.mask();
        }
    }
}

impl<T: Masked> Masked for Option<T> {
    fn mask(&mut self) {
        self.iter_mut().for_each(T::mask);
    }
}

impl Masked for Proposal {
    fn mask(&mut self) {
        hide(&mut self.solution);
    }
}

impl Masked for Resolution {
    fn mask(&mut self) {
        hide(&mut self.done);
    }
}

impl Masked for LoggedPause {
    fn mask(&mut self) {
        hide(&mut self.awaited);
    }
}

impl Masked for ReturnVisit {
    fn mask(&mut self) {
        if let Some(answers) = &mut self.answers {
            hide(&mut answers.comment);
        }
    }
}

impl Masked for Closure {
    fn mask(&mut self) {
        match &mut self.how {
            ClosedHow::Settled { improvement } => hide_some(improvement),
            ClosedHow::Unreached => {}
            ClosedHow::DutyDone {
                written_reply,
                remedies_told,
            } => {
                hide(written_reply);
                hide(remedies_told);
            }
        }
    }
}

impl Masked for ComplaintView {
    fn mask(&mut self) {
        self.complaint.mask();
        hide(&mut self.title);
        hide(&mut self.customer_masked);
        hide(&mut self.phone_masked);
        // Every line of the history quotes somebody.
        self.timeline.clear();
    }
}

impl Masked for OrderBrief {
    fn mask(&mut self) {
        hide(&mut self.route);
    }
}

impl Masked for CustomerHit {
    fn mask(&mut self) {
        hide(&mut self.name);
        hide(&mut self.phone_masked);
        self.reading.clear();
        if let Some(order) = &mut self.latest_order {
            order.mask();
        }
    }
}

impl Masked for IntakePreview {
    fn mask(&mut self) {
        if let Some(customer) = &mut self.customer {
            customer.mask();
        }
        self.orders.mask();
        for duplicate in &mut self.duplicates {
            hide(&mut duplicate.title);
        }
    }
}

impl Masked for RecordRow {
    fn mask(&mut self) {
        hide(&mut self.title);
        hide_some(&mut self.customer_masked);
    }
}

impl Masked for RecordPage {
    fn mask(&mut self) {
        self.rows.mask();
    }
}

impl Masked for RecordView {
    fn mask(&mut self) {
        self.row.mask();
        for field in &mut self.fields {
            mask_value(&mut field.value);
            hide_some(&mut field.words);
        }
        for related in &mut self.related {
            related.rows.mask();
        }
        self.timeline.clear();
    }
}

impl Masked for FoundRow {
    fn mask(&mut self) {
        self.row.mask();
        self.title.clear();
        self.customer.clear();
    }
}

impl Masked for Found {
    fn mask(&mut self) {
        for group in &mut self.groups {
            group.rows.mask();
        }
    }
}

/// What stands in the file is the person's; who is here already is not.
impl Masked for RowFindingPage {
    fn mask(&mut self) {
        for finding in &mut self.findings {
            if let RowFault::SamePhoneHere { name } = &mut finding.fault {
                hide(name);
            }
        }
    }
}

impl Masked for ImportSummary {
    fn mask(&mut self) {
        self.findings.mask();
    }
}

/// The values of a form that edits are the record's; without them there is nothing to edit.
impl Masked for Form {
    fn mask(&mut self) {
        for field in &mut self.fields {
            if self.record.is_some() {
                mask_value(&mut field.value);
            }
            hide_some(&mut field.words);
        }
    }
}

/// What the person typed stays whole: nothing typed is lost, and who typed it knows it. What a
/// colleague typed is hidden like all else.
impl Masked for AttentionList {
    fn mask(&mut self) {
        for item in &mut self.items {
            let is_own = item.kind != AttentionKind::Review;
            hide_some(&mut item.title);
            item.meanwhile.clear();
            if !is_own {
                item.command = None;
                hide_some(&mut item.note);
            }
            for edit in item.command.as_mut().map_or(&mut [][..], of_mut) {
                mask_value(&mut edit.base);
            }
            for clash in &mut item.clashes {
                mask_value(&mut clash.base);
                mask_value(&mut clash.theirs);
                if !is_own {
                    mask_value(&mut clash.mine);
                }
            }
            if let RejectReason::Rule {
                refusal: Refusal::FieldConflict { clashes },
            } = &mut item.reason
            {
                for clash in clashes {
                    for value in [&mut clash.base, &mut clash.mine, &mut clash.theirs] {
                        mask_value(value);
                    }
                }
            }
        }
    }
}

fn mask_value(value: &mut FieldValue) {
    if let FieldValue::Text { text } = value {
        hide(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Both changed a customer's phone; here as the inbox lists it.
    fn clash(kind: AttentionKind) -> AttentionList {
        let words = |text: &str| serde_json::json!({"is": "text", "text": text});
        let id = "00000000-0000-0000-0000-000000000001";
        let both = serde_json::json!({
            "field": "phone", "base": words("137****5521"), "mine": words("13900001111"),
            "theirs": words("138****3333"), "by": null,
        });
        let edit = serde_json::json!({
            "field": "phone", "base": words("137****5521"), "mine": words("13900001111"),
        });
        let refusal = serde_json::json!({"code": "field_conflict", "facts": {"clashes": [both]}});
        let item = serde_json::json!({
            "command_id": id, "kind": kind, "actor": id, "actor_name": "陈屿", "device_code": "A3",
            "command": {"type": "edit_customer", "edit": {"customer": id, "edits": [edit]}},
            "written_at": 0, "seen_version": 1, "on": {"kind": "customer", "id": id},
            "reason": {"why": "rule", "refusal": refusal}, "complaint": null, "title": "迟到",
            "number": null, "grade": null, "clashes": [both], "meanwhile": [],
            "suggested": "reapply", "hand_to": null, "note": "顾客换了号", "later_until": null,
        });
        let list = serde_json::json!({"items": [item], "of_colleagues": 0});
        serde_json::from_value(list).unwrap()
    }

    fn masked(kind: AttentionKind) -> String {
        let mut list = clash(kind);
        list.mask();
        serde_json::to_string(&list).unwrap()
    }

    #[test]
    fn after_the_lease_only_what_the_person_typed_is_left_in_the_inbox() {
        let own = masked(AttentionKind::Refused);
        assert!(own.contains("13900001111"), "{own}");
        for hidden in ["137****5521", "138****3333", "迟到"] {
            assert!(!own.contains(hidden), "{hidden} in {own}");
        }
        let of_a_colleague = masked(AttentionKind::Review);
        for hidden in [
            "13900001111",
            "137****5521",
            "138****3333",
            "迟到",
            "换了号",
        ] {
            assert!(
                !of_a_colleague.contains(hidden),
                "{hidden} in {of_a_colleague}"
            );
        }
    }
}
