//! Fields that people fill in, by name and value: what a form asks, an edit changes, a refusal names.

use uuid::Uuid;

use crate::money::Fen;
use crate::shape;
use crate::time::UtcMs;

shape! {
    /// A field that a refusal names.
    #[derive(Copy, Eq, Hash, PartialOrd, Ord)]
    #[serde(rename_all = "snake_case")]
    pub enum Field {
        /// Name of a person.
        Name,
        /// Phone.
        Phone,
        /// What happened.
        Description,
        /// What the customer asks for.
        Remedy,
        /// Amount claimed.
        Claimed,
        /// 顾客提出时间.
        RaisedAt,
        /// 事发时间.
        OccurredAt,
        /// Time of a contact.
        ContactedAt,
        /// What was said.
        Said,
        /// Reason.
        Reason,
        /// Department.
        Department,
        /// Bridging measure.
        Bridging,
        /// Note.
        Note,
        /// Means of contact.
        Means,
        /// Measure.
        Measure,
        /// Solution.
        Solution,
        /// Cost.
        Cost,
        /// Compensation.
        Compensation,
        /// When told.
        ToldAt,
        /// What was done.
        Done,
        /// When finished.
        FinishedAt,
        /// Initials of a witness.
        Witness,
        /// Address, to the estate.
        Address,
        /// Remarks on a record.
        Remarks,
        /// Category of a complaint.
        Category,
        /// Customer.
        Customer,
        /// Move order.
        Order,
        /// Kind of visit or task.
        Kind,
        /// Purpose of a visit.
        Purpose,
        /// What came of it.
        Outcome,
        /// The next step agreed.
        NextStep,
        /// When something is due.
        DueAt,
        /// When it began.
        StartedAt,
        /// When it ended.
        EndedAt,
        /// Title.
        Title,
        /// Who sees to it.
        Owner,
        /// Day of the move.
        MovesAt,
        /// Where from, to the estate.
        From,
        /// Where to, to the estate.
        To,
        /// Price.
        Price,
        /// Feedback in the customer's words.
        Feedback,
        /// How satisfied, 1 to 5.
        Score,
        /// Window of time agreed.
        Window,
        /// Crew.
        Crew,
        /// Vehicle.
        Vehicle,
        /// Supervisor of a job.
        Supervisor,
        /// What is to be moved.
        Items,
        /// Price lines.
        Lines,
        /// Photos.
        Photos,
        /// Steps ticked.
        Checklist,
        /// Receipt or document number.
        Receipt,
        /// Invoice made out to.
        InvoiceTitle,
        /// Fingerprint of a signed document.
        DocumentHash,
        /// How many, how long or how heavy.
        Quantity,
        /// Condition or location code.
        Code,
        /// Which exception or extra.
        Ordinal,
        /// Which attempt.
        Attempt,
        /// How easy it was, 1 to 7.
        Effort,
        /// Intention to buy, 1 to 5.
        Intention,
        /// Tags.
        Tags,
        /// Version of a standard.
        Standard,
        /// Proof.
        Evidence,
        /// Minutes of an interview.
        Minutes,
        /// Why nothing was ordered.
        NoOrderReason,
        /// Why a customer left.
        ChurnReason,
        /// How to win a customer back.
        WinBackPlan,
        /// A promise to the customer.
        Promise,
        /// The complaint or the lead that a visit becomes.
        Handover,
        /// Attitude of the staff, 1 to 5.
        Attitude,
        /// Would recommend, 0 to 10.
        Recommend,
        /// Comment.
        Comment,
        /// Whom a pause waits for.
        PauseClass,
        /// What is awaited.
        Awaited,
        /// When one means to go on.
        ResumeBy,
        /// What the customer objects to.
        Objection,
        /// What will be improved.
        Improvement,
        /// A written reply.
        WrittenReply,
        /// Outside remedies told.
        RemediesTold,
        /// Grade.
        Grade,
        /// Amount verified.
        Verified,
        /// Number at an authority or platform.
        ExternalNumber,
        /// When an authority or platform told us.
        NotifiedAt,
        /// When a reply was filed.
        RepliedAt,
        /// When a return visit took place.
        VisitedAt,
        /// When somebody tried to reach the customer.
        AttemptedAt,
    }

    /// The value of a field.
    #[derive(Eq)]
    #[serde(tag = "is", rename_all = "snake_case")]
    pub enum FieldValue {
        /// Nothing filled in.
        Empty,
        /// Words.
        Text {
            /// As typed.
            text: String,
        },
        /// Money.
        Money {
            /// Amount.
            fen: Fen,
        },
        /// An instant.
        Instant {
            /// When.
            at: UtcMs,
        },
        /// One of the words of an enum of the domain, as it serialises.
        Choice {
            /// The word.
            word: String,
        },
        /// A whole number.
        Number {
            /// How many.
            number: i64,
        },
        /// Another record: a customer, an order, a member of staff.
        Record {
            /// Which.
            id: Uuid,
        },
    }

    /// One field edited: what the person saw, and what it shall be.
    #[derive(Eq)]
    pub struct FieldEdit {
        /// Field.
        pub field: Field,
        /// Value that the person saw.
        pub base: FieldValue,
        /// Value wanted.
        pub mine: FieldValue,
    }

    /// One field changed by an edit.
    #[derive(Eq)]
    pub struct FieldChange {
        /// Field.
        pub field: Field,
        /// Value before.
        pub from: FieldValue,
        /// Value after.
        pub to: FieldValue,
        /// `from` was somebody else's change that the person had not seen; kept here, in the history.
        pub overwrote_unseen: bool,
    }

    /// A protected field that two people changed apart.
    #[derive(Eq)]
    pub struct Clash {
        /// Field.
        pub field: Field,
        /// Value that both started from.
        pub base: FieldValue,
        /// Value that the refused command wanted.
        pub mine: FieldValue,
        /// Value now.
        pub theirs: FieldValue,
    }
}

impl FieldValue {
    /// Words as a record keeps them: trimmed, and nothing filled in when none are left.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        match text.trim() {
            "" => Self::Empty,
            text => Self::Text {
                text: text.to_owned(),
            },
        }
    }

    /// The words of a text; none for anything else.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Text { text } => text,
            _ => "",
        }
    }
}
