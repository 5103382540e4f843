//! From bytes to rows of cells: text in the encodings that people's programs write, and workbooks.

use std::io::Cursor;

use calamine::{Data, Ods, OdsError, Reader, Xls, XlsError, Xlsb, XlsbError, Xlsx, XlsxError};
use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};
use wire::import::ImportFormat;

use super::ImportTrouble;

/// Characters of a cell shown in lists.
const SHOWN_CHARACTERS: usize = 60;
/// What separates columns, the commonest first.
const DELIMITERS: [u8; 3] = *b",;\t";

/// A file as rows of cells.
#[derive(Debug)]
pub(super) struct Table {
    pub format: ImportFormat,
    pub sheet: Option<String>,
    pub header: Vec<String>,
    pub rows: Vec<TableRow>,
}

/// A row, with the number that a spreadsheet shows beside it.
#[derive(Debug)]
pub(super) struct TableRow {
    pub number: u32,
    pub cells: Vec<Cell>,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    Text(String),
    Number(f64),
    /// A day and time without a zone: year, month, day, hour, minute, second.
    At([u32; 6]),
    /// A formula whose value the file doesn't hold.
    NoValue(String),
    /// An error such as #N/A.
    Broken(String),
}

impl Cell {
    /// What stands there, as text.
    pub fn text(&self) -> String {
        match self {
            Self::Text(text) | Self::NoValue(text) | Self::Broken(text) => text.clone(),
            // Whole numbers are written out: a spreadsheet holds a phone as one.
            Self::Number(number) => number.to_string(),
            Self::At([year, month, day, hour, minute, _]) => {
                format!("{year}-{month:02}-{day:02} {hour:02}:{minute:02}")
            }
        }
    }

    /// The same, cut for lists.
    pub fn shown(&self) -> String {
        let text = self.text();
        let mut shown: String = text.chars().take(SHOWN_CHARACTERS).collect();
        if shown.len() < text.len() {
            shown.push('…');
        }
        shown
    }

    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Text(text) if text.trim().is_empty())
    }
}

/// Reads a file by what it holds, whatever its name says.
pub(super) fn read(bytes: &[u8]) -> Result<Table, ImportTrouble> {
    let table = if bytes.starts_with(b"PK\x03\x04") {
        zipped(bytes)?
    } else if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        old_workbook(bytes)?
    } else {
        text(bytes)?
    };
    if table.rows.is_empty() {
        return Err(ImportTrouble::Empty);
    }
    Ok(table)
}

fn zipped(bytes: &[u8]) -> Result<Table, ImportTrouble> {
    match Xlsx::new(Cursor::new(bytes)) {
        Ok(book) => return workbook(book, ImportFormat::Excel),
        Err(XlsxError::Password) => return Err(ImportTrouble::Locked),
        Err(XlsxError::Zip(_) | XlsxError::Io(_)) => return Err(ImportTrouble::Damaged),
        Err(_) => {}
    }
    match Ods::new(Cursor::new(bytes)) {
        Ok(book) => return workbook(book, ImportFormat::OpenDocument),
        Err(OdsError::Password) => return Err(ImportTrouble::Locked),
        Err(_) => {}
    }
    match Xlsb::new(Cursor::new(bytes)) {
        Ok(book) => workbook(book, ImportFormat::Excel),
        Err(XlsbError::Password) => Err(ImportTrouble::Locked),
        Err(_) => Err(ImportTrouble::Unknown),
    }
}

fn old_workbook(bytes: &[u8]) -> Result<Table, ImportTrouble> {
    // A new workbook under a password is an old container.
    if let Err(XlsxError::Password) = Xlsx::new(Cursor::new(bytes)) {
        return Err(ImportTrouble::Locked);
    }
    match Xls::new(Cursor::new(bytes)) {
        Ok(book) => workbook(book, ImportFormat::Excel),
        Err(XlsError::Password) => Err(ImportTrouble::Locked),
        Err(_) => Err(ImportTrouble::Damaged),
    }
}

