//! Where the cells of an old workbook (BIFF) lie, from the records that its reader will read.

use std::io::{Cursor, Read};

use cfb::CompoundFile;

use super::super::ImportTrouble;
use super::extent::Extent;

/// The workbook is under a password.
const FILE_PASS: u16 = 0x002F;
/// Where a sheet begins.
const BOUND_SHEET: u16 = 0x0085;
const END: u16 = 0x000A;
/// Several numbers in a row: the last column stands at the end.
const NUMBERS_IN_A_ROW: u16 = 0x00BD;
/// Formula, number, words, yes or error, shared words, compact number: row and column come first.
const CELLS: [u16; 7] = [0x0006, 0x0203, 0x0204, 0x00D6, 0x0205, 0x00FD, 0x027E];
/// How large the sheet says it is; room for all of it is made at once.
const DIMENSIONS: u16 = 0x0200;

/// Whether the cells lie close enough together.
pub(super) fn check(bytes: &[u8]) -> Result<(), ImportTrouble> {
    let book = stream(bytes).ok_or(ImportTrouble::Damaged)?;
    let mut sheets = vec![];
    for (kind, body) in records(&book) {
        match kind {
            // Its reader asks for the password.
            FILE_PASS => return Ok(()),
            BOUND_SHEET => sheets.extend(long(body, 0)),
            END => break,
            _ => {}
        }
    }
    let mut extent = Extent::default();
    for begins_at in sheets {
        let sheet = book.get(begins_at as usize..);
        extent.begin_sheet();
        for (kind, body) in records(sheet.ok_or(ImportTrouble::Damaged)?) {
            match kind {
                END => break,
                DIMENSIONS => check_promise(body)?,
                NUMBERS_IN_A_ROW => {
                    reach(&mut extent, body, 2)?;
                    reach(&mut extent, body, body.len().saturating_sub(2))?;
                }
                cell if CELLS.contains(&cell) => reach(&mut extent, body, 2)?,
                _ => {}
            }
        }
    }
    Ok(())
}

/// What a sheet says of itself is no reason to refuse it with others, for many say the most there is.
fn check_promise(body: &[u8]) -> Result<(), ImportTrouble> {
    let (rows, columns) = match body.len() {
        10 => (short(body, 2).map(u32::from), short(body, 6)),
        _ => (long(body, 4), short(body, 10)),
    };
    let mut promised = Extent::default();
    promised.reach((0, 0))?;
    // One past the last.
    let last = |past: u32| past.saturating_sub(1);
    promised.reach((
        last(rows.unwrap_or_default()),
        last(u32::from(columns.unwrap_or_default())),
    ))
}

/// The cell whose column stands at a place of the record.
fn reach(extent: &mut Extent, body: &[u8], column_at: usize) -> Result<(), ImportTrouble> {
    match (short(body, 0), short(body, column_at)) {
        (Some(row), Some(column)) => extent.reach((row.into(), column.into())),
        _ => Ok(()),
    }
}

fn stream(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut file = CompoundFile::open(Cursor::new(bytes)).ok()?;
    let mut book = vec![];
    let mut stream = match file.open_stream("/Workbook") {
        Ok(stream) => stream,
        Err(_) => file.open_stream("/Book").ok()?,
    };
    stream.read_to_end(&mut book).ok()?;
    Some(book)
}

/// Kind and body of each record, up to the first that is cut off.
fn records(mut rest: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let kind = short(rest, 0)?;
        let length = usize::from(short(rest, 2)?);
        let body = rest.get(4..4 + length)?;
        rest = &rest[4 + length..];
        Some((kind, body))
    })
}

fn short(body: &[u8], at: usize) -> Option<u16> {
    let bytes = body.get(at..)?.first_chunk()?;
    Some(u16::from_le_bytes(*bytes))
}

fn long(body: &[u8], at: usize) -> Option<u32> {
    let bytes = body.get(at..)?.first_chunk()?;
    Some(u32::from_le_bytes(*bytes))
}
