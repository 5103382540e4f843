//! What records show in lists and searches. The tables are made from records alone, in the
//! transaction that changes a record, so nobody can forget to; they can be rebuilt at any time. What
//! a record shows is worked out by whoever opens the store: rules live in the domain.

use std::fmt;
use std::sync::Arc;

use domain::ids::{CustomerId, StaffId, StoreId};
use domain::time::UtcMs;
use rusqlite::params;

use crate::columns::{At, Id};
use crate::{Result, StoredRecord, Transaction};

/// Records read at a time while rebuilding; bounds the memory it takes.
const REBUILT_AT_ONCE: usize = 500;
/// Setting that says what the projections were made by.
const VERSION: &str = "projection_version";
/// Due time of what has no deadline: it comes after all that has one.
pub(crate) const NEVER: UtcMs = UtcMs(i64::MAX);

/// What one record shows.
#[derive(Clone, PartialEq, Eq)]
pub struct Projection {
    /// Owning store; who doesn't reach it doesn't find the record.
    pub store: StoreId,
    /// Its customer.
    pub customer: Option<CustomerId>,
    /// Who has it in hand.
    pub owner: Option<StaffId>,
    /// When it was raised, happens, or became known; lists go by it.
    pub at: UtcMs,
    /// The nearest deadline that is still running.
    pub due_at: Option<UtcMs>,
    /// Somebody still has to do something.
    pub is_open: bool,
    /// Tokens that it is found by: letters, digits and characters beyond ASCII, without spaces.
    pub tokens: Vec<String>,
    /// The text in which longer searches must really stand.
    pub text: String,
}

/// Without tokens and text: they are customers' words, and logs must not hold them.
impl fmt::Debug for Projection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Projection")
            .field("store", &self.store)
            .field("at", &self.at)
            .field("due_at", &self.due_at)
            .field("is_open", &self.is_open)
            .finish_non_exhaustive()
    }
}

type Show = dyn Fn(&StoredRecord) -> Option<Projection> + Send + Sync;

/// Says what a record shows: a pure function with a version that changes when its answers do.
#[derive(Clone)]
pub struct Shows {
    version: String,
    of: Arc<Show>,
}

impl fmt::Debug for Shows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Shows").field(&self.version).finish()
    }
}

impl Shows {
    /// A function and its version. Another version than the last makes all projections anew when
    /// the store is opened.
    pub fn new(
        version: impl Into<String>,
        of: impl Fn(&StoredRecord) -> Option<Projection> + Send + Sync + 'static,
    ) -> Self {
        Self {
            version: version.into(),
            of: Arc::new(of),
        }
    }

    pub(crate) fn of(&self, record: &StoredRecord) -> Option<Projection> {
        (self.of)(record)
    }
}

impl Transaction<'_> {
    /// Replaces what a record shows; `before` and `after` are what it showed and shows now.
    pub(crate) fn show(
        &self,
        doc: i64,
        record: &StoredRecord,
        before: Option<&Projection>,
        after: Option<&Projection>,
    ) -> Result<()> {
        let words = |shown: Option<&Projection>| shown.map_or_else(String::new, sentence);
        let (old, new) = (words(before), words(after));
        if old != new {
            self.forget_words(doc, &old)?;
            self.learn_words(doc, &new)?;
        }
        match after {
            Some(shown) => self.write_line(doc, record, shown),
            None if before.is_some() => self.erase_line(doc),
            None => Ok(()),
        }
    }

    fn write_line(&self, doc: i64, record: &StoredRecord, shown: &Projection) -> Result<()> {
        self.conn
            .prepare_cached(
                "INSERT OR REPLACE INTO record_list \
                 (doc, kind, id, store, customer, owner, at, due_at, is_open) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?
            .execute(params![
                doc,
                record.kind,
                Id(record.id),
                Id(shown.store.0),
                shown.customer.map(|c| Id(c.0)),
                shown.owner.map(|s| Id(s.0)),
                At(shown.at),
                At(shown.due_at.unwrap_or(NEVER)),
                shown.is_open,
            ])?;
        Ok(())
    }

    fn erase_line(&self, doc: i64) -> Result<()> {
        self.conn
            .prepare_cached("DELETE FROM record_list WHERE doc = ?1")?
            .execute([doc])?;
        Ok(())
    }

    /// Rebuilds the projections unless they were made by this version of what shows them.
    pub(crate) fn keep_projections_current(&self) -> Result<()> {
        let version = &self.shows.version;
        if self.setting(VERSION)?.as_ref() != Some(version) {
            let records = self.rebuild_projections()?;
            self.set_setting(VERSION, version)?;
            tracing::info!(records, "projections rebuilt");
        }
        Ok(())
    }

    /// Empties the projections and fills them again from every record, in bounded memory. Returns
    /// how many records it went through.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn rebuild_projections(&self) -> Result<u64> {
        self.conn.execute_batch(
            "DELETE FROM record_list; INSERT INTO search (search) VALUES ('delete-all');",
        )?;
        let (mut last, mut seen) = (0, 0);
        loop {
            let page = self.records_after(last, REBUILT_AT_ONCE)?;
            let Some((end, _)) = page.last() else {
                return Ok(seen);
            };
            last = *end;
            for (doc, record) in &page {
                self.show(*doc, record, None, self.shows.of(record).as_ref())?;
                seen += 1;
            }
        }
    }
}

/// The tokens as the tokenizer takes them apart again.
fn sentence(shown: &Projection) -> String {
    shown.tokens.join(" ")
}
