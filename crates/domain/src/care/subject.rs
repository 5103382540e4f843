//! What care must know of the customer whom it is for.

use super::{CareClass, CareMeans};
use crate::customer::BusinessType;
use crate::customer::value::{Lifecycle, Segment};
use crate::grade::Tier;
use crate::ids::{ComplaintId, CustomerId, StaffId, StoreId};
use crate::shape;
use crate::time::UtcMs;

shape! {
    /// A customer as care sees one.
    #[derive(Eq)]
    pub struct CareSubject {
        /// Customer.
        pub customer: CustomerId,
        /// Home store.
        pub store: StoreId,
        /// Tier.
        pub tier: Tier,
        /// Stage of life.
        pub lifecycle: Lifecycle,
        /// Segment; none while there are too few customers to rank.
        pub segment: Option<Segment>,
        /// Business type.
        pub business: BusinessType,
        /// Consent to marketing.
        pub consent: Option<Consent>,
        /// What the customer doesn't want.
        pub opt_out: OptOut,
        /// The open complaint, when there is one.
        pub open_complaint: Option<CaseInTheWay>,
        /// When marketing reached the customer lately, this month at least.
        pub marketed_at: Vec<UtcMs>,
    }

    /// Consent to marketing, recorded with what the customer was told (policy decision 22).
    #[derive(Eq)]
    pub struct Consent {
        /// When it was given.
        pub given_at: UtcMs,
        /// Version of the notice.
        pub notice_version: String,
        /// When it was taken back.
        pub withdrawn_at: Option<UtcMs>,
    }

    /// What a customer doesn't want any more.
    #[derive(Eq, Default)]
    pub struct OptOut {
        /// No marketing.
        pub marketing: bool,
        /// No care beyond the service.
        pub care: bool,
        /// Not by these means.
        pub means: Vec<CareMeans>,
    }

    /// A complaint that isn't over.
    #[derive(Copy, Eq)]
    pub struct CaseInTheWay {
        /// Which.
        pub complaint: ComplaintId,
        /// Who owns it.
        pub owner: StaffId,
    }

    /// For whom a plan is made.
    #[derive(Eq)]
    #[serde(tag = "type", rename_all = "snake_case")]
    pub enum Whom {
        /// A customer.
        Customer {
            /// As care sees one.
            subject: Box<CareSubject>,
        },
        /// A store as a whole.
        Store {
            /// Which.
            store: StoreId,
        },
    }
}

impl Consent {
    /// Whether it was in force at an instant.
    #[must_use]
    pub fn holds_at(&self, at: UtcMs) -> bool {
        let withdrawn = self.withdrawn_at.is_some_and(|end| end <= at);
        self.given_at <= at && !withdrawn && !self.notice_version.trim().is_empty()
    }
}

impl OptOut {
    /// Whether contacts of a class are unwanted. What was ordered is still served.
    #[must_use]
    pub fn refuses(&self, class: CareClass) -> bool {
        match class {
            CareClass::Service => false,
            CareClass::Care => self.care,
            CareClass::Marketing => self.marketing,
        }
    }
}
