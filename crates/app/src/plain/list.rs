//! Lists of every kind, a page at a time.

use domain::record::RecordKind;
use store::{ListAsk, ListMark, ListOrder};
use wire::record_view::{ListRecords, RecordPage};

use super::row::Rows;
use crate::error::Error;
use crate::opened::Opened;

/// More rows than a page needs.
const MOST_ROWS: u32 = 200;

impl Opened {
    /// Records of the person's stores: tasks by due date, everything else latest first.
    pub(crate) fn list_records(&self, ask: &ListRecords) -> Result<RecordPage, Error> {
        let after: Option<ListMark> = match &ask.after {
            Some(mark) => Some(serde_json::from_str(mark).map_err(|_| Error::BadRequest)?),
            None => None,
        };
        let order = match ask.kind {
            RecordKind::Task => ListOrder::Due,
            _ => ListOrder::Latest,
        };
        let most = ask.limit.clamp(1, MOST_ROWS) as usize;
        let (rows, next, counted) = self.store.read(|r| {
            let kind = ask.kind.as_str();
            let stores = self.me(r).map(|me| me.stores).unwrap_or_default();
            let mut lines = r.list_page(&ListAsk {
                kind,
                stores: &stores,
                open_only: ask.open_only,
                order,
                after,
                most: most + 1,
            })?;
            let has_more = lines.len() > most;
            lines.truncate(most);
            let next = lines.last().filter(|_| has_more).map(|line| line.mark);
            let rows = Rows::new(self, r)?;
            let mut page = vec![];
            for line in lines {
                page.extend(rows.find(ask.kind, line.id)?);
            }
            Ok((page, next, r.count_listed(kind, &stores)?))
        })?;
        let count = if ask.open_only {
            counted.open
        } else {
            counted.all
        };
        Ok(RecordPage {
            rows,
            next: next.map(|mark| serde_json::to_string(&mark)).transpose()?,
            count: u32::try_from(count).unwrap_or(u32::MAX),
        })
    }
}
