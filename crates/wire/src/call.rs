//! The one list of commands that the interface may call, and of pushes that it may receive.
//!
//! Every host serves this list through [`dispatch`]; a command without a handler doesn't compile.

use serde::{Deserialize, Serialize};

use crate::attention::{AttentionList, DecideAttention, DecideReview, Decided, OneRefused};
use crate::complaint_view::{Act, Choices, ComplaintRow, ComplaintView, ListComplaints};
use crate::customer_view::{CustomerHit, FindCustomers, NewCustomer};
use crate::draft::{
    ActionDraft, ActionDraftName, ComplaintDraft, IntakePreview, Receipt, SavedDraft,
};
use crate::error::{AppError, ErrorCode};
use crate::import::{
    AddImportBytes, ApplyImport, BeginImportFile, CheckImport, ImportDone, ImportFile, ImportLook,
    ImportProgress, ImportRow, ImportSummary, ImportUndone, ListBadRows, LookIntoImport, OneImport,
    RowFindingPage,
};
use crate::record_view::{
    AskForm, Form, FormDraft, Found, ListRecords, OneRecord, RecordPage, RecordReceipt, RecordView,
    SavedForm, Search,
};
use crate::session::{
    ChangePassword, ConnectCentral, Enrol, NewColleague, OneUser, PackMove, PackedMove,
    Preferences, RescueDesk, Rescued, SessionView, SetPin, SignIn, StartSolo,
};
use crate::shape;
use crate::sync_status::SyncStatus;
use domain::ids::ComplaintId;

shape! {
    /// Nothing to say.
    #[derive(Copy, Eq, Default)]
    pub struct Nothing {}

    /// Names a complaint.
    #[derive(Copy, Eq)]
    pub struct OneComplaint {
        /// Which.
        pub id: ComplaintId,
    }

    /// Names a draft.
    #[derive(Copy, Eq)]
    pub struct OneDraft {
        /// Which.
        pub id: uuid::Uuid,
    }

    /// Sets the switch "work offline".
    #[derive(Copy, Eq)]
    pub struct WorkOffline {
        /// On.
        pub offline: bool,
    }


    /// What changed, so that the interface fetches that again and nothing else.
    #[derive(Eq)]
    #[serde(tag = "push", rename_all = "snake_case")]
    pub enum Push {
        /// Records of these kinds changed.
        Changed {
            /// Kinds by word.
            kinds: Vec<String>,
            /// By whom.
            by: ChangedBy,
        },
        /// The title bar changed.
        Sync {
            /// Status.
            status: SyncStatus,
        },
        /// An import came further.
        Import {
            /// How far.
            progress: ImportProgress,
        },
    }

    /// Who changed it.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum ChangedBy {
        /// This window.
        Window,
        /// Sync.
        Sync,
    }
}

