//! Plain lists, pages and forms for every kind of record, and search over them.

use wire::record_view::{
    AskForm, Form, FormDraft, Found, ListRecords, OneRecord, RecordPage, RecordReceipt, RecordView,
    SavedForm, Search,
};

use crate::error::Error;
use crate::opened::Opened;

impl Opened {
    pub(crate) fn list_records(&self, _ask: &ListRecords) -> Result<RecordPage, Error> {
        Err(Error::BadRequest)
    }

    pub(crate) fn record_page(&self, _ask: OneRecord) -> Result<RecordView, Error> {
        Err(Error::BadRequest)
    }

    pub(crate) fn form(&self, _ask: AskForm) -> Result<Form, Error> {
        Err(Error::BadRequest)
    }

    pub(crate) fn save_form_draft(&self, _draft: FormDraft) -> Result<SavedForm, Error> {
        Err(Error::BadRequest)
    }

    pub(crate) fn list_form_drafts(&self) -> Result<Vec<SavedForm>, Error> {
        Err(Error::BadRequest)
    }

    pub(crate) fn submit_form(&self, _draft: &FormDraft) -> Result<RecordReceipt, Error> {
        Err(Error::BadRequest)
    }

    pub(crate) fn search(&self, _ask: &Search) -> Result<Found, Error> {
        Err(Error::BadRequest)
    }
}
