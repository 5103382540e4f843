//! The one list of calls, served by the desk.

use wire::attention::{AttentionItem, Resend};
use wire::call::{Nothing, OneComplaint, OneDraft, Serve, WorkOffline};
use wire::complaint_view::{Act, Choices, ComplaintRow, ComplaintView, ListComplaints};
use wire::customer_view::{CustomerHit, FindCustomers, NewCustomer};
use wire::draft::{
    ActionDraft, ActionDraftName, ComplaintDraft, IntakePreview, Receipt, SavedDraft,
};
use wire::error::AppError;
use wire::record_view::{
    AskForm, Form, FormDraft, Found, ListRecords, OneRecord, RecordPage, RecordReceipt, RecordView,
    SavedForm, Search,
};
use wire::session::{Preferences, SessionView, SignIn};
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
        } = request;
        self.open(central_url, &user, &password).await?;
        Ok(self.session_view()?)
    }

    async fn lock(&self, _: Nothing) -> Result<SessionView, AppError> {
        self.close().await;
        Ok(self.session_view()?)
    }

    async fn get_preferences(&self, _: Nothing) -> Result<Preferences, AppError> {
        Ok(self.lock_file().preferences.clone())
    }

    async fn set_preferences(&self, wanted: Preferences) -> Result<Preferences, AppError> {
        if ![100, 125, 150].contains(&wanted.text_percent) {
            return Err(Error::BadRequest.into());
        }
        let mut file = self.lock_file();
        file.preferences = wanted.clone();
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
        self.on_desk(move |desk| desk.find_customers(&ask)).await
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
        self.on_desk(move |desk| desk.preview(&draft)).await
    }

    async fn register_complaint(&self, draft: ComplaintDraft) -> Result<Receipt, AppError> {
        self.on_desk(move |desk| desk.register(&draft)).await
    }

    async fn list_complaints(&self, ask: ListComplaints) -> Result<Vec<ComplaintRow>, AppError> {
        self.on_desk(move |desk| desk.list_complaints(&ask)).await
    }

    async fn get_complaint(&self, ask: OneComplaint) -> Result<ComplaintView, AppError> {
        self.on_desk(move |desk| desk.complaint_page(ask.id)).await
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

    async fn list_attention(&self, _: Nothing) -> Result<Vec<AttentionItem>, AppError> {
        self.on_desk(|desk| desk.list_attention()).await
    }

    async fn list_records(&self, ask: ListRecords) -> Result<RecordPage, AppError> {
        self.on_desk(move |desk| desk.list_records(&ask)).await
    }

    async fn get_record(&self, ask: OneRecord) -> Result<RecordView, AppError> {
        self.on_desk(move |desk| desk.record_page(ask)).await
    }

    async fn get_form(&self, ask: AskForm) -> Result<Form, AppError> {
        self.on_desk(move |desk| desk.form(ask)).await
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
        self.on_desk(move |desk| desk.search(&ask)).await
    }

    async fn resend_command(&self, resend: Resend) -> Result<Nothing, AppError> {
        self.on_desk(move |desk| desk.resend(&resend)).await?;
        Ok(Nothing {})
    }
}
