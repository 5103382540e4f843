//! Lists of records: by deadline or by time, a page at a time. Each page is a range of an index for
//! each store, however many records there are.

use std::cmp::Reverse;

use domain::ids::{CustomerId, StaffId, StoreId};
use domain::time::UtcMs;
use rusqlite::{Row, params};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::columns::{At, Id, Whole, limit};
use crate::projection::NEVER;
use crate::{Reader, Result};

/// What a list goes by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListOrder {
    /// Open ones first, by next deadline; without a deadline last, the oldest first among equals.
    Due,
    /// The latest first.
    Latest,
}

/// Where a page ended; the next one begins after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListMark {
    is_open: bool,
    due_at: i64,
    at: i64,
    doc: i64,
}

/// A page to ask for.
#[derive(Debug, Clone, Copy)]
pub struct ListAsk<'a> {
    /// Kind of record.
    pub kind: &'a str,
    /// Of these stores.
    pub stores: &'a [StoreId],
    /// Leaves out what nobody has to do anything about.
    pub open_only: bool,
    /// Order.
    pub order: ListOrder,
    /// After this one; none for the first page.
    pub after: Option<ListMark>,
    /// Most lines.
    pub most: usize,
}

/// A record in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListLine {
    /// Identity.
    pub id: Uuid,
    /// Owning store.
    pub store: StoreId,
    /// Its customer.
    pub customer: Option<CustomerId>,
    /// Who has it in hand.
    pub owner: Option<StaffId>,
    /// When.
    pub at: UtcMs,
    /// The nearest deadline that is still running.
    pub due_at: Option<UtcMs>,
    /// Somebody still has to do something.
    pub is_open: bool,
    /// Its place, to go on after it.
    pub mark: ListMark,
}

/// How many records of a kind there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Listed {
    /// All.
    pub all: u64,
    /// Of them, open.
    pub open: u64,
}

const COLUMNS: &str = "id, store, customer, owner, at, due_at, is_open, doc";

impl ListLine {
    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let id = |column| row.get::<_, Option<Id>>(column);
        let (at, due_at) = (row.get::<_, At>(4)?.0, row.get::<_, At>(5)?.0);
        let is_open = row.get(6)?;
        Ok(Self {
            id: row.get::<_, Id>(0)?.0,
            store: StoreId(row.get::<_, Id>(1)?.0),
            customer: id(2)?.map(|id| CustomerId(id.0)),
            owner: id(3)?.map(|id| StaffId(id.0)),
            at,
            due_at: (due_at != NEVER).then_some(due_at),
            is_open,
            mark: ListMark {
                is_open,
                due_at: due_at.0,
                at: at.0,
                doc: row.get(7)?,
            },
        })
    }
}

