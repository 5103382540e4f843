//! Finding records by words. Which words stand for what is the domain's; here they only match.

use std::collections::BTreeSet;

use domain::ids::StoreId;
use domain::search::{AllOf, Query, Reach};
use rusqlite::params;
use uuid::Uuid;

use crate::columns::Id;
use crate::record::RecordName;
use crate::{Reader, Result, Transaction};

/// CROSS JOIN: the words lead, however few lines there are yet.
pub(crate) const MATCHES: &str = "SELECT l.doc, l.kind, l.id, l.store \
    FROM search CROSS JOIN record_list AS l ON l.doc = search.rowid \
    WHERE search MATCH ?1 ORDER BY search.rowid DESC";

impl Reader<'_> {
    /// Records of these stores that a query finds: whole words before beginnings of words, what
    /// arrived last first.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn search(
        &self,
        query: &Query,
        stores: &[StoreId],
        most: usize,
    ) -> Result<Vec<RecordName>> {
        let mut found = vec![];
        let mut seen = BTreeSet::new();
        for beginnings in [false, true] {
            if found.len() < most
                && let Some(words) = match_words(query, beginnings)
            {
                self.search_once(&words, query, stores, |doc, name| {
                    if seen.insert(doc) {
                        found.push(name);
                    }
                    found.len() < most
                })?;
            }
        }
        Ok(found)
    }

    /// Hands over what matches until `take` has enough.
    fn search_once(
        &self,
        words: &str,
        query: &Query,
        stores: &[StoreId],
        mut take: impl FnMut(i64, RecordName) -> bool,
    ) -> Result<()> {
        let stores: BTreeSet<Uuid> = stores.iter().map(|store| store.0).collect();
        let must_be_read = !query.contains.is_empty();
        let mut statement = self.conn.prepare_cached(MATCHES)?;
        let mut rows = statement.query([words])?;
        while let Some(row) = rows.next()? {
            let name = RecordName {
                kind: row.get(1)?,
                id: row.get::<_, Id>(2)?.0,
            };
            let is_reached = stores.contains(&row.get::<_, Id>(3)?.0);
            if is_reached
                && (!must_be_read || self.really_says(&name, query)?)
                && !take(row.get(0)?, name)
            {
                break;
            }
        }
        Ok(())
    }

    /// Whether the text says what its pairs of characters only suggest.
    fn really_says(&self, name: &RecordName, query: &Query) -> Result<bool> {
        let record = self.get(&name.kind, name.id)?;
        let text = record
            .and_then(|record| self.shows.of(&record))
            .map_or_else(String::new, |shown| shown.text);
        Ok(query
            .contains
            .iter()
            .all(|part| text.contains(part.as_str())))
    }
}

impl Transaction<'_> {
    /// Adds the words of a record.
    pub(crate) fn learn_words(&self, doc: i64, words: &str) -> Result<()> {
        if !words.is_empty() {
            self.conn
                .prepare_cached("INSERT INTO search (rowid, tokens) VALUES (?1, ?2)")?
                .execute(params![doc, words])?;
        }
        Ok(())
    }

    /// Takes what was forgotten out of the file too, which otherwise happens as the index grows. The
    /// index's own `secure-delete` would do it each time, and makes forgetting 14 times slower.
    pub(crate) fn purge_words(&self) -> Result<()> {
        self.conn
            .execute_batch("INSERT INTO search (search) VALUES ('optimize')")?;
        Ok(())
    }

    /// Takes the words away that a record was found by; they must be the same as when it learned
    /// them, for the index keeps no copy.
    pub(crate) fn forget_words(&self, doc: i64, words: &str) -> Result<()> {
        if !words.is_empty() {
            self.conn
                .prepare_cached(
                    "INSERT INTO search (search, rowid, tokens) VALUES ('delete', ?1, ?2)",
                )?
                .execute(params![doc, words])?;
        }
        Ok(())
    }
}

/// The query in the index's language; none when it can find nothing this way.
fn match_words(query: &Query, beginnings: bool) -> Option<String> {
    let side: Vec<String> = query
        .any_of
        .iter()
        .filter(|all| !all.tokens.is_empty() && (beginnings || is_whole(all)))
        .map(|all| {
            let words: Vec<String> = all
                .tokens
                .iter()
                .map(|token| {
                    let star = if beginnings && token.reach != Reach::Whole {
                        "*"
                    } else {
                        ""
                    };
                    format!("\"{}\"{star}", token.text.replace('"', ""))
                })
                .collect();
            format!("({})", words.join(" AND "))
        })
        .collect();
    (!side.is_empty()).then(|| side.join(" OR "))
}

/// Whether it may be looked for as whole words.
fn is_whole(all: &AllOf) -> bool {
    all.tokens
        .iter()
        .all(|token| token.reach != Reach::Beginning)
}
