//! Customers as the picker shows them.

use domain::complaint::Stage;
use domain::grade::{Grade, Tier};
use domain::ids::{ComplaintId, CustomerId, MoveOrderId};
use domain::money::Fen;
use domain::move_order::MoveStage;
use domain::time::UtcMs;

use crate::shape;

shape! {
    /// Finds customers by characters, pinyin, initials, last four digits.
    pub struct FindCustomers {
        /// As typed.
        pub query: String,
        /// Most results.
        pub limit: u32,
    }

    /// A customer found. Own-store names are whole, because picking the right person needs them;
    /// phones stay masked (policy decision 25).
    pub struct CustomerHit {
        /// Identity.
        pub id: CustomerId,
        /// Name.
        pub name: String,
        /// Reading that matched, one syllable a character, for underlining.
        pub reading: Vec<String>,
        /// Phone, masked.
        pub phone_masked: String,
        /// Tier.
        pub tier: Tier,
        /// Complaints not yet resolved.
        pub open_complaints: u32,
        /// Latest order.
        pub latest_order: Option<OrderBrief>,
        /// Made here and not yet at the central.
        pub pending: bool,
    }

    /// An order in one line.
    pub struct OrderBrief {
        /// Identity.
        pub id: MoveOrderId,
        /// Number.
        pub number: String,
        /// Stage.
        pub stage: MoveStage,
        /// Day of the move.
        pub moves_at: UtcMs,
        /// From and to.
        pub route: String,
        /// Signed price.
        pub price: Fen,
    }

    /// Makes a customer in place.
    pub struct NewCustomer {
        /// Name.
        pub name: String,
        /// Phone as typed; may be empty.
        pub phone: String,
    }

    /// A complaint in one line, where it may be the same matter.
    pub struct DuplicateHit {
        /// Identity.
        pub id: ComplaintId,
        /// Title.
        pub title: String,
        /// Number.
        pub number: String,
        /// Grade.
        pub grade: Grade,
        /// Stage.
        pub stage: Stage,
        /// When it was raised.
        pub raised_at: UtcMs,
    }
}
