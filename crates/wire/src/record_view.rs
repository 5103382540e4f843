//! Plain lists, pages and forms that serve every kind of record alike, and search over them.

use domain::complaint::Stage;
use domain::field::{Field, FieldValue};
pub use domain::form::FormKind;
use domain::grade::{Grade, Tier};
use domain::ids::{CommandId, ComplaintId, CustomerId, MoveOrderId};
use domain::move_order::MoveStage;
use domain::record::RecordKind;
use domain::refusal::Refusal;
use domain::task::{TaskEnd, TaskKind};
use domain::time::UtcMs;
use domain::visit::{VisitKind, VisitOutcome};
use uuid::Uuid;

use crate::complaint_view::{RefusedHere, TimelineLine};
use crate::shape;

shape! {
    /// Which records to list. Tasks come by due date, everything else latest first.
    #[derive(Eq)]
    pub struct ListRecords {
        /// Kind.
        pub kind: RecordKind,
        /// Only what isn't finished.
        pub open_only: bool,
        /// `next` of the page before; none for the first page.
        pub after: Option<String>,
        /// Most rows.
        pub limit: u32,
    }

    /// A page of a list.
    pub struct RecordPage {
        /// Rows.
        pub rows: Vec<RecordRow>,
        /// Asks for the page after this one; none on the last.
        pub next: Option<String>,
        /// Rows of the whole list.
        pub count: u32,
    }

    /// A record in one line.
    pub struct RecordRow {
        /// Kind.
        pub kind: RecordKind,
        /// Identity.
        pub id: Uuid,
        /// What it is called: a name, a first line, a purpose.
        pub title: String,
        /// Number, as people say it.
        pub number: Option<String>,
        /// Customer's name, masked.
        pub customer_masked: Option<String>,
        /// Tier of the customer.
        pub tier: Option<Tier>,
        /// Grade of a complaint.
        pub grade: Option<Grade>,
        /// Where it stands.
        pub state: Option<RowState>,
        /// Who is on it.
        pub person: Option<String>,
        /// When it happened, was raised, or shall be.
        pub at: UtcMs,
        /// Next deadline.
        pub due_at: Option<UtcMs>,
        /// Commands on it wait to be sent.
        pub pending: bool,
        /// A command on it was refused.
        pub needs_attention: bool,
    }

    /// Where a record stands, by kind.
    #[derive(Copy, Eq)]
    #[serde(tag = "of", rename_all = "snake_case")]
    pub enum RowState {
        /// A complaint.
        Complaint {
            /// Stage.
            stage: Stage,
        },
        /// A move order.
        MoveOrder {
            /// Stage.
            stage: MoveStage,
        },
        /// A visit.
        Visit {
            /// Kind.
            visit: VisitKind,
            /// Outcome.
            outcome: VisitOutcome,
        },
        /// A task.
        Task {
            /// Kind.
            task: TaskKind,
            /// How it ended; none while open.
            end: Option<TaskEnd>,
        },
    }

    /// Names a record.
    #[derive(Copy, Eq)]
    pub struct OneRecord {
        /// Kind.
        pub kind: RecordKind,
        /// Identity.
        pub id: Uuid,
    }

    /// A record's page.
    pub struct RecordView {
        /// As in lists.
        pub row: RecordRow,
        /// Filled fields in the order of the form.
        pub fields: Vec<ShownField>,
        /// Records that belong to it, latest first.
        pub related: Vec<RelatedRecords>,
        /// History, latest first.
        pub timeline: Vec<TimelineLine>,
        /// Commands on it that wait to be sent.
        pub pending: u32,
        /// Refused commands on it.
        pub refused: Vec<RefusedHere>,
        /// What this person may do, and why not the rest.
        pub offers: Vec<RecordOffer>,
        /// Last sync, for the cut line of the history.
        pub last_synced_at: Option<UtcMs>,
        /// Time by which the page was computed.
        pub as_of: UtcMs,
    }

    /// A field with its value, masked where it must be.
    #[derive(Eq)]
    pub struct ShownField {
        /// Field.
        pub field: Field,
        /// Value.
        pub value: FieldValue,
        /// With a record: its name or number.
        pub words: Option<String>,
    }

    /// Records of one kind that belong to another.
    pub struct RelatedRecords {
        /// Kind.
        pub kind: RecordKind,
        /// Rows.
        pub rows: Vec<RecordRow>,
        /// How many there are.
        pub count: u32,
    }

    /// A form that can be opened from a page.
    #[derive(Eq)]
    pub struct RecordOffer {
        /// Which form.
        pub form: FormKind,
        /// Why not now; none when it is allowed.
        pub refusal: Option<Refusal>,
    }

    /// Asks for a form, filled from where one comes.
    #[derive(Copy, Eq)]
    pub struct AskForm {
        /// Which.
        pub form: FormKind,
        /// The record that it is about: the customer edited, the task finished.
        pub record: Option<Uuid>,
        /// Customer to fill in.
        pub customer: Option<CustomerId>,
        /// Order to fill in.
        pub order: Option<MoveOrderId>,
        /// Complaint that the task is about.
        pub complaint: Option<ComplaintId>,
    }

    /// A form as the domain describes it.
    pub struct Form {
        /// Which.
        pub form: FormKind,
        /// The record that it is about.
        pub record: Option<Uuid>,
        /// Version of that record that the fields show.
        pub seen_version: u64,
        /// Fields in order.
        pub fields: Vec<FormField>,
    }

    /// A field of a form.
    pub struct FormField {
        /// Field.
        pub field: Field,
        /// How it is filled in.
        pub input: Input,
        /// It must be filled in.
        pub required: bool,
        /// Value to begin with.
        pub value: FieldValue,
        /// With a record: its name or number.
        pub words: Option<String>,
    }

    /// How a field is filled in.
    #[derive(Eq)]
    #[serde(tag = "is", rename_all = "snake_case")]
    pub enum Input {
        /// One line.
        Line {
            /// Most characters.
            most: u32,
            /// Words offered; others may be typed.
            offered: Vec<String>,
        },
        /// One line, whose words offered follow what is chosen in another field.
        LineBy {
            /// Most characters.
            most: u32,
            /// The other field.
            by: Field,
            /// Words offered for each choice; others may be typed.
            offered: Vec<OfferedFor>,
        },
        /// Several lines.
        Text {
            /// Most characters.
            most: u32,
        },
        /// A phone number.
        Phone,
        /// Money.
        Money,
        /// A date and time.
        Instant,
        /// One of these words of the domain.
        Choice {
            /// The words.
            words: Vec<String>,
        },
        /// A whole number.
        Number {
            /// Least.
            least: i64,
            /// Most.
            most: i64,
        },
        /// A customer, found as one types.
        Customer,
        /// An order of the customer chosen.
        Order,
        /// A colleague.
        Staff {
            /// Whom.
            colleagues: Vec<crate::complaint_view::Person>,
        },
    }

    /// Words offered for one choice of another field.
    #[derive(Eq)]
    pub struct OfferedFor {
        /// Word chosen there.
        pub word: String,
        /// Words offered.
        pub offered: Vec<String>,
    }

    /// A form being filled in: kept within a second of each key.
    #[derive(Eq)]
    pub struct FormDraft {
        /// Identity of the draft, made by the interface.
        pub id: Uuid,
        /// Which form.
        pub form: FormKind,
        /// The record that it is about.
        pub record: Option<Uuid>,
        /// Complaint that the task is about.
        pub complaint: Option<ComplaintId>,
        /// Version of that record when the form was opened.
        pub seen_version: u64,
        /// Fields as they were when the form was opened, for merging.
        pub base: Vec<FieldEntry>,
        /// Fields filled in.
        pub values: Vec<FieldEntry>,
        /// Refused command that this one replaces.
        pub supersedes: Option<CommandId>,
    }

    /// A field and its value.
    #[derive(Eq)]
    pub struct FieldEntry {
        /// Field.
        pub field: Field,
        /// Value.
        pub value: FieldValue,
    }

    /// A form draft on disk.
    pub struct SavedForm {
        /// Draft.
        pub draft: FormDraft,
        /// When it was saved.
        pub saved_at: UtcMs,
    }

    /// A record made or changed.
    #[derive(Eq)]
    pub struct RecordReceipt {
        /// Kind.
        pub kind: RecordKind,
        /// Identity.
        pub id: Uuid,
        /// Number, as people say it.
        pub number: Option<String>,
    }

    /// Searches everything that the person may see.
    #[derive(Eq)]
    pub struct Search {
        /// As typed: characters, pinyin, initials, last four digits, numbers, words.
        pub query: String,
        /// Most hits of each kind.
        pub limit: u32,
    }

    /// What a search found, by kind.
    pub struct Found {
        /// Kinds with hits, customers first.
        pub groups: Vec<FoundOfKind>,
    }

    /// Hits of one kind.
    pub struct FoundOfKind {
        /// Kind.
        pub kind: RecordKind,
        /// Rows, the likeliest first.
        pub rows: Vec<FoundRow>,
        /// There are more.
        pub more: bool,
    }

    /// A record found, with what the query matched in what its row shows.
    pub struct FoundRow {
        /// As in lists.
        pub row: RecordRow,
        /// In the title.
        pub title: Vec<Matched>,
        /// In the number.
        pub number: Vec<Matched>,
        /// In the customer's masked name; one matched by its sound is matched in full.
        pub customer: Vec<Matched>,
    }

    /// Characters in a row, counted from the beginning of the text.
    #[derive(Copy, Eq)]
    pub struct Matched {
        /// The first.
        pub from: u32,
        /// After the last.
        pub to: u32,
    }
}
