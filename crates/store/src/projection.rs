//! Tables for finding and sorting, made from records and rebuildable from them at any time. What a
//! record shows in them is worked out by the caller: rules live in the domain.

use domain::ids::{CustomerId, StoreId};
use domain::time::UtcMs;
use rusqlite::params;
use uuid::Uuid;

use crate::columns::{At, Id, limit};
use crate::{Reader, Result, StoredRecord, Transaction};

/// Records read at a time while rebuilding; bounds the memory it takes.
const REBUILT_AT_ONCE: usize = 500;

/// What one record shows in the projections.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Projection {
    /// Nothing.
    Nothing,
    /// A customer, found by these terms.
    Customer {
        /// Terms that a prefix search finds it by.
        terms: Vec<String>,
    },
    /// A complaint.
    Complaint(ComplaintIndex),
    /// A move order.
    MoveOrder(OrderIndex),
}

/// A complaint in lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComplaintIndex {
    /// Complaint.
    pub id: Uuid,
    /// Its customer.
    pub customer: CustomerId,
    /// Owning store.
    pub store: StoreId,
    /// Word of its stage.
    pub stage: String,
    /// Word of its grade.
    pub grade: String,
    /// The nearest deadline that is still running.
    pub due_at: Option<UtcMs>,
    /// When the customer told us.
    pub raised_at: UtcMs,
    /// Neither resolved nor closed.
    pub is_open: bool,
}

/// A move order in lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OrderIndex {
    /// Move order.
    pub id: Uuid,
    /// Its customer.
    pub customer: CustomerId,
    /// Day of the move.
    pub moves_at: UtcMs,
}

impl Reader<'_> {
    /// Customers that have a term starting with `prefix`, a whole term first. Case doesn't count;
    /// an empty prefix finds nobody.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn find_customers(&self, prefix: &str, most: usize) -> Result<Vec<Uuid>> {
        let prefix = prefix.trim().to_lowercase();
        if prefix.is_empty() {
            return Ok(vec![]);
        }
        // The highest character there is: every term with the prefix sorts below.
        let end = format!("{prefix}{}", char::MAX);
        let mut query = self.conn.prepare_cached(
            "SELECT customer_id FROM customer_search WHERE term >= ?1 AND term < ?2 \
             GROUP BY customer_id ORDER BY min(term <> ?1), min(term), customer_id LIMIT ?3",
        )?;
        let rows = query.query_map(params![prefix, end, limit(most)], id)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Complaints by next deadline: open ones first, those without a deadline after those with one,
    /// the longest raised first among equals.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn complaints_by_due(&self, include_resolved: bool, most: usize) -> Result<Vec<Uuid>> {
        let mut query = self.conn.prepare_cached(
            "SELECT id FROM complaint_list WHERE is_open OR ?1 \
             ORDER BY is_open DESC, due_at IS NULL, due_at, raised_at LIMIT ?2",
        )?;
        let rows = query.query_map(params![include_resolved, limit(most)], id)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Complaints of a customer raised at `since` or later, the latest first.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn complaints_of(&self, customer: CustomerId, since: UtcMs) -> Result<Vec<Uuid>> {
        let mut query = self.conn.prepare_cached(
            "SELECT id FROM complaint_list WHERE customer = ?1 AND raised_at >= ?2 \
             ORDER BY raised_at DESC, id DESC",
        )?;
        let rows = query.query_map(params![Id(customer.0), At(since)], id)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Move orders of a customer, the latest move first.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn orders_of(&self, customer: CustomerId) -> Result<Vec<Uuid>> {
        let mut query = self.conn.prepare_cached(
            "SELECT id FROM order_list WHERE customer = ?1 ORDER BY moves_at DESC, id DESC",
        )?;
        let rows = query.query_map([Id(customer.0)], id)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Transaction<'_> {
    /// Replaces what a record shows in the projections.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn project(&self, id: Uuid, shown: &Projection) -> Result<()> {
        match shown {
            Projection::Nothing => self.forget_projections(id),
            Projection::Customer { terms } => self.index_customer(id, terms),
            Projection::Complaint(complaint) => self.index_complaint(complaint),
            Projection::MoveOrder(order) => self.index_order(order),
        }
    }

    /// Replaces the terms that a customer is found by.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn index_customer(&self, customer: Uuid, terms: &[String]) -> Result<()> {
        self.conn
            .prepare_cached("DELETE FROM customer_search WHERE customer_id = ?1")?
            .execute([Id(customer)])?;
        let mut insert = self.conn.prepare_cached(
            "INSERT OR IGNORE INTO customer_search (term, customer_id) VALUES (?1, ?2)",
        )?;
        for term in terms {
            insert.execute(params![term.to_lowercase(), Id(customer)])?;
        }
        Ok(())
    }

    /// Writes a complaint's line.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn index_complaint(&self, complaint: &ComplaintIndex) -> Result<()> {
        self.conn
            .prepare_cached(
                "INSERT OR REPLACE INTO complaint_list \
                 (id, customer, store, stage, grade, due_at, raised_at, is_open) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(params![
                Id(complaint.id),
                Id(complaint.customer.0),
                Id(complaint.store.0),
                complaint.stage,
                complaint.grade,
                complaint.due_at.map(At),
                At(complaint.raised_at),
                complaint.is_open,
            ])?;
        Ok(())
    }

    /// Writes a move order's line.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn index_order(&self, order: &OrderIndex) -> Result<()> {
        self.conn
            .prepare_cached(
                "INSERT OR REPLACE INTO order_list (id, customer, moves_at) VALUES (?1, ?2, ?3)",
            )?
            .execute(params![
                Id(order.id),
                Id(order.customer.0),
                At(order.moves_at)
            ])?;
        Ok(())
    }

    /// Empties the projections and fills them again from every record, in bounded memory. Returns
    /// how many records it went through.
    ///
    /// # Errors
    /// What `show` returns, and errors of the database.
    pub fn rebuild_projections(
        &self,
        mut show: impl FnMut(&StoredRecord) -> Result<Projection>,
    ) -> Result<u64> {
        self.conn.execute_batch(
            "DELETE FROM customer_search; DELETE FROM complaint_list; DELETE FROM order_list;",
        )?;
        let (mut last, mut seen) = (0, 0);
        loop {
            let page = self.records_after(last, REBUILT_AT_ONCE)?;
            let Some((end, _)) = page.last() else {
                return Ok(seen);
            };
            last = *end;
            for (_, record) in &page {
                let shown = show(record)?;
                if shown != Projection::Nothing {
                    self.project(record.id, &shown)?;
                }
                seen += 1;
            }
        }
    }

    pub(crate) fn forget_projections(&self, id: Uuid) -> Result<()> {
        for sql in [
            "DELETE FROM customer_search WHERE customer_id = ?1",
            "DELETE FROM complaint_list WHERE id = ?1",
            "DELETE FROM order_list WHERE id = ?1",
        ] {
            self.conn.prepare_cached(sql)?.execute([Id(id)])?;
        }
        Ok(())
    }
}

fn id(row: &rusqlite::Row<'_>) -> rusqlite::Result<Uuid> {
    row.get::<_, Id>(0).map(|id| id.0)
}