/// The first sheet with data.
fn workbook<'b, R: Reader<Cursor<&'b [u8]>>>(
    mut book: R,
    format: ImportFormat,
) -> Result<Table, ImportTrouble> {
    for sheet in book.sheet_names() {
        let range = book
            .worksheet_range(&sheet)
            .map_err(|_| ImportTrouble::Damaged)?;
        let (Some(start), false) = (range.start(), range.is_empty()) else {
            continue;
        };
        // Files of other programs may have formulas that can't be parsed; their values still count.
        let formulas = book.worksheet_formula(&sheet).unwrap_or_default();
        let mut rows = (start.0..).zip(range.rows()).map(|(row, cells)| TableRow {
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

fn text(bytes: &[u8]) -> Result<Table, ImportTrouble> {
    let (text, format) = decode(bytes)?;
    // Pages saved as workbooks, and other things that only call themselves tables.
    if text.trim_start().starts_with('<') || text.starts_with("%PDF") {
        return Err(ImportTrouble::Unknown);
    }
    let delimiter = delimiter_of(&text);
    if ends_within_quotes(&text, char::from(delimiter)) {
        return Err(ImportTrouble::Damaged);
    }
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut rows = (1_u32..).zip(reader.records());
    let header: Vec<String> = match rows.next() {
        Some((_, Ok(record))) => record.iter().map(|h| h.trim().to_owned()).collect(),
        Some((_, Err(_))) => return Err(ImportTrouble::Damaged),
        None => return Err(ImportTrouble::Empty),
    };
    let mut read = vec![];
    for (number, record) in rows {
        let record = record.map_err(|_| ImportTrouble::Damaged)?;
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let cells = record.iter().map(|cell| Cell::Text(cell.to_owned()));
        read.push(TableRow {
            number,
            cells: cells.collect(),
        });
    }
    Ok(Table {
        format,
        sheet: None,
        header,
        rows: read,
    })
}

/// The text, by its mark or else by what it can be read as without an error.
fn decode(bytes: &[u8]) -> Result<(String, ImportFormat), ImportTrouble> {
    let utf16 = match bytes {
        [0xFF, 0xFE, rest @ ..] => Some((UTF_16LE, rest)),
        [0xFE, 0xFF, rest @ ..] => Some((UTF_16BE, rest)),
        _ => None,
    };
    if let Some((encoding, rest)) = utf16 {
        let text = encoding.decode_without_bom_handling_and_without_replacement(rest);
        let text = text.ok_or(ImportTrouble::Damaged)?;
        return Ok((text.into_owned(), ImportFormat::TextUtf16));
    }
    // No table holds this character; pictures, programs and broken files do.
    if bytes.contains(&0) {
        return Err(ImportTrouble::Unknown);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok((text.to_owned(), ImportFormat::TextUtf8)),
        // Good to its very end, where a character is cut off.
        Err(cut) if cut.error_len().is_none() && !bytes[..cut.valid_up_to()].is_ascii() => {
            Err(ImportTrouble::Damaged)
        }
        Err(_) => {
            let text = GB18030.decode_without_bom_handling_and_without_replacement(bytes);
            let text = text.ok_or(ImportTrouble::Unknown)?;
            if text.chars().any(is_unprintable) {
                return Err(ImportTrouble::Unknown);
            }
            Ok((text.into_owned(), ImportFormat::TextGbk))
        }
    }
}

fn is_unprintable(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\r' | '\t')
}

/// The delimiter that the first line has most of, outside of quotes.
fn delimiter_of(text: &str) -> u8 {
    let mut quoted = false;
    let mut counts = [0_usize; DELIMITERS.len()];
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            _ if !quoted => {
                for (count, delimiter) in counts.iter_mut().zip(DELIMITERS) {
                    *count += usize::from(byte == delimiter);
                }
            }
            _ => {}
        }
    }
    let most = counts.into_iter().max().unwrap_or_default();
    counts
        .iter()
        .position(|count| *count == most)
        .map_or(b',', |place| DELIMITERS[place])
}

/// A quote that never closes: the file ends too early.
fn ends_within_quotes(text: &str, delimiter: char) -> bool {
    let mut at_start = true;
    let mut quoted = false;
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        if quoted {
            if c == '"' && characters.next_if_eq(&'"').is_none() {
                quoted = false;
            }
        } else {
            quoted = c == '"' && at_start;
            at_start = c == delimiter || c == '\n' || c == '\r';
        }
    }
    quoted
}
