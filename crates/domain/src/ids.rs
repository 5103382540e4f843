//! Identities. What a person makes gets a `UUIDv7` from the caller; what a rule makes gets an id
//! derived from the command, so that laptop and central make the same record once.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident)*) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(ts_rs::TS, utoipa::ToSchema))]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )* };
}

id! {
    /// One tenant of a central: a company with its own numbers and sequence.
    TenantId
    /// A laptop.
    DeviceId
    /// A person of the staff.
    StaffId
    /// A store.
    StoreId
    /// A moving crew.
    CrewId
    /// A customer 顾客.
    CustomerId
    /// A move order 搬家订单.
    MoveOrderId
    /// A line, a mark, a tick or a signature of a move order.
    MovePartId
    /// A complaint 投诉.
    ComplaintId
    /// A visit 到访.
    VisitId
    /// A task 待办.
    TaskId
    /// An import 导入 of many records at once.
    ImportId
    /// What became of a refused command; the same 16 bytes as the command's id.
    ReviewId
    /// A row of the points ledger.
    PointsRowId
    /// A reward that points are spent on.
    RewardId
    /// A benefit that a customer got.
    BenefitGrantId
    /// One command a person gave.
    CommandId
    /// The commands of one action of a user, decided together or not at all.
    TxnId
}

/// The id of a record that a rule creates: same command, rule and ordinal give the same id.
#[must_use]
pub fn derived(command: CommandId, rule: &str, ordinal: u32) -> Uuid {
    Uuid::new_v5(&command.0, format!("{rule}/{ordinal}").as_bytes())
}
