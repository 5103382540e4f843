//! Workbooks of every format: their first sheet with data, read only when it isn't too large.

use std::io::Cursor;

use calamine::{
    CellType, Data, Ods, OdsError, Range, Reader, Xls, XlsError, Xlsb, XlsbError, Xlsx, XlsxError,
};
use wire::import::ImportFormat;

use super::super::ImportTrouble;
use super::extent::{Extent, check_packed};
use super::{Cell, Table, TableRow, old_records, open_document};

/// Values and formulas of a sheet.
type Sheet = (Range<Data>, Range<String>);

/// A workbook that is a packed folder.
pub(super) fn zipped(bytes: &[u8]) -> Result<Table, ImportTrouble> {
    check_packed(bytes)?;
    match Xlsx::new(Cursor::new(bytes)) {
        Ok(book) => return xlsx(book),
        Err(XlsxError::Password) => return Err(ImportTrouble::Locked),
        Err(XlsxError::Zip(_) | XlsxError::Io(_)) => return Err(ImportTrouble::Damaged),
        Err(_) => {}
    }
    open_document::check(bytes)?;
    match Ods::new(Cursor::new(bytes)) {
        Ok(book) => return whole(book, ImportFormat::OpenDocument),
        Err(OdsError::Password) => return Err(ImportTrouble::Locked),
        Err(OdsError::CellLimitExceeded { .. }) => return Err(ImportTrouble::TooLarge),
        Err(_) => {}
    }
    match Xlsb::new(Cursor::new(bytes)) {
        Ok(book) => xlsb(book),
        Err(XlsbError::Password) => Err(ImportTrouble::Locked),
        Err(_) => Err(ImportTrouble::Unknown),
    }
}

/// A workbook of records in an old container.
pub(super) fn old(bytes: &[u8]) -> Result<Table, ImportTrouble> {
    // A new workbook under a password is an old container.
    if let Err(XlsxError::Password) = Xlsx::new(Cursor::new(bytes)) {
        return Err(ImportTrouble::Locked);
    }
    old_records::check(bytes)?;
    match Xls::new(Cursor::new(bytes)) {
        Ok(book) => whole(book, ImportFormat::Excel),
        Err(XlsError::Password) => Err(ImportTrouble::Locked),
        Err(_) => Err(ImportTrouble::Damaged),
    }
}

fn xlsx(mut book: Xlsx<Cursor<&[u8]>>) -> Result<Table, ImportTrouble> {
    first_with_data(book.sheet_names(), ImportFormat::Excel, |name| {
        let mut cells = match book.worksheet_cells_reader(name) {
            Ok(cells) => cells,
            // A sheet that is a chart.
            Err(XlsxError::NotAWorksheet(_)) => return Ok(Sheet::default()),
            Err(_) => return Err(ImportTrouble::Damaged),
        };
        let values = gather(|| cells.next_cell(), words_of)?;
        drop(cells);
        let mut cells = book
            .worksheet_cells_reader(name)
            .map_err(|_| ImportTrouble::Damaged)?;
        let formulas = gather(|| cells.next_formula(), String::len);
        Ok((values, if_readable(formulas)?))
    })
}

fn xlsb(mut book: Xlsb<Cursor<&[u8]>>) -> Result<Table, ImportTrouble> {
    first_with_data(book.sheet_names(), ImportFormat::Excel, |name| {
        let damaged = |_| ImportTrouble::Damaged;
        let mut cells = book.worksheet_cells_reader(name).map_err(damaged)?;
        let values = gather(|| cells.next_cell(), words_of)?;
        drop(cells);
        let mut cells = book.worksheet_cells_reader(name).map_err(damaged)?;
        let formulas = gather(|| cells.next_formula(), String::len);
        Ok((values, if_readable(formulas)?))
    })
}

