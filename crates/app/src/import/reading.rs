//! From bytes to rows of cells: text in the encodings that people's programs write, and workbooks.

mod extent;
mod old_records;
mod open_document;
mod workbook;

use csv::StringRecord;
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
        workbook::zipped(bytes)?
    } else if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        workbook::old(bytes)?
    } else {
        text(bytes)?
    };
    if table.rows.is_empty() {
        return Err(ImportTrouble::Empty);
    }
    Ok(table)
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
    let mut rows = reader.records();
    let mut number = 0;
    let mut next = || -> Result<Option<(u32, StringRecord)>, ImportTrouble> {
        let Some(record) = rows.next() else {
            return Ok(None);
        };
        let record = record.map_err(|_| ImportTrouble::Damaged)?;
        number += empty_lines_before(&text, &record) + 1;
        Ok(Some((number, record)))
    };
    let Some((_, header)) = next()? else {
        return Err(ImportTrouble::Empty);
    };
    let header = header.iter().map(|h| h.trim().to_owned()).collect();
    let mut read = vec![];
    while let Some((number, record)) = next()? {
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

/// Lines before a row with nothing on them: the reader skips them, a spreadsheet numbers them.
fn empty_lines_before(text: &str, record: &StringRecord) -> u32 {
    let before = record.position().map_or(0, |at| at.byte());
    let (read, ahead) = text.split_at_checked(before as usize).unwrap_or((text, ""));
    // The line of the row before ends in two characters, and the reader took one.
    let ahead = match ahead.strip_prefix('\n') {
        Some(ahead) if read.ends_with('\r') => ahead,
        _ => ahead,
    };
    let words = ahead.trim_start_matches(['\r', '\n']);
    let ends = &ahead[..ahead.len() - words.len()];
    let ends = ends.matches(['\r', '\n']).count() - ends.matches("\r\n").count();
    u32::try_from(ends).unwrap_or(u32::MAX)
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
