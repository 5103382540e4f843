//! Values between Rust and columns: ids as text, counts as 64-bit integers, JSON as text.

use std::fmt::Display;

use domain::time::UtcMs;
use rusqlite::Row;
use rusqlite::types::Type;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::store::{StoreError, Stored};

/// A count for a column; counts never come near the end of the range.
pub(super) fn count(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// A count from a column.
pub(super) fn counted(row: &Row<'_>, column: &str) -> rusqlite::Result<u64> {
    Ok(u64::try_from(row.get::<_, i64>(column)?).unwrap_or_default())
}

/// An id as text.
pub(super) fn text(id: impl Display) -> String {
    id.to_string()
}

/// An id from a column.
pub(super) fn uuid(row: &Row<'_>, column: &str) -> rusqlite::Result<Uuid> {
    let text: String = row.get(column)?;
    parse_uuid(&text)
}

/// An id that may be missing.
pub(super) fn maybe_uuid(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<Uuid>> {
    let text: Option<String> = row.get(column)?;
    text.map(|t| parse_uuid(&t)).transpose()
}

fn parse_uuid(text: &str) -> rusqlite::Result<Uuid> {
    Uuid::parse_str(text)
        .map_err(|e| rusqlite::Error::FromSqlConversionFailure(0, Type::Text, Box::new(e)))
}

/// An instant.
pub(super) fn time(row: &Row<'_>, column: &str) -> rusqlite::Result<UtcMs> {
    Ok(UtcMs(row.get(column)?))
}

/// An instant that may be missing.
pub(super) fn maybe_time(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<UtcMs>> {
    Ok(row.get::<_, Option<i64>>(column)?.map(UtcMs))
}

/// JSON text as a value.
pub(super) fn json<T: DeserializeOwned>(text: &str, what: &'static str) -> Stored<T> {
    serde_json::from_str(text).map_err(|_| StoreError::Unreadable { what })
}

/// A value as JSON text.
pub(super) fn to_json<T: serde::Serialize>(value: &T, what: &'static str) -> Stored<String> {
    serde_json::to_string(value).map_err(|_| StoreError::Unreadable { what })
}
