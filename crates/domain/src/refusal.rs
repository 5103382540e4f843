//! Why a command may not happen: facts, never prose. The interface owns the words.

use crate::complaint::Stage;
use crate::field::Clash;
pub use crate::field::Field;
use crate::grade::{Grade, Level, Seat};
use crate::ids::{MoveOrderId, StaffId};
use crate::money::Fen;
use crate::move_order::{MoveEnd, MovePoint, MoveStep};
use crate::record::RecordKind;
use crate::shape;
use crate::time::UtcMs;

shape! {
    /// A refusal by a rule.
    #[derive(Eq)]
    #[serde(tag = "code", content = "facts", rename_all = "snake_case")]
    pub enum Refusal {
        /// No record of this kind here.
        NotFound {
            /// Kind looked for.
            kind: RecordKind,
        },
        /// A record with this id is there already, made by another command.
        AlreadyExists {
            /// Kind.
            kind: RecordKind,
        },
        /// The record belongs to a store outside the person's scope.
        OutOfScope,
        /// Without the certificate a person only drafts (TRN-01).
        NotCertified,
        /// The machine doesn't allow it in this state.
        WrongStage {
            /// State now.
            stage: Stage,
        },
        /// A higher level must do it.
        LevelTooLow {
            /// Level needed.
            needed: Level,
            /// For which grade, when the grade is why.
            grade: Option<Grade>,
        },
        /// Only the assignee, or somebody of this level, may.
        NotTheAssignee {
            /// Level that may instead.
            or_level: Level,
        },
        /// 回避: complained of, or supervised the job (policy decision 12).
        MustKeepOut,
        /// 回避: the colleague named to handle it must keep out.
        AssigneeKeepsOut,
        /// An L1 raises above 重要 only with a ticked risk (policy decision 10).
        RiskMissing {
            /// Grade asked for.
            grade: Grade,
        },
        /// Below a suggested 紧急 or 重大 only an L2 goes.
        BelowSuggestion {
            /// What the rule suggested.
            suggested: Grade,
        },
        /// A required field is empty.
        FieldEmpty {
            /// Field.
            field: Field,
        },
        /// A text is too long.
        TextTooLong {
            /// Field.
            field: Field,
            /// Characters allowed.
            limit: u32,
            /// Characters given.
            length: u32,
        },
        /// Too few or too many digits for a phone.
        PhoneLength {
            /// Field.
            field: Field,
            /// Digits that a phone has at least.
            least: u32,
            /// Digits that a phone has at most.
            most: u32,
            /// Digits given.
            digits: u32,
        },
        /// An amount is negative or absurd.
        AmountOutOfRange {
            /// Field.
            field: Field,
            /// Largest amount allowed.
            limit: Fen,
        },
        /// A time lies in the future.
        InTheFuture {
            /// Field.
            field: Field,
        },
        /// Back-dated further than the level may (`sla-engine.md` section 4).
        TooFarBack {
            /// Field.
            field: Field,
            /// Hours that the level may go back.
            limit_hours: u32,
        },
        /// Recorded once already.
        AlreadyDone,
        /// Only 紧急 and 重大 have an emergency measure.
        NotAnEmergency,
        /// The ladder ends here for this grade (policy decision 17).
        TopOfLadder {
            /// Seat reached.
            seat: Seat,
        },
        /// At 重大 the general manager must have approved the solution.
        ApprovalMissing,
        /// The customer has not accepted a solution.
        NotAccepted,
        /// A pause ends in the future, and within the longest that there may be (policy decision 6).
        PauseOutOfRange {
            /// Most hours from now.
            limit_hours: u32,
        },
        /// At 重大 only the customer is waited for (`sla-engine.md` section 5).
        OnlyTheCustomerIsAwaited,
        /// A score outside its scale.
        ScoreOutOfRange {
            /// Field.
            field: Field,
            /// Least.
            least: u8,
            /// Most.
            most: u8,
        },
        /// Whoever handled the complaint doesn't make its return visit (policy Part 5.2, T12).
        VisitedByTheAssignee,
        /// 已尽责办结 comes after so many reopenings (policy decision 16).
        TooFewReopenings {
            /// Needed.
            needed: u32,
            /// So far.
            so_far: u32,
        },
        /// Closed too long ago to be reopened (T16): register a new complaint.
        ClosedTooLongAgo {
            /// Days within which it may be.
            limit_days: u32,
        },
        /// The grade is what it is already.
        SameGrade,
        /// The amount claimed or the state doesn't let the two complaints become one: another customer,
        /// the same record, or one that is over.
        CannotMerge,
        /// Only the seat that the complaint stands at, or one above it.
        NotTheSeat {
            /// The seat.
            seat: Seat,
        },
        /// Only the colleague to whom it is handed over.
        NotHandedToYou,
        /// Settled at the counter only at 一般, answered in person (policy decision 14).
        NotOnTheSpot,
        /// The order doesn't stand at a step that allows it (M1).
        WrongStep {
            /// Step now.
            step: MoveStep,
            /// How it ended, if it did.
            ended: Option<MoveEnd>,
        },
        /// Something must be seen to first.
        StepNeeds {
            /// What.
            point: MovePoint,
        },
        /// The supervisor has another order in the window (M3).
        SupervisorBusy {
            /// Who.
            staff: StaffId,
            /// Which order.
            order: MoveOrderId,
        },
        /// Only a supervisor of the job (M4, M6).
        MustBeSupervisor,
        /// More than was signed, extras included (decision 20).
        PriceAboveSigned {
            /// Most.
            allowed: Fen,
        },
        /// A discount above the level's (decision 20).
        DiscountTooLarge {
            /// Lowest price that the person may ask.
            lowest: Fen,
        },
        /// A fee above what the settings allow (M7).
        FeeTooHigh {
            /// Most.
            limit: Fen,
        },
        /// It isn't time yet.
        TooEarly {
            /// From when.
            not_before: UtcMs,
        },
        /// Too long ago.
        TooLate {
            /// Days within which it may be.
            limit_days: u32,
        },
        /// A complaint about the order is open (M9).
        ComplaintOpen,
        /// More of one thing than a command carries.
        TooMany {
            /// Of what.
            field: Field,
            /// Most.
            limit: u32,
        },
        /// The result must be told to the customer first (CMP-10).
        ResultNotTold,
        /// The provisional number is not one of this store, or its check character is wrong.
        BadNumber,
        /// The named colleague isn't known here, or not in this store.
        UnknownStaff,
        /// Compensation above the person's limit (policy decision 18).
        OverLimit {
            /// Limit.
            limit: Fen,
        },
        /// Somebody else changed a protected field since the person saw it.
        FieldConflict {
            /// Each field that both changed.
            clashes: Vec<Clash>,
        },
        /// The record went on since the person saw it, and this step is only taken on what one saw.
        Stale {
            /// Version that the person saw.
            seen: u64,
            /// Version now.
            current: u64,
        },
        /// The field can't be changed on this kind of record, or the value isn't of its kind.
        WrongField {
            /// Field.
            field: Field,
        },
        /// A refused command was seen to before.
        SeenTo,
        /// The command to decide on is none that this person gave and the central refused.
        NotRefused,
        /// The record was taken back by the undo of its import.
        Removed,
        /// Only the central decides it; a laptop on its own doesn't (policy Part 17 rule 5).
        NeedsTheCentral,
        /// The reward isn't offered any more, or none is left.
        RewardGone,
        /// Fewer points than the reward costs.
        PointsShort {
            /// Points there are.
            balance: i64,
            /// Points it costs.
            cost: u32,
        },
        /// The import's parts don't belong together, or its undo came first.
        BrokenImport,
        /// Nothing proves that the person named gave it; a supervisor looks at it.
        NotProved,
        /// The person may not sign in any more; a supervisor looks at it.
        NotActive,
        /// The laptop was revoked; a supervisor looks at it.
        LaptopRevoked,
        /// The rules broke on it; a supervisor looks at it.
        RulesBroke,
    }
}

impl Refusal {
    /// Whether the central decided nothing and waits for a supervisor.
    #[must_use]
    pub fn is_held_for_a_supervisor(&self) -> bool {
        matches!(
            self,
            Self::NotProved | Self::NotActive | Self::LaptopRevoked | Self::RulesBroke
        )
    }
}
