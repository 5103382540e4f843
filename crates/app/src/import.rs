//! Importing a file. Its bytes stay in memory: what people import is what they protect.

mod applying;
mod checking;
mod mapping;
mod reading;
#[cfg(test)]
mod tests;
mod undoing;
mod values;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use uuid::Uuid;
use wire::call::Push;
use wire::error::ErrorCode;
use wire::import::{
    AddImportBytes, BeginImportFile, ImportFile, ImportLook, ImportProgress, ImportStep,
    LookIntoImport, MOST_IMPORT_BYTES, MOST_IMPORT_PIECE_BYTES,
};

use crate::error::Error;
use crate::opened::Opened;
use checking::Checked;
use reading::Table;

/// Rows shown before anything is chosen.
const SAMPLE_ROWS: usize = 5;
/// Progress is told this often at most.
const BETWEEN_PROGRESS_MS: u64 = 100;

/// What can be wrong with a file as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ImportTrouble {
    TooLarge,
    Empty,
    Damaged,
    Locked,
    Unknown,
    ColumnMissing,
    HasBadRows,
    Cancelled,
}

impl ImportTrouble {
    /// The code that the interface has words for.
    pub fn code(self) -> ErrorCode {
        match self {
            Self::TooLarge => ErrorCode::ImportFileTooLarge,
            Self::Empty => ErrorCode::ImportFileEmpty,
            Self::Damaged => ErrorCode::ImportFileDamaged,
            Self::Locked => ErrorCode::ImportFileLocked,
            Self::Unknown => ErrorCode::ImportFileUnknown,
            Self::ColumnMissing => ErrorCode::ImportColumnMissing,
            Self::HasBadRows => ErrorCode::ImportHasBadRows,
            Self::Cancelled => ErrorCode::ImportCancelled,
        }
    }
}

impl From<ImportTrouble> for Error {
    fn from(trouble: ImportTrouble) -> Self {
        Self::Import(trouble)
    }
}

/// The file that is being imported; a new one takes its place.
#[derive(Default)]
pub(crate) struct ImportDesk {
    file: Mutex<Option<OpenFile>>,
}

struct OpenFile {
    id: Uuid,
    name: String,
    size_bytes: usize,
    /// Until a table is read from them.
    bytes: Arc<Vec<u8>>,
    table: Option<Arc<Table>>,
    checked: Option<Arc<Checked>>,
    is_being_applied: bool,
    cancelled: Arc<AtomicBool>,
}

impl ImportDesk {
    fn lock(&self) -> MutexGuard<'_, Option<OpenFile>> {
        self.file.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does something with the file, if it is still the one.
    fn with<T>(&self, id: Uuid, work: impl FnOnce(&mut OpenFile) -> T) -> Result<T, Error> {
        let mut file = self.lock();
        match file.as_mut().filter(|file| file.id == id) {
            Some(file) => Ok(work(file)),
            None => Err(Error::NotFound),
        }
    }
}

impl Opened {
    /// Makes room for a file; whatever was under way with another one stops.
    pub(crate) fn begin_import_file(&self, file: BeginImportFile) -> Result<ImportFile, Error> {
        let me = self.store.read(|r| Ok(self.me(r)))??;
        domain::rules::many_records_at_once_need_a_supervisor::check(&me)?;
        if file.size_bytes == 0 {
            return Err(ImportTrouble::Empty.into());
        }
        if file.size_bytes > MOST_IMPORT_BYTES {
            return Err(ImportTrouble::TooLarge.into());
        }
        let id = self.host.new_id();
        let before = self.import.lock().replace(OpenFile {
            id,
            name: file.name,
            size_bytes: file.size_bytes as usize,
            bytes: Arc::default(),
            table: None,
            checked: None,
            is_being_applied: false,
            cancelled: Arc::default(),
        });
        if let Some(before) = before {
            before.cancelled.store(true, Ordering::Relaxed);
        }
        Ok(ImportFile { import_file: id })
    }

    /// Takes a piece in; they come in order.
    pub(crate) fn add_import_bytes(&self, piece: &AddImportBytes) -> Result<(), Error> {
        let bytes = STANDARD
            .decode(&piece.base64)
            .map_err(|_| Error::BadRequest)?;
        self.import.with(piece.import_file, |file| {
            let fits = file.bytes.len() + bytes.len() <= file.size_bytes;
            let follows = piece.offset as usize == file.bytes.len();
            if bytes.len() > MOST_IMPORT_PIECE_BYTES || !fits || !follows {
                return Err(Error::BadRequest);
            }
            Arc::make_mut(&mut file.bytes).extend_from_slice(&bytes);
            Ok(())
        })?
    }

    /// What is in the file, and which field each column probably is.
    pub(crate) fn look_into_import(&self, ask: LookIntoImport) -> Result<ImportLook, Error> {
        let id = ask.import_file;
        let (table, bytes, whole) = self.import.with(id, |file| {
            let whole = file.bytes.len() == file.size_bytes || file.table.is_some();
            (file.table.clone(), file.bytes.clone(), whole)
        })?;
        if !whole {
            return Err(ImportTrouble::Damaged.into());
        }
        let table = match table {
            Some(table) => table,
            None => Arc::new(reading::read(&bytes)?),
        };
        let kept = table.clone();
        self.import.with(id, |file| {
            file.table = Some(kept);
            file.bytes = Arc::default();
        })?;
        let remembered = self
            .store
            .read(|r| r.setting(&mapping::remembered_as(ask.kind, &table.header)))?;
        let (mapping, remembered) = mapping::propose(ask.kind, &table.header, remembered);
        let sample = table.rows.iter().take(SAMPLE_ROWS);
        Ok(ImportLook {
            format: table.format,
            sheet: table.sheet.clone(),
            header: table.header.clone(),
            sample: sample
                .map(|row| row.cells.iter().map(reading::Cell::shown).collect())
                .collect(),
            rows: u32::try_from(table.rows.len()).unwrap_or(u32::MAX),
            fields: mapping::fields(ask.kind).to_vec(),
            mapping,
            remembered,
        })
    }

    /// Stops what is under way with a file and forgets it.
    pub(crate) fn cancel_import(&self, file: ImportFile) {
        let mut open = self.import.lock();
        if let Some(gone) = open.take_if(|open| open.id == file.import_file) {
            gone.cancelled.store(true, Ordering::Relaxed);
        }
    }
}

/// Tells the window how far it is, not too often.
struct Progress<'a> {
    desk: &'a Opened,
    step: ImportStep,
    total: u32,
    told_at_ms: Option<u64>,
}

impl<'a> Progress<'a> {
    fn new(desk: &'a Opened, step: ImportStep, total: usize) -> Self {
        Self {
            desk,
            step,
            total: u32::try_from(total).unwrap_or(u32::MAX),
            told_at_ms: None,
        }
    }

    fn tell(&mut self, done: usize) {
        let now = self.desk.host.monotonic_ms();
        let soon = self
            .told_at_ms
            .is_some_and(|told| now.saturating_sub(told) < BETWEEN_PROGRESS_MS);
        if soon {
            return;
        }
        self.told_at_ms = Some(now);
        let progress = ImportProgress {
            step: self.step,
            done: u32::try_from(done).unwrap_or(u32::MAX),
            total: self.total,
        };
        // Nobody listening is fine.
        let _ = self.desk.pushes.send(Push::Import { progress });
    }
}
