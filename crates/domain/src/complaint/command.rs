//! What people can do to a complaint.

use super::{
    Category, Cause, Channel, Complainant, ContactMeans, Liability, Phase, Reaction, Remedy, Risks,
    Source, Witness,
};
use crate::field::FieldEdit;
use crate::grade::Grade;
use crate::ids::{ComplaintId, CustomerId, MoveOrderId, StaffId, StoreId};
use crate::money::Fen;
use crate::shape;
use crate::time::UtcMs;

shape! {
    /// T1 登记.
    pub struct RegisterComplaint {
        /// Id made by the caller.
        pub id: ComplaintId,
        /// Number given by the laptop.
        pub provisional_number: String,
        /// Owning store.
        pub store: StoreId,
        /// Customer concerned.
        pub customer: CustomerId,
        /// Who complains, when it isn't the customer.
        pub complainant: Option<Complainant>,
        /// Move order concerned.
        pub order: Option<MoveOrderId>,
        /// Channel.
        pub channel: Channel,
        /// Source.
        pub source: Source,
        /// Phase.
        pub phase: Phase,
        /// Category.
        pub category: Category,
        /// What happened.
        pub description: String,
        /// What the customer asks for.
        pub remedies: Vec<Remedy>,
        /// The same in own words.
        pub remedy_words: String,
        /// Amount claimed.
        pub claimed: Fen,
        /// Risks ticked.
        pub risks: Risks,
        /// Grade chosen by the person, with the suggestion in view.
        pub grade: Grade,
        /// 事发时间.
        pub occurred_at: Option<UtcMs>,
        /// 顾客提出时间.
        pub raised_at: UtcMs,
        /// Staff complained of by name.
        pub about_staff: Vec<StaffId>,
        /// 当面答复: the first response was given at the counter, in the same breath.
        pub answered_in_person: Option<Witness>,
        /// The duplicate that the person saw and went past.
        pub possible_duplicate_of: Option<ComplaintId>,
    }

    /// Something done to a complaint that exists. `T` numbers are policy Part 5.2.
    #[serde(tag = "type", rename_all = "snake_case")]
    pub enum ComplaintAction {
        /// T2 响应.
        Acknowledge {
            /// How the customer was reached.
            means: ContactMeans,
            /// When.
            contacted_at: UtcMs,
            /// What was said.
            said: String,
            /// 倾听、道歉、解决 ticked (CMP-05).
            talk: TalkSteps,
        },
        /// T3 定级.
        Triage {
            /// Grade confirmed.
            grade: Grade,
            /// Why.
            reason: String,
            /// Responsible department.
            department: String,
            /// Who handles it (CMP-03).
            assignee: StaffId,
        },
        /// T4 接单.
        Take {
            /// 重要: bridging measure, or why none is needed.
            bridging: Option<String>,
        },
        /// T5 进度反馈.
        NoteProgress {
            /// The note.
            note: String,
            /// Told to the customer; only then the progress clock restarts.
            told_customer: bool,
            /// How, when told.
            means: Option<ContactMeans>,
        },
        /// T6 应急启动.
        StartEmergency {
            /// What is done.
            measure: String,
            /// Who is in charge.
            person_in_charge: StaffId,
            /// Quality control knows.
            quality_control_informed: bool,
        },
        /// T9 出方案.
        Propose {
            /// Solution in words.
            solution: String,
            /// Cost to us.
            cost: Fen,
            /// Compensation in it.
            compensation: Fen,
            /// When the customer was told.
            told_at: UtcMs,
            /// What the customer said.
            reaction: Reaction,
            /// At 重大: the general manager who approved, when it isn't the actor.
            approved_by: Option<StaffId>,
        },
        /// T11 解决.
        Resolve {
            /// What was done.
            done: String,
            /// When it was finished.
            finished_at: UtcMs,
            /// Cause.
            cause: Cause,
            /// Liability.
            liability: Liability,
            /// The result was told to the customer (CMP-10).
            result_told: bool,
        },
        /// T20 一键升级.
        Escalate {
            /// Why.
            reason: String,
        },
        /// 修改 fields as registered: description, remedy, category, claimed amount, phone. Merged
        /// three ways with what others did meanwhile.
        Edit {
            /// The fields.
            edits: Vec<FieldEdit>,
        },
    }

    /// The three steps of the talk.
    #[derive(Copy, Eq, Default)]
    pub struct TalkSteps {
        /// 倾听
        pub listened: bool,
        /// 道歉
        pub apologised: bool,
        /// 解决
        pub solved: bool,
    }

    /// The kinds of action, without their fields.
    #[derive(Copy, Eq, Hash, PartialOrd, Ord)]
    #[serde(rename_all = "snake_case")]
    pub enum ActionKind {
        /// T2
        Acknowledge,
        /// T3
        Triage,
        /// T4
        Take,
        /// T5
        NoteProgress,
        /// T6
        StartEmergency,
        /// T9
        Propose,
        /// T11
        Resolve,
        /// T20
        Escalate,
        /// 修改
        Edit,
    }
}

impl ActionKind {
    /// Every action, in the order of the machine.
    pub const ALL: [Self; 9] = [
        Self::Acknowledge,
        Self::Triage,
        Self::Take,
        Self::NoteProgress,
        Self::StartEmergency,
        Self::Propose,
        Self::Resolve,
        Self::Escalate,
        Self::Edit,
    ];
}

impl ComplaintAction {
    /// Which kind of action this is.
    #[must_use]
    pub fn kind(&self) -> ActionKind {
        match self {
            Self::Acknowledge { .. } => ActionKind::Acknowledge,
            Self::Triage { .. } => ActionKind::Triage,
            Self::Take { .. } => ActionKind::Take,
            Self::NoteProgress { .. } => ActionKind::NoteProgress,
            Self::StartEmergency { .. } => ActionKind::StartEmergency,
            Self::Propose { .. } => ActionKind::Propose,
            Self::Resolve { .. } => ActionKind::Resolve,
            Self::Escalate { .. } => ActionKind::Escalate,
            Self::Edit { .. } => ActionKind::Edit,
        }
    }
}