/// A workbook whose reader has read it whole.
fn whole<'b, R: Reader<Cursor<&'b [u8]>>>(
    mut book: R,
    format: ImportFormat,
) -> Result<Table, ImportTrouble> {
    first_with_data(book.sheet_names(), format, |name| {
        let values = book
            .worksheet_range(name)
            .map_err(|_| ImportTrouble::Damaged)?;
        Ok((values, book.worksheet_formula(name).unwrap_or_default()))
    })
}

/// The cells that hold something, one after the other, until they reach too far.
fn gather<Read, Kept, Broken>(
    mut next: impl FnMut() -> Result<Option<calamine::Cell<Read>>, Broken>,
    text_bytes: impl Fn(&Kept) -> usize,
) -> Result<Range<Kept>, ImportTrouble>
where
    Read: CellType,
    Kept: CellType + From<Read>,
{
    let mut extent = Extent::default();
    let mut cells = vec![];
    while let Some(cell) = next().map_err(|_| ImportTrouble::Damaged)? {
        let kept = Kept::from(cell.get_value().clone());
        if kept != Kept::default() {
            extent.reach(cell.get_position())?;
            extent.write_out(text_bytes(&kept) as u64, 1)?;
            cells.push(calamine::Cell::new(cell.get_position(), kept));
        }
    }
    Ok(Range::from_sparse(cells))
}

fn words_of(value: &Data) -> usize {
    match value {
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.len(),
        _ => 0,
    }
}

/// Files of other programs may have formulas that can't be parsed; their values still count.
fn if_readable(
    formulas: Result<Range<String>, ImportTrouble>,
) -> Result<Range<String>, ImportTrouble> {
    match formulas {
        Err(ImportTrouble::TooLarge) => Err(ImportTrouble::TooLarge),
        other => Ok(other.unwrap_or_default()),
    }
}

/// The first sheet with data.
fn first_with_data(
    sheets: Vec<String>,
    format: ImportFormat,
    mut read: impl FnMut(&str) -> Result<Sheet, ImportTrouble>,
) -> Result<Table, ImportTrouble> {
    for sheet in sheets {
        let (values, formulas) = read(&sheet)?;
        let (Some(start), false) = (values.start(), values.is_empty()) else {
            continue;
        };
        let mut rows = (start.0..).zip(values.rows()).map(|(row, cells)| TableRow {
            number: row + 1,
            cells: (start.1..)
                .zip(cells)
                .map(|(column, data)| {
                    let formula = formulas.get_value((row, column)).map(String::as_str);
                    cell(data, formula.filter(|f| !f.is_empty()))
                })
                .collect(),
        });
        let header = rows.next().map(|row| row.cells).unwrap_or_default();
        return Ok(Table {
            format,
            header: header.iter().map(|c| c.text().trim().to_owned()).collect(),
            rows: rows
                .filter(|row| !row.cells.iter().all(Cell::is_empty))
                .collect(),
            sheet: Some(sheet),
        });
    }
    Err(ImportTrouble::Empty)
}

fn cell(data: &Data, formula: Option<&str>) -> Cell {
    match (data, formula) {
        (Data::Empty, Some(formula)) => Cell::NoValue(format!("={formula}")),
        (Data::String(text), Some(formula)) if text.is_empty() => {
            Cell::NoValue(format!("={formula}"))
        }
        (Data::Empty, None) => Cell::Text(String::new()),
        (Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text), _) => {
            Cell::Text(text.clone())
        }
        (Data::Int(number), _) => Cell::Text(number.to_string()),
        (Data::Float(number), _) => Cell::Number(*number),
        (Data::Bool(yes), _) => Cell::Text(yes.to_string()),
        (Data::DateTime(at), _) => {
            let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
            Cell::At([
                u32::from(year),
                u32::from(month),
                u32::from(day),
                u32::from(hour),
                u32::from(minute),
                u32::from(second),
            ])
        }
        (Data::Error(error), _) => Cell::Broken(error.to_string()),
    }
}
