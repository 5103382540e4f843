//! What people can do to a complaint.

use super::{
    Authority, CancelReason, Category, Cause, Channel, Complainant, ContactMeans, Liability, Phase,
    Reaction, Remedy, Risks, Source, VisitAnswers, Witness,
};
use crate::field::FieldEdit;
use crate::grade::Grade;
use crate::ids::{ComplaintId, CustomerId, MoveOrderId, StaffId, StoreId};
use crate::money::Fen;
use crate::shape;
use crate::sla::PauseClass;
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
        /// 当场解决: settled at the counter in the same breath (policy decision 14); 一般 only.
        #[serde(default)]
        pub settled: Option<SettledOnTheSpot>,
        /// The duplicate that the person saw and went past.
        pub possible_duplicate_of: Option<ComplaintId>,
    }

    /// A complaint settled while the customer stood there, with the customer's agreement.
    pub struct SettledOnTheSpot {
        /// The solution in words.
        pub solution: String,
        /// Compensation in it.
        pub compensation: Fen,
        /// What was done.
        pub done: String,
        /// Cause.
        pub cause: Cause,
        /// Liability.
        pub liability: Liability,
    }

    /// A contact that stops the first response.
    pub struct Contact {
        /// How the customer was reached.
        pub means: ContactMeans,
        /// When.
        pub contacted_at: UtcMs,
        /// What was said.
        pub said: String,
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
        /// Nobody was reached; two attempts by different means within the limit stop the first response
        /// as attempted.
        AttemptContact {
            /// How.
            means: ContactMeans,
            /// When.
            attempted_at: UtcMs,
        },
        /// T3 定级; from 已登记 T3a 直接定级.
        Triage {
            /// Grade confirmed.
            grade: Grade,
            /// Why.
            reason: String,
            /// Responsible department.
            department: String,
            /// Who handles it (CMP-03).
            assignee: StaffId,
            /// T3a: the contact that stops the first response.
            #[serde(default)]
            contact: Option<Contact>,
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
        /// An L2 stands by the measure that an L1 started.
        ConfirmEmergency,
        /// T7 暂停.
        Pause {
            /// Whom it waits for.
            class: PauseClass,
            /// What is awaited.
            awaited: String,
            /// When one means to go on.
            resume_by: UtcMs,
        },
        /// Lets the pause that lasts go on past the caps.
        ApproveLongerPause {
            /// Why.
            reason: String,
        },
        /// T8 恢复.
        Resume {
            /// The customer's first word, when that is why.
            customer_replied_at: Option<UtcMs>,
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
        /// T10 客户不同意.
        RejectSolution {
            /// What the customer objects to.
            objection: String,
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
        /// 短信与问卷, sent by hand.
        SendSurvey {
            /// How.
            means: ContactMeans,
        },
        /// T12 回访.
        Revisit {
            /// How.
            means: ContactMeans,
            /// When.
            visited_at: UtcMs,
            /// What the customer said; none when nobody was reached.
            answers: Option<VisitAnswers>,
        },
        /// T13 关闭.
        Close {
            /// What will be improved; none when nothing is.
            improvement: Option<String>,
        },
        /// 已尽责办结.
        CloseAsDutyDone {
            /// The written reply.
            written_reply: String,
            /// Which outside remedies the customer was told of.
            remedies_told: String,
        },
        /// T14 after a middling score, T15, T16: by the state that it is in.
        Reopen {
            /// What the customer says, or why.
            reason: String,
        },
        /// 改级.
        Regrade {
            /// Grade.
            grade: Grade,
            /// Why.
            reason: String,
            /// Allows the longer resolution time of 重要.
            allow_later: bool,
        },
        /// 核定金额.
        VerifyAmount {
            /// Amount.
            verified: Fen,
        },
        /// 改派.
        Reassign {
            /// To whom.
            assignee: StaffId,
            /// Why.
            reason: String,
        },
        /// 交接.
        HandOver {
            /// To whom.
            to: StaffId,
            /// What the next one must know.
            note: String,
        },
        /// 接受.
        AcceptHandOver,
        /// T18 撤销.
        Cancel {
            /// Why.
            why: CancelReason,
            /// In words, with the proof.
            reason: String,
        },
        /// T19 合并.
        Merge {
            /// The complaint that goes on.
            into: ComplaintId,
        },
        /// The seat has it.
        AcknowledgeEscalation,
        /// The matter came from outside, too.
        NoteExternalCase {
            /// Whose.
            authority: Authority,
            /// Their number.
            number: String,
            /// When they told us.
            notified_at: UtcMs,
        },
        /// The outside was answered.
        ReplyToExternalCase {
            /// The reply.
            reply: String,
            /// When it was filed.
            replied_at: UtcMs,
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
        /// 未联系上
        AttemptContact,
        /// T3, T3a
        Triage,
        /// T4, T17
        Take,
        /// T5
        NoteProgress,
        /// T6
        StartEmergency,
        /// T6, confirmed
        ConfirmEmergency,
        /// T9
        Propose,
        /// T10
        RejectSolution,
        /// T11
        Resolve,
        /// T7
        Pause,
        /// T7, past the caps
        ApproveLongerPause,
        /// T8
        Resume,
        /// 问卷
        SendSurvey,
        /// T12
        Revisit,
        /// T13
        Close,
        /// T14, T15, T16
        Reopen,
        /// 已尽责办结
        CloseAsDutyDone,
        /// 改级
        Regrade,
        /// 核定金额
        VerifyAmount,
        /// 改派
        Reassign,
        /// 交接
        HandOver,
        /// 接受
        AcceptHandOver,
        /// 席位接单
        AcknowledgeEscalation,
        /// T20
        Escalate,
        /// 外部来件
        NoteExternalCase,
        /// 外部回复
        ReplyToExternalCase,
        /// T19
        Merge,
        /// T18
        Cancel,
        /// 修改
        Edit,
    }
}

impl ActionKind {
    /// Every action, in the order of the machine.
    pub const ALL: [Self; 30] = [
        Self::Acknowledge,
        Self::AttemptContact,
        Self::Triage,
        Self::Take,
        Self::NoteProgress,
        Self::StartEmergency,
        Self::ConfirmEmergency,
        Self::Propose,
        Self::RejectSolution,
        Self::Resolve,
        Self::Pause,
        Self::ApproveLongerPause,
        Self::Resume,
        Self::SendSurvey,
        Self::Revisit,
        Self::Close,
        Self::Reopen,
        Self::CloseAsDutyDone,
        Self::Regrade,
        Self::VerifyAmount,
        Self::Reassign,
        Self::HandOver,
        Self::AcceptHandOver,
        Self::AcknowledgeEscalation,
        Self::Escalate,
        Self::NoteExternalCase,
        Self::ReplyToExternalCase,
        Self::Merge,
        Self::Cancel,
        Self::Edit,
    ];
}

impl ComplaintAction {
    /// Which kind of action this is.
    #[must_use]
    pub fn kind(&self) -> ActionKind {
        match self {
            Self::Acknowledge { .. } => ActionKind::Acknowledge,
            Self::AttemptContact { .. } => ActionKind::AttemptContact,
            Self::Triage { .. } => ActionKind::Triage,
            Self::Take { .. } => ActionKind::Take,
            Self::NoteProgress { .. } => ActionKind::NoteProgress,
            Self::StartEmergency { .. } => ActionKind::StartEmergency,
            Self::ConfirmEmergency => ActionKind::ConfirmEmergency,
            Self::Propose { .. } => ActionKind::Propose,
            Self::RejectSolution { .. } => ActionKind::RejectSolution,
            Self::Resolve { .. } => ActionKind::Resolve,
            Self::Pause { .. } => ActionKind::Pause,
            Self::ApproveLongerPause { .. } => ActionKind::ApproveLongerPause,
            Self::Resume { .. } => ActionKind::Resume,
            Self::SendSurvey { .. } => ActionKind::SendSurvey,
            Self::Revisit { .. } => ActionKind::Revisit,
            Self::Close { .. } => ActionKind::Close,
            Self::Reopen { .. } => ActionKind::Reopen,
            Self::CloseAsDutyDone { .. } => ActionKind::CloseAsDutyDone,
            Self::Regrade { .. } => ActionKind::Regrade,
            Self::VerifyAmount { .. } => ActionKind::VerifyAmount,
            Self::Reassign { .. } => ActionKind::Reassign,
            Self::HandOver { .. } => ActionKind::HandOver,
            Self::AcceptHandOver => ActionKind::AcceptHandOver,
            Self::AcknowledgeEscalation => ActionKind::AcknowledgeEscalation,
            Self::Escalate { .. } => ActionKind::Escalate,
            Self::NoteExternalCase { .. } => ActionKind::NoteExternalCase,
            Self::ReplyToExternalCase { .. } => ActionKind::ReplyToExternalCase,
            Self::Merge { .. } => ActionKind::Merge,
            Self::Cancel { .. } => ActionKind::Cancel,
            Self::Edit { .. } => ActionKind::Edit,
        }
    }
}
