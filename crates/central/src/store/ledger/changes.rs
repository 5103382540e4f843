//! The change log: post-images by sequence number, indexed by scope key.

use domain::ids::StaffId;
use domain::record::RecordRef;
use domain::time::UtcMs;
use serde_json::Value;
use uuid::Uuid;

use super::NewRecord;
use crate::store::Stored;

/// How a change touches a scope key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// The record got this key.
    Enter,
    /// It kept it.
    Update,
    /// It lost it.
    Leave,
}

impl How {
    /// The word in the table.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Enter => "enter",
            Self::Update => "update",
            Self::Leave => "leave",
        }
    }

    /// The word's meaning.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Enter, Self::Update, Self::Leave]
            .into_iter()
            .find(|h| h.as_str() == word)
    }
}

/// A place in the change log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Sequence number.
    pub seq: u64,
    /// Place within it; -1 is before the first.
    pub idx: i64,
}

/// A change as one scope key sees it. The kind is a word: a record of a newer build passes through.
#[derive(Debug, Clone)]
pub struct ScopeRow {
    /// Where.
    pub at: Position,
    /// Kind of record.
    pub kind: String,
    /// Record.
    pub id: Uuid,
    /// How.
    pub how: How,
}

/// A record as a change left it.
#[derive(Debug, Clone)]
pub struct PostImage {
    /// Kind.
    pub kind: String,
    /// Record.
    pub id: Uuid,
    /// Version.
    pub version: u64,
    /// The record it belongs to.
    pub parent: Option<Uuid>,
    /// Scope keys.
    pub scope_keys: Vec<String>,
    /// State.
    pub state: Value,
}

/// The change log.
#[allow(clippy::missing_errors_doc)] // every method fails alike: storage failed
pub trait Changes {
    /// Adds a post-image.
    fn put_change(&mut self, at: Position, record: &NewRecord) -> Stored<()>;
    /// Adds it to the index of a key.
    fn put_change_scope(&mut self, at: Position, of: RecordRef, key: &str, how: How) -> Stored<()>;
    /// Adds an event to the audit trail.
    #[allow(clippy::too_many_arguments)]
    fn put_event(
        &mut self,
        at: Position,
        of: RecordRef,
        version: u64,
        payload: &Value,
        actor: Option<StaffId>,
        effective_at: UtcMs,
        received_at: UtcMs,
    ) -> Stored<()>;
    /// The newest change at or before `until` of each record under a key, those after `after` only,
    /// in order.
    fn newest_under(
        &mut self,
        key: &str,
        after: Position,
        until: u64,
        limit: usize,
    ) -> Stored<Vec<ScopeRow>>;
    /// Whether a record was under a key at `until`.
    fn is_under(&mut self, key: &str, kind: &str, id: Uuid, until: u64) -> Stored<bool>;
    /// The post-image at a place.
    fn post_image(&mut self, at: Position) -> Stored<Option<PostImage>>;
    /// The keys behind a scope hash.
    fn scope_set(&mut self, hash: &str) -> Stored<Option<Vec<String>>>;
    /// Remembers them.
    fn put_scope_set(&mut self, hash: &str, keys: &[String]) -> Stored<()>;
}
