//! Files as the programs of people write them, made here byte by byte: old workbooks, `OpenDocument`
//! ones, and workbooks under a password.

use std::io::{Cursor, Write as _};

use rust_xlsxwriter::{Formula, Workbook};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// An old Excel workbook (BIFF8) with one sheet.
pub fn xls(rows: &[&[&str]]) -> Vec<u8> {
    let mut placed = vec![];
    for (row, cells) in (0_u16..).zip(rows) {
        for (column, text) in (0_u16..).zip(*cells) {
            placed.push((row, column, *text));
        }
    }
    xls_of(&placed)
}

/// The same, with these cells alone: row, column and words.
pub fn xls_of(cells: &[(u16, u16, &str)]) -> Vec<u8> {
    let name = "名单";
    let mut globals = vec![];
    record(&mut globals, 0x0809, &begins(0x0005));
    // Where the sheet begins is known once the globals are whole.
    let sheet_at_byte = globals.len() + 4;
    let mut sheet = vec![0; 6];
    sheet.extend([u8::try_from(name.chars().count()).unwrap(), 1]);
    sheet.extend(utf16(name));
    record(&mut globals, 0x0085, &sheet);
    record(&mut globals, 0x000A, &[]);
    let begins_at = u32::try_from(globals.len()).unwrap();
    globals[sheet_at_byte..sheet_at_byte + 4].copy_from_slice(&begins_at.to_le_bytes());

    let mut book = globals;
    record(&mut book, 0x0809, &begins(0x0010));
    for (row, column, text) in cells {
        let mut cell = vec![];
        for word in [*row, *column, 0] {
            cell.extend(word.to_le_bytes());
        }
        // Digits are a number there, as people's programs make of them.
        if let Ok(number) = text.parse::<f64>() {
            cell.extend(number.to_le_bytes());
            record(&mut book, 0x0203, &cell);
        } else {
            let units = u16::try_from(text.encode_utf16().count()).unwrap();
            cell.extend(units.to_le_bytes());
            cell.push(1);
            cell.extend(utf16(text));
            record(&mut book, 0x0204, &cell);
        }
    }
    record(&mut book, 0x000A, &[]);
    container(&[("Workbook", &book)])
}

/// The same kind of workbook under a password.
pub fn locked_xls() -> Vec<u8> {
    let mut book = vec![];
    record(&mut book, 0x0809, &begins(0x0005));
    // RC4, and then what can't be read.
    record(&mut book, 0x002F, &[1, 0, 1, 0, 1, 0, 7, 7, 7, 7]);
    record(&mut book, 0x000A, &[]);
    container(&[("Workbook", &book)])
}

/// A new workbook under a password: an old container with a sealed package in it.
pub fn locked_xlsx() -> Vec<u8> {
    container(&[
        ("EncryptionInfo", &[4, 0, 4, 0, 0x40, 0, 0, 0]),
        ("EncryptedPackage", &[0x5A; 8192]),
    ])
}

/// A new workbook with one sheet.
pub fn xlsx(rows: &[&[&str]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0_u32..).zip(rows) {
        for (column, text) in (0_u16..).zip(*cells) {
            sheet.write(row, column, *text).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

/// A new workbook with a cell in its first corner and one in its last.
pub fn xlsx_apart() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "姓名").unwrap();
    sheet.write(1_048_575, 16_383, "远").unwrap();
    book.save_to_buffer().unwrap()
}

/// A packed folder of nothing, and far too much of it.
pub fn bomb() -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(vec![]));
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    zip.start_file("xl/sharedStrings.xml", packed).unwrap();
    let piece = vec![b' '; 1024 * 1024];
    for _ in 0..600 {
        zip.write_all(&piece).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook whose names are formulas: one with its value, one without, one that went wrong.
pub fn xlsx_of_formulas() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_formula_result_default("");
    for (column, heading) in (0..).zip(["姓名", "手机"]) {
        sheet.write(0, column, heading).unwrap();
    }
    let named = [
        Formula::new("=\"公式\"&\"有值\"").set_result("公式有值"),
        Formula::new("=[1]名单!A2"),
        Formula::new("=VLOOKUP(1,A:A,1)").set_result("#N/A"),
    ];
    for (row, formula) in (1..).zip(named) {
        sheet.write(row, 0, formula).unwrap();
        sheet.write(row, 1, format!("1371000000{row}")).unwrap();
    }
    book.save_to_buffer().unwrap()
}

/// An `OpenDocument` workbook with one sheet.
pub fn ods(rows: &[&[&str]]) -> Vec<u8> {
    let mut table = String::new();
    for cells in rows {
        table.push_str("<table:table-row>");
        for text in *cells {
            table.push_str("<table:table-cell office:value-type=\"string\"><text:p>");
            table.push_str(text);
            table.push_str("</text:p></table:table-cell>");
        }
        table.push_str("</table:table-row>");
    }
    open_document(&table, "")
}

/// The same, with one row and one cell that stand for as many as these numbers say.
pub fn ods_repeated(rows: u32, columns: u32) -> Vec<u8> {
    open_document(
        &format!(
            "<table:table-row table:number-rows-repeated=\"{rows}\">\
             <table:table-cell table:number-columns-repeated=\"{columns}\" \
             office:value-type=\"string\"><text:p>张三</text:p></table:table-cell>\
             </table:table-row>"
        ),
        "",
    )
}

/// The same kind of workbook under a password.
pub fn locked_ods() -> Vec<u8> {
    open_document(
        "",
        "<manifest:encryption-data manifest:checksum-type=\"SHA1/1K\" manifest:checksum=\"\">\
         </manifest:encryption-data>",
    )
}

fn open_document(table: &str, seal: &str) -> Vec<u8> {
    const MIME: &str = "application/vnd.oasis.opendocument.spreadsheet";
    let names = |prefixes: &[&str]| -> String {
        let name = |prefix: &&str| {
            format!(" xmlns:{prefix}=\"urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0\"")
        };
        prefixes.iter().map(name).collect()
    };
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content{}><office:body><office:spreadsheet>\
         <table:table table:name=\"名单\">{table}</table:table>\
         </office:spreadsheet></office:body></office:document-content>",
        names(&["office", "table", "text"])
    );
    let manifest = format!(
        "<?xml version=\"1.0\"?><manifest:manifest{}>\
         <manifest:file-entry manifest:full-path=\"content.xml\">{seal}</manifest:file-entry>\
         </manifest:manifest>",
        names(&["manifest"])
    );
    let mut zip = ZipWriter::new(Cursor::new(vec![]));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, text) in [
        ("mimetype", MIME),
        ("content.xml", content.as_str()),
        ("META-INF/manifest.xml", manifest.as_str()),
    ] {
        zip.start_file(name, stored).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// An old container with these streams, each long enough to lie in whole sectors.
fn container(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(vec![])).unwrap();
    for (name, bytes) in streams {
        let mut stream = file.create_stream(format!("/{name}")).unwrap();
        stream.write_all(bytes).unwrap();
    }
    file.flush().unwrap();
    file.into_inner().into_inner()
}

/// The beginning of a stream of this kind, as BIFF8.
fn begins(kind: u16) -> Vec<u8> {
    let words = [0x0600, kind, 0x0DBB, 0x07CC, 0, 0, 6, 0];
    words.into_iter().flat_map(u16::to_le_bytes).collect()
}

fn record(book: &mut Vec<u8>, kind: u16, body: &[u8]) {
    book.extend(kind.to_le_bytes());
    book.extend(u16::try_from(body.len()).unwrap().to_le_bytes());
    book.extend(body);
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}