impl Reader<'_> {
    /// A page of a list.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn list_page(&self, ask: &ListAsk<'_>) -> Result<Vec<ListLine>> {
        let mut page = vec![];
        let sides: &[bool] = if ask.open_only {
            &[true]
        } else {
            &[true, false]
        };
        for &is_open in sides {
            // By deadline, all open ones come before the first that isn't.
            if ask.order == ListOrder::Due && page.len() >= ask.most {
                break;
            }
            for store in ask.stores {
                page.extend(self.range(ask, *store, is_open)?);
            }
        }
        match ask.order {
            ListOrder::Due => page.sort_by_key(|l| (!l.is_open, l.mark.due_at, l.at, l.mark.doc)),
            ListOrder::Latest => page.sort_by_key(|l| Reverse((l.at, l.mark.doc))),
        }
        page.truncate(ask.most);
        Ok(page)
    }

    /// What one store gives to a page.
    fn range(&self, ask: &ListAsk<'_>, store: StoreId, is_open: bool) -> Result<Vec<ListLine>> {
        let from = match (ask.order, ask.after) {
            (ListOrder::Due, Some(mark)) if is_open && !mark.is_open => return Ok(vec![]),
            (ListOrder::Due, Some(mark)) if is_open == mark.is_open => {
                (mark.due_at, mark.at, mark.doc)
            }
            (ListOrder::Due, _) => (i64::MIN, i64::MIN, i64::MIN),
            (ListOrder::Latest, Some(mark)) => (0, mark.at, mark.doc),
            (ListOrder::Latest, None) => (0, i64::MAX, i64::MAX),
        };
        let mut query = self.conn.prepare_cached(&range_sql(ask.order))?;
        let rows = query.query_map(
            params![
                ask.kind,
                Id(store.0),
                is_open,
                from.0,
                from.1,
                from.2,
                limit(ask.most)
            ],
            ListLine::from_row,
        )?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Records of a kind that belong to a customer, since an instant, the latest first.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn of_customer(
        &self,
        kind: &str,
        customer: CustomerId,
        since: UtcMs,
    ) -> Result<Vec<ListLine>> {
        let mut query = self.conn.prepare_cached(&of_customer_sql())?;
        let rows = query.query_map(params![Id(customer.0), kind, At(since)], ListLine::from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Records of a kind of these stores that are listed at an instant within, the last one out.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn listed_between(
        &self,
        kind: &str,
        stores: &[StoreId],
        from: UtcMs,
        until: UtcMs,
    ) -> Result<Vec<ListLine>> {
        let mut lines = vec![];
        let mut query = self.conn.prepare_cached(&between_sql())?;
        for store in stores {
            for is_open in [true, false] {
                let rows = query.query_map(
                    params![kind, Id(store.0), is_open, At(from), At(until)],
                    ListLine::from_row,
                )?;
                lines.extend(rows.collect::<rusqlite::Result<Vec<_>>>()?);
            }
        }
        Ok(lines)
    }

    /// The latest records of a kind that belong to a customer and a store.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn latest_of_customer(
        &self,
        kind: &str,
        customer: CustomerId,
        store: StoreId,
        most: usize,
    ) -> Result<Vec<ListLine>> {
        let mut query = self.conn.prepare_cached(&latest_of_customer_sql())?;
        let rows = query.query_map(
            params![Id(customer.0), kind, Id(store.0), limit(most)],
            ListLine::from_row,
        )?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// How many records of a kind belong to a customer, in one store or in all.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn count_of_customer(
        &self,
        kind: &str,
        customer: CustomerId,
        store: Option<StoreId>,
    ) -> Result<Listed> {
        let mut query = self.conn.prepare_cached(COUNT_OF_CUSTOMER)?;
        let store = store.map(|store| Id(store.0));
        Ok(
            query.query_row(params![Id(customer.0), kind, store], |row| {
                Ok(Listed {
                    all: row.get::<_, Whole>(0)?.0,
                    open: row.get::<_, Whole>(1)?.0,
                })
            })?,
        )
    }

    /// Open records of a kind that somebody has in hand, by next deadline.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn in_hand_of(&self, kind: &str, owner: StaffId, most: usize) -> Result<Vec<ListLine>> {
        let mut query = self.conn.prepare_cached(&in_hand_sql())?;
        let rows = query.query_map(params![Id(owner.0), kind, limit(most)], ListLine::from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// How many records of a kind these stores have.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn count_listed(&self, kind: &str, stores: &[StoreId]) -> Result<Listed> {
        let mut counted = Listed::default();
        let mut query = self.conn.prepare_cached(COUNT)?;
        for store in stores {
            let (all, open) = query.query_row(params![kind, Id(store.0)], |row| {
                Ok((row.get::<_, Whole>(0)?.0, row.get::<_, Whole>(1)?.0))
            })?;
            counted.all += all;
            counted.open += open;
        }
        Ok(counted)
    }
}

pub(crate) const COUNT: &str = "SELECT count(*), coalesce(sum(is_open), 0) FROM record_list \
    WHERE kind = ?1 AND store = ?2";

pub(crate) const COUNT_OF_CUSTOMER: &str = "SELECT count(*), coalesce(sum(is_open), 0) \
    FROM record_list WHERE customer = ?1 AND kind = ?2 AND (?3 IS NULL OR store = ?3)";

/// A range of one store, from a place on.
pub(crate) fn range_sql(order: ListOrder) -> String {
    let (after, by) = match order {
        ListOrder::Due => ("(due_at, at, doc) > (?4, ?5, ?6)", "due_at, at, doc"),
        // ?4 has no meaning here, but every number must be used.
        ListOrder::Latest => ("(at, doc) < (?5, ?6) AND ?4 = 0", "at DESC, doc DESC"),
    };
    format!(
        "SELECT {COLUMNS} FROM record_list WHERE kind = ?1 AND store = ?2 AND is_open = ?3 \
         AND {after} ORDER BY {by} LIMIT ?7"
    )
}

pub(crate) fn of_customer_sql() -> String {
    format!(
        "SELECT {COLUMNS} FROM record_list \
         WHERE customer = ?1 AND kind = ?2 AND at >= ?3 ORDER BY at DESC, doc DESC"
    )
}

pub(crate) fn between_sql() -> String {
    format!(
        "SELECT {COLUMNS} FROM record_list WHERE kind = ?1 AND store = ?2 AND is_open = ?3 \
         AND at >= ?4 AND at < ?5 ORDER BY at, doc"
    )
}

pub(crate) fn latest_of_customer_sql() -> String {
    format!(
        "SELECT {COLUMNS} FROM record_list WHERE customer = ?1 AND kind = ?2 AND store = ?3 \
         ORDER BY at DESC, doc DESC LIMIT ?4"
    )
}

pub(crate) fn in_hand_sql() -> String {
    format!(
        "SELECT {COLUMNS} FROM record_list WHERE owner = ?1 AND kind = ?2 AND is_open = 1 \
         ORDER BY due_at, at, doc LIMIT ?3"
    )
}
