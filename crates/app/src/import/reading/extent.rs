//! How far the cells of a workbook reach. Its reader makes room for every cell from the first to the
//! last, and a file of a few kilobytes can put them worlds apart: who runs out of memory is ended,
//! with whatever somebody was typing. So it is measured before it is read.

use std::io::{Cursor, Read, copy, sink};

use zip::ZipArchive;

use super::super::ImportTrouble;

/// Cells from the first to the last, of all sheets together: a whole sheet of an old workbook, or a
/// hundred thousand rows of 160 columns.
const MOST_CELLS: u64 = 65_536 * 256;
/// Bytes of everything in a file unpacked, and of all its words written out.
const MOST_UNPACKED_BYTES: u64 = 512 * 1024 * 1024;

/// Row and column, from 0.
pub(super) type Place = (u32, u32);

/// How far it reaches so far.
#[derive(Debug, Default)]
pub(super) struct Extent {
    on_sheets_before: u64,
    /// First and last row and column of this sheet.
    sheet: Option<(Place, Place)>,
    text_bytes: u64,
}

impl Extent {
    /// A sheet begins.
    pub fn begin_sheet(&mut self) {
        self.on_sheets_before += self.cells_on_sheet();
        self.sheet = None;
    }

    /// Takes a cell in.
    pub fn reach(&mut self, (row, column): Place) -> Result<(), ImportTrouble> {
        let (first, last) = self.sheet.unwrap_or(((row, column), (row, column)));
        self.sheet = Some((
            (first.0.min(row), first.1.min(column)),
            (last.0.max(row), last.1.max(column)),
        ));
        within(self.on_sheets_before + self.cells_on_sheet(), MOST_CELLS)
    }

    /// Takes words in, as often as they stand there.
    pub fn write_out(&mut self, bytes: u64, times: u64) -> Result<(), ImportTrouble> {
        self.text_bytes = self.text_bytes.saturating_add(bytes.saturating_mul(times));
        within(self.text_bytes, MOST_UNPACKED_BYTES)
    }

    fn cells_on_sheet(&self) -> u64 {
        self.sheet.map_or(0, |(first, last)| {
            (u64::from(last.0 - first.0) + 1) * (u64::from(last.1 - first.1) + 1)
        })
    }
}

/// Whether a packed file stays small enough unpacked, whatever it says of itself. What can't be
/// unpacked is for its reader to tell.
pub(super) fn check_packed(bytes: &[u8]) -> Result<(), ImportTrouble> {
    let Ok(mut packed) = ZipArchive::new(Cursor::new(bytes)) else {
        return Ok(());
    };
    let mut unpacked = 0;
    for nth in 0..packed.len() {
        let Ok(part) = packed.by_index(nth) else {
            continue;
        };
        let room = MOST_UNPACKED_BYTES - unpacked;
        unpacked += copy(&mut part.take(room + 1), &mut sink()).unwrap_or_default();
        within(unpacked, MOST_UNPACKED_BYTES)?;
    }
    Ok(())
}

fn within(what: u64, most: u64) -> Result<(), ImportTrouble> {
    if what > most {
        return Err(ImportTrouble::TooLarge);
    }
    Ok(())
}
