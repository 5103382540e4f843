//! The dry run: every row becomes a record by the same rules as one typed by hand, or a finding that
//! says why not. Nothing is written.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono_tz::Tz;
use domain::bulk_import::ImportKind;
use domain::ids::{CommandId, CustomerId, StoreId};
use domain::organisation::{Staff, Store};
use domain::record::RecordState;
use domain::rules::many_records_at_once_need_a_supervisor;
use store::{ListAsk, ListMark, ListOrder, SyncState};
use uuid::Uuid;
use wire::import::{
    CheckImport, Duplicates, FindingSort, ImportField, ImportStep, ImportSummary, ListBadRows,
    RowFault, RowFinding, RowFindingPage,
};

use super::reading::{Cell, Table, TableRow};
use super::{ImportTrouble, Progress, mapping};
use crate::decide::Deciding;
use crate::error::Error;
use crate::opened::{CUSTOMER, Opened};
use crate::records::find;

mod complaint;
mod customer;

pub(super) use complaint::{NewComplaint, Of};
pub(super) use customer::NewCustomer;

/// Findings on a page.
const FINDINGS_ON_A_PAGE: usize = 100;
/// Customers read at once, so that other readers get their turn.
const READ_AT_ONCE: usize = 500;

/// What a dry run found.
pub(super) struct Checked {
    pub kind: ImportKind,
    pub mapping: Vec<Option<ImportField>>,
    pub store: StoreId,
    pub rows_in_file: usize,
    pub customers: Vec<NewCustomer>,
    pub complaints: Vec<NewComplaint>,
    pub bad_rows: usize,
    findings: Vec<RowFinding>,
}

impl Checked {
    /// Records that an import would make of the rows.
    pub fn good(&self) -> usize {
        match self.kind {
            ImportKind::Customers => self.customers.len(),
            ImportKind::Complaints => self.complaints.len(),
        }
    }

    fn page(&self, after: Option<u32>, only: Option<FindingSort>) -> RowFindingPage {
        let from = after.map_or(0, |after| after as usize);
        let mut wanted = (0_u32..)
            .zip(&self.findings)
            .skip(from)
            .filter(|(_, finding)| only.is_none_or(|sort| finding.sort == sort));
        let findings: Vec<(u32, &RowFinding)> = wanted.by_ref().take(FINDINGS_ON_A_PAGE).collect();
        let next = wanted.next().map(|(place, _)| place);
        let findings = findings.into_iter().map(|(_, f)| f.clone()).collect();
        RowFindingPage { findings, next }
    }
}

/// A finding before it is told by row and column.
struct Fault<'c> {
    field: Option<ImportField>,
    cell: Option<&'c Cell>,
    why: RowFault,
    sort: FindingSort,
}

impl<'c> Fault<'c> {
    fn bad(field: ImportField, cell: Option<&'c Cell>, why: RowFault) -> Self {
        Self {
            field: Some(field),
            cell,
            why,
            sort: FindingSort::Bad,
        }
    }
}

/// What every row is checked against.
struct Rules<'a> {
    desk: &'a Opened,
    me: Staff,
    store: Store,
    state: SyncState,
    zone: Tz,
    now: domain::time::UtcMs,
    /// Customers here, by phone.
    here: HashMap<String, (CustomerId, String)>,
}

impl Rules<'_> {
    fn deciding(&self) -> Deciding<'_> {
        Deciding {
            actor: &self.me,
            state: &self.state,
            command_id: CommandId(Uuid::nil()),
            seen_version: 0,
            effective_at: self.now,
        }
    }
}

/// A row by its fields.
struct Fields<'r> {
    cells: Vec<(ImportField, &'r Cell)>,
}

impl<'r> Fields<'r> {
    fn of(row: &'r TableRow, mapping: &[Option<ImportField>]) -> Self {
        let cells = mapping
            .iter()
            .zip(&row.cells)
            .filter_map(|(field, cell)| field.map(|field| (field, cell)))
            .collect();
        Self { cells }
    }

    /// The cell, unless there is none or nothing stands in it.
    fn filled(&self, field: ImportField) -> Option<&'r Cell> {
        let found = self.cells.iter().find(|(of, _)| *of == field);
        found.map(|(_, cell)| *cell).filter(|cell| !cell.is_empty())
    }

    fn text(&self, field: ImportField) -> String {
        self.filled(field)
            .map(|cell| cell.text().trim().to_owned())
            .unwrap_or_default()
    }

    /// Cells that hold no value that can be imported.
    fn unusable(&self) -> impl Iterator<Item = Fault<'r>> {
        self.cells.iter().filter_map(|(field, cell)| {
            let fault = match cell {
                Cell::NoValue(_) => RowFault::FormulaWithoutValue,
                Cell::Broken(_) => RowFault::BrokenCell,
                _ => return None,
            };
            Some(Fault::bad(*field, Some(cell), fault))
        })
    }
}

impl Opened {
    /// Checks every row.
    pub(crate) fn check_import(&self, ask: CheckImport) -> Result<ImportSummary, Error> {
        let id = ask.import_file;
        let (table, cancelled, name) = self.import.with(id, |file| {
            file.checked = None;
            (
                file.table.clone(),
                file.cancelled.clone(),
                file.name.clone(),
            )
        })?;
        let table = table.ok_or(Error::BadRequest)?;
        if !mapping::is_possible(ask.kind, &ask.mapping, table.header.len()) {
            return Err(Error::BadRequest);
        }
        if !mapping::is_enough(ask.kind, &ask.mapping) {
            return Err(ImportTrouble::ColumnMissing.into());
        }
        let rules = self.rules()?;
        let checked = Arc::new(check(&rules, &table, ask, &cancelled)?);
        let summary = summary(&checked, &name);
        self.import.with(id, |file| file.checked = Some(checked))?;
        Ok(summary)
    }

