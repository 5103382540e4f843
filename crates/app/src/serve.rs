//! The one list of calls, served by the desk.

use wire::attention::{AttentionList, DecideAttention, DecideReview, Decided, OneRefused};
use wire::call::{Nothing, OneComplaint, OneDraft, Serve, WorkOffline};
use wire::complaint_view::{Act, Choices, ComplaintRow, ComplaintView, ListComplaints};
use wire::customer_view::{CustomerHit, FindCustomers, NewCustomer};
use wire::draft::{
    ActionDraft, ActionDraftName, ComplaintDraft, IntakePreview, Receipt, SavedDraft,
};
use wire::error::AppError;
use wire::import::{
    AddImportBytes, ApplyImport, BeginImportFile, CheckImport, ImportDone, ImportFile, ImportLook,
    ImportRow, ImportSummary, ImportUndone, ListBadRows, LookIntoImport, OneImport, RowFindingPage,
};
use wire::record_view::{
    AskForm, Form, FormDraft, Found, ListRecords, OneRecord, RecordPage, RecordReceipt, RecordView,
    SavedForm, Search,
};
use wire::session::{
    ChangePassword, ConnectCentral, Enrol, NewColleague, OneUser, PackMove, PackedMove,
    Preferences, RescueDesk, Rescued, SessionView, SetPin, SignIn, StartSolo,
};
use wire::sync_status::SyncStatus;

use crate::desk::Desk;
use crate::error::Error;

impl Serve for Desk {
    async fn get_session(&self, _: Nothing) -> Result<SessionView, AppError> {
        Ok(self.session_view()?)
    }

    async fn sign_in(&self, request: SignIn) -> Result<SessionView, AppError> {
        let SignIn {
            central_url,
            user,
            password,
            by,
        } = request;
        self.open(central_url, &user, &password, by).await?;
        Ok(self.session_view()?)
    }

    async fn start_solo(&self, request: StartSolo) -> Result<SessionView, AppError> {
        self.found_alone(request).await?;
        Ok(self.session_view()?)
    }

    async fn add_colleague(&self, request: NewColleague) -> Result<Nothing, AppError> {
        self.add_to_shop(request).await?;
        Ok(Nothing {})
    }

    async fn pack_move(&self, request: PackMove) -> Result<PackedMove, AppError> {
        Ok(self.pack(request.passphrase).await?)
    }

    async fn cancel_move(&self, _: Nothing) -> Result<SessionView, AppError> {
        self.unpack().await?;
        Ok(self.session_view()?)
    }

    async fn connect_central(&self, request: ConnectCentral) -> Result<SessionView, AppError> {
        self.connect(&request.central_url, &request.password)
            .await?;
        Ok(self.session_view()?)
    }

    async fn rescue_desk(&self, ask: RescueDesk) -> Result<Rescued, AppError> {
        Ok(self.rescue(&ask).await?)
    }

    async fn lock(&self, _: Nothing) -> Result<SessionView, AppError> {
        self.close().await;
        Ok(self.session_view()?)
    }

    async fn enrol_colleague(&self, who: Enrol) -> Result<SessionView, AppError> {
        self.enrol(&who.user, &who.password).await?;
        Ok(self.session_view()?)
    }

    async fn take_off_colleague(&self, who: OneUser) -> Result<SessionView, AppError> {
        self.take_off(&who.user).await?;
        Ok(self.session_view()?)
    }

    async fn set_pin(&self, wanted: SetPin) -> Result<SessionView, AppError> {
        self.choose_pin(&wanted.password, &wanted.pin).await?;
        Ok(self.session_view()?)
    }

    async fn remove_pin(&self, _: Nothing) -> Result<SessionView, AppError> {
        self.drop_pin().await?;
        Ok(self.session_view()?)
    }

    async fn change_laptop_password(
        &self,
        wanted: ChangePassword,
    ) -> Result<SessionView, AppError> {
        self.change_password(&wanted.old, &wanted.new).await?;
        Ok(self.session_view()?)
    }

    async fn get_preferences(&self, _: Nothing) -> Result<Preferences, AppError> {
        Ok(self.lock_file().preferences.shown(self.system_language()))
    }

    async fn set_preferences(&self, wanted: Preferences) -> Result<Preferences, AppError> {
        if ![100, 125, 150].contains(&wanted.text_percent) {
            return Err(Error::BadRequest.into());
        }
        let mut file = self.lock_file();
        file.preferences.choose(&wanted, self.system_language());
        file.write(self.folder.path()).map_err(Error::from)?;
        Ok(wanted)
    }

    async fn get_sync_status(&self, _: Nothing) -> Result<SyncStatus, AppError> {
        self.on_desk(|desk| desk.status()).await
    }

    async fn set_work_offline(&self, request: WorkOffline) -> Result<SyncStatus, AppError> {
        self.on_desk(move |desk| desk.work_offline(request.offline))
            .await
    }

    async fn sync_now(&self, _: Nothing) -> Result<SyncStatus, AppError> {
        self.on_desk(|desk| {
            desk.nudge(sync::engine::Input::Nudged);
            desk.status()
        })
        .await
    }

    async fn find_customers(&self, ask: FindCustomers) -> Result<Vec<CustomerHit>, AppError> {
        self.read_on_desk(move |desk| desk.find_customers(&ask))
            .await
    }

    async fn register_customer(&self, new: NewCustomer) -> Result<CustomerHit, AppError> {
        self.on_desk(move |desk| desk.register_customer(&new)).await
    }

