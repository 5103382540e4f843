//! The one place where views are masked once the signed-in person's lease is over.

use domain::complaint::Complaint;
use domain::field::FieldValue;
use domain::rules::reading_is_masked_after_the_lease::hide;
use wire::attention::AttentionList;
use wire::complaint_view::{ComplaintRow, ComplaintView};
use wire::customer_view::{CustomerHit, OrderBrief};
use wire::draft::IntakePreview;
use wire::error::AppError;
use wire::record_view::{Form, Found, FoundRow, RecordPage, RecordRow, RecordView};

use crate::desk::Desk;
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
        if let Some(proposal) = &mut self.proposal {
            hide(&mut proposal.solution);
        }
        if let Some(resolution) = &mut self.resolution {
            hide(&mut resolution.done);
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

/// What the person typed stays whole: nothing typed is lost, and who typed it knows it.
impl Masked for AttentionList {
    fn mask(&mut self) {
        for item in &mut self.items {
            hide_some(&mut item.title);
            item.meanwhile.clear();
            for clash in &mut item.clashes {
                mask_value(&mut clash.theirs);
            }
        }
    }
}

fn mask_value(value: &mut FieldValue) {
    if let FieldValue::Text { text } = value {
        hide(text);
    }
}