macro_rules! calls {
    ($($(#[$doc:meta])* $name:ident($request:ty) -> $response:ty;)*) => {
        /// What a host serves: one method for each command.
        pub trait Serve: Send + Sync {
            $(
                $(#[$doc])*
                ///
                /// # Errors
                /// An [`AppError`] with a code that the interface has words for.
                fn $name(&self, request: $request) -> impl Future<Output = Result<$response, AppError>> + Send;
            )*
        }

        /// Names of all commands, in order.
        pub const NAMES: &[&str] = &[$(stringify!($name)),*];

        /// Name, request type and response type of each command, for the TypeScript client.
        #[cfg(feature = "schema")]
        #[must_use]
        pub fn signatures(config: &ts_rs::Config) -> Vec<(&'static str, String, String)> {
            use ts_rs::TS;
            vec![$((stringify!($name), <$request>::name(config), <$response>::name(config))),*]
        }

        /// Writes the TypeScript of every request and response.
        ///
        /// # Errors
        /// What writing files can meet.
        #[cfg(feature = "schema")]
        pub fn export(config: &ts_rs::Config) -> Result<(), ts_rs::ExportError> {
            use ts_rs::TS;
            $(
                nameless_is_fine(<$request>::export_all(config))?;
                nameless_is_fine(<$response>::export_all(config))?;
            )*
            // What only stands inside a list or an option.
            CustomerHit::export_all(config)?;
            SavedDraft::export_all(config)?;
            ComplaintRow::export_all(config)?;
            SavedForm::export_all(config)?;
            ImportRow::export_all(config)?;
            ActionDraft::export_all(config)?;
            AppError::export_all(config)?;
            Push::export_all(config)
        }

        /// Serves a call by name with a JSON payload.
        ///
        /// # Errors
        /// [`ErrorCode::BadRequest`] for an unknown name or payload, else the command's own error.
        pub async fn dispatch<S: Serve>(
            server: &S,
            name: &str,
            payload: serde_json::Value,
        ) -> Result<serde_json::Value, AppError> {
            match name {
                $(
                    stringify!($name) => {
                        let request: $request = read(payload)?;
                        write(&server.$name(request).await?)
                    }
                )*
                _ => Err(bad_request()),
            }
        }
    };
}

calls! {
    /// Who is signed in.
    get_session(Nothing) -> SessionView;
    /// Opens the desk.
    sign_in(SignIn) -> SessionView;
    /// Makes a shop on this laptop alone, and opens the desk.
    start_solo(StartSolo) -> SessionView;
    /// Makes a colleague in a shop on this laptop alone.
    add_colleague(NewColleague) -> Nothing;
    /// Packs a shop on this laptop alone, to move to a central elsewhere.
    pack_move(PackMove) -> PackedMove;
    /// Takes the packing back: the shop stays on this laptop.
    cancel_move(Nothing) -> SessionView;
    /// Goes on at the central that has unpacked the shop.
    connect_central(ConnectCentral) -> SessionView;
    /// Sets a damaged database aside and sends again what it held for the central.
    rescue_desk(RescueDesk) -> Rescued;
    /// Closes the desk; what is on disk stays, locked.
    lock(Nothing) -> SessionView;
    /// Lets a colleague unlock this laptop; takes a network.
    enrol_colleague(Enrol) -> SessionView;
    /// Takes a colleague off this laptop.
    take_off_colleague(OneUser) -> SessionView;
    /// Sets the signed-in person's PIN for this laptop.
    set_pin(SetPin) -> SessionView;
    /// Takes the PIN away.
    remove_pin(Nothing) -> SessionView;
    /// Changes the password that unlocks this laptop.
    change_laptop_password(ChangePassword) -> SessionView;
    /// How the interface looks.
    get_preferences(Nothing) -> Preferences;
    /// Changes how the interface looks.
    set_preferences(Preferences) -> Preferences;
    /// The title bar.
    get_sync_status(Nothing) -> SyncStatus;
    /// The switch "work offline".
    set_work_offline(WorkOffline) -> SyncStatus;
    /// Tries at once.
    sync_now(Nothing) -> SyncStatus;
    /// Finds customers.
    find_customers(FindCustomers) -> Vec<CustomerHit>;
    /// Makes a customer.
    register_customer(NewCustomer) -> CustomerHit;
    /// Keeps a complaint being typed, durably.
    save_draft(ComplaintDraft) -> SavedDraft;
    /// Drafts left open, latest first.
    list_drafts(Nothing) -> Vec<SavedDraft>;
    /// Throws a draft away.
    discard_draft(OneDraft) -> Nothing;
    /// What registering this draft would do.
    preview_complaint(ComplaintDraft) -> IntakePreview;
    /// T1: durable before it answers.
    register_complaint(ComplaintDraft) -> Receipt;
    /// Complaints by next deadline.
    list_complaints(ListComplaints) -> Vec<ComplaintRow>;
    /// The complaint's page.
    get_complaint(OneComplaint) -> ComplaintView;
    /// What the forms of actions choose from.
    get_choices(OneComplaint) -> Choices;
    /// T2 to T20: durable before it answers.
    act_on_complaint(Act) -> Receipt;
    /// Keeps the form of an action being typed.
    save_action_draft(ActionDraft) -> Nothing;
    /// The form of an action left open.
    get_action_draft(ActionDraftName) -> Option<ActionDraft>;
    /// Refused commands.
    list_attention(Nothing) -> AttentionList;
    /// Decides on an own refused command: durable before it answers.
    decide_attention(DecideAttention) -> Decided;
    /// Decides on a colleague's refused command.
    decide_review(DecideReview) -> Decided;
    /// Takes the last decision on a refused command back.
    undo_attention(OneRefused) -> Decided;
    /// A list of records of any kind.
    list_records(ListRecords) -> RecordPage;
    /// A record's page.
    get_record(OneRecord) -> RecordView;
    /// A form as the domain describes it.
    get_form(AskForm) -> Form;
    /// Keeps a form being filled in, durably.
    save_form_draft(FormDraft) -> SavedForm;
    /// Form drafts left open, latest first.
    list_form_drafts(Nothing) -> Vec<SavedForm>;
    /// Gives the form's command: durable before it answers.
    submit_form(FormDraft) -> RecordReceipt;
    /// Finds records by characters, pinyin, initials, digits, numbers and words.
    search(Search) -> Found;
    /// Makes room for a file to import.
    begin_import_file(BeginImportFile) -> ImportFile;
    /// Takes a piece of it in.
    add_import_bytes(AddImportBytes) -> Nothing;
    /// What is in it.
    look_into_import(LookIntoImport) -> ImportLook;
    /// A dry run: nothing is written.
    check_import(CheckImport) -> ImportSummary;
    /// More of the dry run's findings.
    list_bad_rows(ListBadRows) -> RowFindingPage;
    /// Imports all that the dry run found good, or nothing.
    apply_import(ApplyImport) -> ImportDone;
    /// Stops what is under way with a file, and forgets the file.
    cancel_import(ImportFile) -> Nothing;
    /// Imports so far, latest first.
    list_imports(Nothing) -> Vec<ImportRow>;
    /// Takes an import back, but for what something was built on.
    undo_import(OneImport) -> ImportUndone;
}

/// A call over a host that carries JSON.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Call {
    /// Name of the command.
    pub name: String,
    /// Its request.
    #[serde(default)]
    pub payload: serde_json::Value,
}

/// Lists and options have no file of their own.
#[cfg(feature = "schema")]
fn nameless_is_fine(exported: Result<(), ts_rs::ExportError>) -> Result<(), ts_rs::ExportError> {
    match exported {
        Err(ts_rs::ExportError::CannotBeExported(_)) => Ok(()),
        other => other,
    }
}

fn read<T: serde::de::DeserializeOwned>(payload: serde_json::Value) -> Result<T, AppError> {
    let payload = if payload.is_null() {
        serde_json::json!({})
    } else {
        payload
    };
    serde_json::from_value(payload).map_err(|_| bad_request())
}

fn write<T: Serialize>(response: &T) -> Result<serde_json::Value, AppError> {
    serde_json::to_value(response).map_err(|_| bad_request())
}

fn bad_request() -> AppError {
    AppError {
        code: ErrorCode::BadRequest,
        refusal: None,
        retry: false,
        incident: None,
        tries_left: None,
        wait_s: None,
    }
}
