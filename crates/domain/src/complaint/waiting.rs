//! What a complaint waits for: the customer to answer, somebody else to act, a colleague to take over,
//! an authority to be answered.

use super::ContactMeans;
use crate::ids::StaffId;
use crate::shape;
use crate::sla::Pause;
use crate::time::UtcMs;

shape! {
    /// An attempt to reach the customer that found nobody (policy decision 4).
    #[derive(Copy, Eq)]
    pub struct ContactAttempt {
        /// When.
        pub at: UtcMs,
        /// Who.
        pub by: StaffId,
        /// How.
        pub means: ContactMeans,
    }

    /// A pause with its reason.
    #[derive(Eq)]
    pub struct LoggedPause {
        /// When, and whom it waits for.
        pub pause: Pause,
        /// What is awaited.
        pub awaited: String,
        /// Who paused.
        pub by: StaffId,
    }

    /// 交接: the giver answers for the complaint until it is accepted (policy decision 13).
    #[derive(Eq)]
    pub struct HandOver {
        /// To whom.
        pub to: StaffId,
        /// By whom.
        pub by: StaffId,
        /// When.
        pub at: UtcMs,
        /// What the next one must know.
        pub note: String,
    }

    /// Who sends a case from outside.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum Authority {
        /// 12315
        Hotline12315,
        /// 12345
        Hotline12345,
        /// 平台
        Platform,
    }

    /// The same matter at an authority or platform. Its term never pauses.
    #[derive(Eq)]
    pub struct ExternalCase {
        /// Whose.
        pub authority: Authority,
        /// Their number.
        pub number: String,
        /// When they told us.
        pub notified_at: UtcMs,
        /// Statutory working days to answer.
        pub term_days: u32,
        /// When the reply was filed.
        pub replied_at: Option<UtcMs>,
    }
}
