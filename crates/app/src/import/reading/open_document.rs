//! Where the cells of an `OpenDocument` workbook lie. A row and a cell in it can stand for thousands
//! by a number beside them.

use std::io::{BufReader, Cursor};

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use zip::ZipArchive;

use super::super::ImportTrouble;
use super::extent::Extent;

/// Its reader counts no more of them.
const MOST_ROWS: u32 = 1_048_576;
const MOST_COLUMNS: u32 = 16_384;

/// A cell that is being read.
#[derive(Default)]
struct OpenCell {
    columns: u32,
    is_filled: bool,
    text_bytes: u64,
}

/// Where the reading is.
#[derive(Default)]
struct Reading {
    extent: Extent,
    row: u32,
    rows: u32,
    column: u32,
    cell: OpenCell,
}

/// Whether the cells lie close enough together. What can't be read is for its reader to tell.
pub(super) fn check(bytes: &[u8]) -> Result<(), ImportTrouble> {
    let Ok(mut packed) = ZipArchive::new(Cursor::new(bytes)) else {
        return Ok(());
    };
    let Ok(content) = packed.by_name("content.xml") else {
        return Ok(());
    };
    let mut xml = Reader::from_reader(BufReader::new(content));
    let config = xml.config_mut();
    config.check_end_names = false;
    config.expand_empty_elements = true;
    let mut reading = Reading::default();
    let mut words = vec![];
    loop {
        words.clear();
        match xml.read_event_into(&mut words) {
            Ok(Event::Start(start)) => reading.begin(&start),
            Ok(Event::Text(text)) => reading.cell.text_bytes += text.len() as u64,
            Ok(Event::CData(text)) => reading.cell.text_bytes += text.len() as u64,
            Ok(Event::End(end)) => reading.end(end.name().as_ref())?,
            Ok(Event::Eof) | Err(_) => return Ok(()),
            Ok(_) => {}
        }
    }
}

impl Reading {
    fn begin(&mut self, start: &BytesStart<'_>) {
        match start.name().as_ref() {
            "table:table" => {
                self.extent.begin_sheet();
                self.row = 0;
            }
            "table:table-row" => {
                let rows = number(start, "table:number-rows-repeated");
                self.rows = at_most(rows, MOST_ROWS - self.row.min(MOST_ROWS));
                self.column = 0;
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let columns = number(start, "table:number-columns-repeated");
                self.cell = OpenCell {
                    columns: at_most(columns, MOST_COLUMNS - self.column.min(MOST_COLUMNS)),
                    is_filled: is_filled(start),
                    text_bytes: start.len() as u64,
                };
            }
            "text:s" => {
                let spaces = number(start, "text:c");
                self.cell.text_bytes = self.cell.text_bytes.saturating_add(spaces);
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) -> Result<(), ImportTrouble> {
        match name {
            "table:table-cell" | "table:covered-table-cell" => {
                let cell = std::mem::take(&mut self.cell);
                if cell.is_filled && cell.columns > 0 && self.rows > 0 {
                    let last = (self.row + self.rows - 1, self.column + cell.columns - 1);
                    // Its reader keeps a row from its first column on.
                    self.extent.reach((self.row, 0))?;
                    self.extent.reach(last)?;
                    let times = u64::from(cell.columns) * u64::from(self.rows);
                    self.extent.write_out(cell.text_bytes, times)?;
                }
                self.column += cell.columns;
            }
            "table:table-row" => self.row += self.rows,
            _ => {}
        }
        Ok(())
    }
}

/// Whether a cell holds something.
fn is_filled(cell: &BytesStart<'_>) -> bool {
    cell.attributes().flatten().any(|attribute| {
        let key = attribute.key.as_ref();
        key.starts_with("office:") || key == "table:formula"
    })
}

/// A number beside an element; one when there is none.
fn number(start: &BytesStart<'_>, name: &str) -> u64 {
    match start.try_get_attribute(name) {
        Ok(Some(value)) => value.value.parse().unwrap_or(u64::MAX),
        _ => 1,
    }
}

fn at_most(number: u64, most: u32) -> u32 {
    u32::try_from(number).map_or(most, |number| number.min(most))
}