    /// More findings of the last dry run.
    pub(crate) fn list_bad_rows(&self, ask: ListBadRows) -> Result<RowFindingPage, Error> {
        let checked = self
            .import
            .with(ask.import_file, |file| file.checked.clone())?
            .ok_or(Error::BadRequest)?;
        Ok(checked.page(ask.after, ask.only))
    }

    fn rules(&self) -> Result<Rules<'_>, Error> {
        let (me, store, state) = self.store.read(|r| {
            let store = self.my_stores(r).map(|stores| stores.into_iter().next());
            Ok((self.me(r), store, r.sync_state()?))
        })?;
        let (me, store) = (me?, store?.ok_or(Error::SignedOut)?);
        many_records_at_once_need_a_supervisor::check(&me)?;
        let here = self.customers_by_phone(&me.stores)?;
        let zone = self.playbook.playbook.calendars.zone();
        Ok(Rules {
            desk: self,
            zone,
            now: self.clock.now(),
            me,
            store,
            state,
            here,
        })
    }

    fn customers_by_phone(
        &self,
        stores: &[StoreId],
    ) -> Result<HashMap<String, (CustomerId, String)>, Error> {
        let mut here = HashMap::new();
        let mut after: Option<ListMark> = None;
        loop {
            let last = self.store.read(|r| {
                let page = r.list_page(&ListAsk {
                    kind: CUSTOMER,
                    stores,
                    open_only: false,
                    order: ListOrder::Latest,
                    after,
                    most: READ_AT_ONCE,
                })?;
                for line in &page {
                    let kind = domain::record::RecordKind::Customer;
                    if let Some(RecordState::Customer(c)) = find(r, kind, line.id)?
                        && !c.phone.is_empty()
                    {
                        here.insert(c.phone, (c.id, c.name));
                    }
                }
                Ok(page.last().map(|line| line.mark))
            })?;
            match last {
                Some(mark) => after = Some(mark),
                None => return Ok(here),
            }
        }
    }
}

fn check(
    rules: &Rules<'_>,
    table: &Table,
    ask: CheckImport,
    cancelled: &AtomicBool,
) -> Result<Checked, Error> {
    let mut checked = Checked {
        kind: ask.kind,
        mapping: ask.mapping,
        store: rules.store.id,
        rows_in_file: table.rows.len(),
        customers: vec![],
        complaints: vec![],
        bad_rows: 0,
        findings: vec![],
    };
    let mut progress = Progress::new(rules.desk, ImportStep::Checking, table.rows.len());
    let mut phones = HashMap::new();
    for (nth, row) in table.rows.iter().enumerate() {
        if cancelled.load(Ordering::Relaxed) {
            return Err(ImportTrouble::Cancelled.into());
        }
        progress.tell(nth);
        let fields = Fields::of(row, &checked.mapping);
        let mut faults: Vec<Fault<'_>> = too_wide(row, table).into_iter().collect();
        faults.extend(fields.unusable());
        if faults.is_empty() {
            match checked.kind {
                ImportKind::Customers => {
                    let (made, found) = customer::check(rules, &fields, row.number, &mut phones);
                    faults.extend(found);
                    let is_duplicate = faults.iter().any(|f| f.sort == FindingSort::Duplicate);
                    let wanted = !is_duplicate || ask.duplicates == Duplicates::ImportAnyway;
                    checked.customers.extend(made.filter(|_| wanted));
                }
                ImportKind::Complaints => {
                    let (made, found) = complaint::check(rules, &fields);
                    faults.extend(found);
                    checked.complaints.extend(made);
                }
            }
        }
        if faults.iter().any(|f| f.sort == FindingSort::Bad) {
            checked.bad_rows += 1;
        }
        for fault in faults {
            let column = fault.field.and_then(|field| {
                let place = checked.mapping.iter().position(|of| *of == Some(field))?;
                table.header.get(place).cloned()
            });
            checked.findings.push(RowFinding {
                row: row.number,
                column,
                value: fault.cell.map(Cell::shown).unwrap_or_default(),
                fault: fault.why,
                sort: fault.sort,
            });
        }
    }
    Ok(checked)
}

/// Cells beyond the header: quotes or delimiters out of place moved the values.
fn too_wide<'r>(row: &'r TableRow, table: &Table) -> Option<Fault<'r>> {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let beyond = row.cells.get(table.header.len()..)?;
    let first = beyond.iter().find(|cell| !cell.is_empty())?;
    Some(Fault {
        field: None,
        cell: Some(first),
        why: RowFault::WrongColumnCount {
            expected: count(table.header.len()),
            found: count(row.cells.len()),
        },
        sort: FindingSort::Bad,
    })
}

fn summary(checked: &Checked, file_name: &str) -> ImportSummary {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let duplicates = checked
        .findings
        .iter()
        .filter(|f| f.sort == FindingSort::Duplicate);
    let nobody = checked
        .complaints
        .iter()
        .any(|c| matches!(c.of, Of::Nobody));
    ImportSummary {
        rows: count(checked.rows_in_file),
        good: count(checked.good()),
        bad: count(checked.bad_rows),
        duplicates: count(duplicates.count()),
        one_customer: nobody.then(|| one_customer(file_name)),
        findings: checked.page(None, None),
    }
}

/// Name of the customer whom complaints of nobody go to.
pub(super) fn one_customer(file_name: &str) -> String {
    let stem = file_name
        .rsplit_once('.')
        .map_or(file_name, |(stem, _)| stem);
    let stem: String = stem.chars().take(60).collect();
    format!("匿名顾客（{stem}）")
}
