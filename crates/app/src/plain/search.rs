//! Search over everything that the person may see.

use domain::record::RecordKind;
use domain::search::{SEARCHED, is_number, query_of};
use wire::record_view::{Found, FoundOfKind, Search};

use super::row::Rows;
use crate::error::Error;
use crate::opened::Opened;

/// More hits of a kind than anybody reads.
const MOST_HITS: u32 = 50;

impl Opened {
    /// What a query finds in the person's stores, by kind. Records taken back show no words, so
    /// nothing finds them. Once the lease is over only numbers find something: a name or a phone that did
    /// would tell whose it is.
    pub(crate) fn search(&self, ask: &Search) -> Result<Found, Error> {
        let most = ask.limit.clamp(1, MOST_HITS) as usize;
        let groups = self.store.read(|r| {
            let stores = self.me(r).map(|me| me.stores).unwrap_or_default();
            let rows = Rows::new(self, r)?;
            let by_number_only = self.lease_is_over(r)?;
            let mut groups: Vec<FoundOfKind> = vec![];
            for kind in SEARCHED {
                let mut names = r.search(&query_of(&[kind], &ask.query), &stores, most + 1)?;
                let more = names.len() > most;
                names.truncate(most);
                let mut found = vec![];
                for name in names
                    .iter()
                    .filter(|n| RecordKind::parse(&n.kind) == Some(kind))
                {
                    found.extend(rows.found(kind, name.id, &ask.query)?);
                }
                if by_number_only {
                    let is_named = |number: &String| is_number(number, &ask.query);
                    found.retain(|it| it.row.number.as_ref().is_some_and(is_named));
                }
                let more = more && !by_number_only;
                if !found.is_empty() {
                    let rows = found;
                    groups.push(FoundOfKind { kind, rows, more });
                }
            }
            Ok(groups)
        })?;
        Ok(Found { groups })
    }
}