    async fn save_draft(&self, draft: ComplaintDraft) -> Result<SavedDraft, AppError> {
        self.on_desk(move |desk| desk.save_draft(draft)).await
    }

    async fn list_drafts(&self, _: Nothing) -> Result<Vec<SavedDraft>, AppError> {
        self.on_desk(|desk| desk.list_drafts()).await
    }

    async fn discard_draft(&self, draft: OneDraft) -> Result<Nothing, AppError> {
        self.on_desk(move |desk| desk.discard_draft(draft.id))
            .await?;
        Ok(Nothing {})
    }

    async fn preview_complaint(&self, draft: ComplaintDraft) -> Result<IntakePreview, AppError> {
        self.read_on_desk(move |desk| desk.preview(&draft)).await
    }

    async fn register_complaint(&self, draft: ComplaintDraft) -> Result<Receipt, AppError> {
        self.on_desk(move |desk| desk.register(&draft)).await
    }

    async fn list_complaints(&self, ask: ListComplaints) -> Result<Vec<ComplaintRow>, AppError> {
        self.read_on_desk(move |desk| desk.list_complaints(&ask))
            .await
    }

    async fn get_complaint(&self, ask: OneComplaint) -> Result<ComplaintView, AppError> {
        self.read_on_desk(move |desk| desk.complaint_page(ask.id))
            .await
    }

    async fn get_choices(&self, ask: OneComplaint) -> Result<Choices, AppError> {
        self.on_desk(move |desk| desk.choices(ask.id)).await
    }

    async fn act_on_complaint(&self, act: Act) -> Result<Receipt, AppError> {
        self.on_desk(move |desk| desk.act(act)).await
    }

    async fn save_action_draft(&self, draft: ActionDraft) -> Result<Nothing, AppError> {
        self.on_desk(move |desk| desk.save_action_draft(&draft))
            .await?;
        Ok(Nothing {})
    }

    async fn get_action_draft(
        &self,
        name: ActionDraftName,
    ) -> Result<Option<ActionDraft>, AppError> {
        self.on_desk(move |desk| desk.action_draft(name)).await
    }

    async fn list_attention(&self, _: Nothing) -> Result<AttentionList, AppError> {
        self.read_on_desk(|desk| desk.list_attention()).await
    }

    async fn decide_attention(&self, decide: DecideAttention) -> Result<Decided, AppError> {
        self.on_desk(move |desk| desk.decide_attention(decide))
            .await
    }

    async fn decide_review(&self, decide: DecideReview) -> Result<Decided, AppError> {
        self.on_desk(move |desk| desk.decide_review(decide)).await
    }

    async fn undo_attention(&self, one: OneRefused) -> Result<Decided, AppError> {
        self.on_desk(move |desk| desk.undo_attention(one)).await
    }

    async fn list_records(&self, ask: ListRecords) -> Result<RecordPage, AppError> {
        self.read_on_desk(move |desk| desk.list_records(&ask)).await
    }

    async fn get_record(&self, ask: OneRecord) -> Result<RecordView, AppError> {
        self.read_on_desk(move |desk| desk.record_page(ask)).await
    }

    async fn get_form(&self, ask: AskForm) -> Result<Form, AppError> {
        self.read_on_desk(move |desk| desk.form(ask)).await
    }

    async fn save_form_draft(&self, draft: FormDraft) -> Result<SavedForm, AppError> {
        self.on_desk(move |desk| desk.save_form_draft(draft)).await
    }

    async fn list_form_drafts(&self, _: Nothing) -> Result<Vec<SavedForm>, AppError> {
        self.on_desk(|desk| desk.list_form_drafts()).await
    }

    async fn submit_form(&self, draft: FormDraft) -> Result<RecordReceipt, AppError> {
        self.on_desk(move |desk| desk.submit_form(&draft)).await
    }

    async fn search(&self, ask: Search) -> Result<Found, AppError> {
        self.read_on_desk(move |desk| desk.search(&ask)).await
    }

    async fn begin_import_file(&self, file: BeginImportFile) -> Result<ImportFile, AppError> {
        self.on_desk(move |desk| desk.begin_import_file(file)).await
    }

    async fn add_import_bytes(&self, piece: AddImportBytes) -> Result<Nothing, AppError> {
        self.on_desk(move |desk| desk.add_import_bytes(&piece))
            .await?;
        Ok(Nothing {})
    }

    async fn look_into_import(&self, ask: LookIntoImport) -> Result<ImportLook, AppError> {
        self.on_desk(move |desk| desk.look_into_import(ask)).await
    }

    async fn check_import(&self, ask: CheckImport) -> Result<ImportSummary, AppError> {
        self.read_on_desk(move |desk| desk.check_import(ask)).await
    }

    async fn list_bad_rows(&self, ask: ListBadRows) -> Result<RowFindingPage, AppError> {
        self.read_on_desk(move |desk| desk.list_bad_rows(ask)).await
    }

    async fn apply_import(&self, ask: ApplyImport) -> Result<ImportDone, AppError> {
        self.on_desk(move |desk| desk.apply_import(ask)).await
    }

    async fn cancel_import(&self, file: ImportFile) -> Result<Nothing, AppError> {
        self.on_desk(move |desk| {
            desk.cancel_import(file);
            Ok(Nothing {})
        })
        .await
    }

    async fn list_imports(&self, _: Nothing) -> Result<Vec<ImportRow>, AppError> {
        self.on_desk(|desk| desk.list_imports()).await
    }

    async fn undo_import(&self, ask: OneImport) -> Result<ImportUndone, AppError> {
        self.on_desk(move |desk| desk.undo_import(ask)).await
    }
}
