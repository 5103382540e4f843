use super::reading::{Cell, Table, read};
use super::{ImportTrouble, mapping, values};
use domain::bulk_import::ImportKind;
use encoding_rs::GBK;
use rust_xlsxwriter::{Formula, Workbook};
use wire::import::{ImportField, ImportFormat, RowFault};

const PLAIN: &str = "姓名,手机\n张三,13712345521\n李四,13800000001\n";

fn cells(table: &Table) -> Vec<Vec<String>> {
    let row = |row: &super::reading::TableRow| row.cells.iter().map(Cell::text).collect();
    table.rows.iter().map(row).collect()
}

fn utf16(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

#[test]
fn the_same_table_in_every_encoding_reads_the_same() {
    let with_mark = [b"\xEF\xBB\xBF".as_slice(), PLAIN.as_bytes()].concat();
    let tabs = PLAIN.replace(',', "\t");
    let semicolons = PLAIN.replace(',', ";");
    for (bytes, format) in [
        (PLAIN.as_bytes().to_vec(), ImportFormat::TextUtf8),
        (with_mark, ImportFormat::TextUtf8),
        (tabs.into_bytes(), ImportFormat::TextUtf8),
        (semicolons.into_bytes(), ImportFormat::TextUtf8),
        (GBK.encode(PLAIN).0.into_owned(), ImportFormat::TextGbk),
        (utf16(PLAIN), ImportFormat::TextUtf16),
    ] {
        let table = read(&bytes).unwrap();
        assert_eq!(table.format, format);
        assert_eq!(table.header, ["姓名", "手机"]);
        assert_eq!(cells(&table)[0], ["张三", "13712345521"]);
        assert_eq!(table.rows[1].number, 3);
    }
}

#[test]
fn a_line_break_within_quotes_stays_within_its_cell() {
    let table =
        read("姓名,备注\n张三,\"第一行\n第二行，\"\"引号\"\"\"\n李四,\n".as_bytes()).unwrap();
    assert_eq!(cells(&table)[0][1], "第一行\n第二行，\"引号\"");
    assert_eq!(table.rows.len(), 2);
}

#[test]
fn a_row_has_the_number_that_a_spreadsheet_shows_whatever_lines_are_empty() {
    for end in ["\n", "\r\n", "\r"] {
        let lines = [
            "",
            "姓名,备注",
            "张三,",
            "",
            "",
            "李四,\"一\n\n二\"",
            ",",
            "",
            "王五,",
        ];
        let table = read(lines.join(end).as_bytes()).unwrap();
        let numbers: Vec<u32> = table.rows.iter().map(|row| row.number).collect();
        assert_eq!(numbers, [3, 6, 9], "{end:?}");
    }
}

#[test]
fn a_workbook_with_two_cells_worlds_apart_is_too_large_and_no_room_is_made_for_it() {
    let apart = |row: u32, column: u16, formula: bool| {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write(0, 0, "姓名").unwrap();
        sheet.write(1, 0, "张三").unwrap();
        if formula {
            sheet.set_formula_result_default("");
            sheet.write(0, 1, Formula::new("=B9")).unwrap();
            sheet.write(row, column, Formula::new("=B9")).unwrap();
        } else {
            sheet.write(row, column, "远").unwrap();
        }
        read(&book.save_to_buffer().unwrap())
    };
    let too_large = Some(ImportTrouble::TooLarge);
    assert_eq!(apart(1_048_575, 16_383, false).err(), too_large);
    assert_eq!(apart(1_048_575, 16_383, true).err(), too_large);
    // A word gone astray far to the right or far below is read as it stands.
    assert_eq!(apart(0, 16_383, false).unwrap().header.len(), 16_384);
    assert_eq!(apart(1_048_575, 2, false).unwrap().rows.len(), 2);
}

#[test]
fn a_workbook_gives_its_first_sheet_with_data_and_its_formulas_values() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("空").unwrap();
    let sheet = book.add_worksheet().set_name("名单").unwrap();
    for (column, heading) in (0..).zip(["姓名", "手机", "备注"]) {
        sheet.write(0, column, heading).unwrap();
    }
    sheet.write(1, 0, "张三").unwrap();
    sheet.write(1, 1, 13_712_345_521_f64).unwrap();
    let known = Formula::new("=A2").set_result("张三");
    sheet.write(1, 2, known).unwrap();
    sheet.write(2, 0, "李四").unwrap();
    sheet.set_formula_result_default("");
    sheet.write(2, 2, Formula::new("=B9")).unwrap();
    let table = read(&book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(table.sheet.as_deref(), Some("名单"));
    assert_eq!(cells(&table)[0], ["张三", "13712345521", "张三"]);
    assert!(
        matches!(table.rows[1].cells[2], Cell::NoValue(_)),
        "{:?}",
        table.rows[1]
    );
    assert_eq!(
        values::phone(&table.rows[0].cells[1]).unwrap(),
        "13712345521"
    );
}

#[test]
fn truncated_renamed_and_empty_files_are_told_apart() {
    let mut book = Workbook::new();
    book.add_worksheet().write(0, 0, "姓名").unwrap();
    let whole = book.save_to_buffer().unwrap();
    let half = &whole[..whole.len() / 2];
    let cut = &PLAIN.as_bytes()[..=PLAIN.find("李四").unwrap()];
    for (bytes, trouble) in [
        (half, ImportTrouble::Damaged),
        (cut, ImportTrouble::Damaged),
        ("姓名\n\"张三".as_bytes(), ImportTrouble::Damaged),
        (b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", ImportTrouble::Unknown),
        (b"<html><table></table></html>", ImportTrouble::Unknown),
        (b"%PDF-1.7 and so on", ImportTrouble::Unknown),
        ("姓名,手机\n".as_bytes(), ImportTrouble::Empty),
        (b"\n\n", ImportTrouble::Empty),
        (whole.as_slice(), ImportTrouble::Empty),
    ] {
        assert_eq!(
            read(bytes).err(),
            Some(trouble),
            "{:?}",
            &bytes[..10.min(bytes.len())]
        );
    }
}

#[test]
fn a_phone_that_lost_digits_is_not_guessed() {
    let phone = |text: &str| values::phone(&Cell::Text(text.into()));
    assert_eq!(phone("137-1234 5521").unwrap(), "13712345521");
    assert_eq!(phone("1.3712345521E+10").unwrap(), "13712345521");
    assert_eq!(phone("1.37E+10"), Err(RowFault::PhoneRounded));
    assert_eq!(phone("1371"), Err(RowFault::PhoneTooShort { digits: 4 }));
    assert_eq!(
        phone("1371234552113712345521"),
        Err(RowFault::PhoneTooLong { digits: 22 })
    );
    assert_eq!(
        values::phone(&Cell::Number(1.38e10)).unwrap(),
        "13800000000"
    );
    assert_eq!(phone("无"), Err(RowFault::PhoneTooShort { digits: 0 }));
}

#[test]
fn days_are_read_as_people_write_them() {
    let zone = chrono_tz::Asia::Shanghai;
    let at = |text: &str| values::instant(&Cell::Text(text.into()), zone).map(|at| at.0);
    let expected = Ok(1_773_126_540_000);
    for text in [
        "2026-03-10 15:09",
        "2026/3/10 15:09:00",
        "2026年3月10日 15时09分",
        "2026.03.10 15:09",
        "2026-03-10T15:09:00+08:00",
    ] {
        assert_eq!(at(text), expected, "{text}");
    }
    let day = Ok(1_773_072_000_000);
    assert_eq!(at("20260310"), day);
    assert_eq!(at("2026-3-10"), day);
    for text in ["昨天", "2026-13-01", "2026-02-30", "3/10", ""] {
        assert_eq!(at(text), Err(RowFault::BadDate), "{text}");
    }
}

#[test]
fn columns_are_proposed_by_their_words_and_remembered() {
    let header: Vec<String> = ["客户姓名", "联系电话", "备注", "编号"]
        .map(String::from)
        .into();
    let (proposed, remembered) = mapping::propose(ImportKind::Customers, &header, None);
    let expected = vec![
        Some(ImportField::Name),
        Some(ImportField::Phone),
        Some(ImportField::Remarks),
        None,
    ];
    assert_eq!((proposed, remembered), (expected, false));
    let chosen = vec![
        Some(ImportField::Name),
        None,
        None,
        Some(ImportField::Phone),
    ];
    let kept = serde_json::to_string(&chosen).unwrap();
    let again = mapping::propose(ImportKind::Customers, &header, Some(kept));
    assert_eq!(again, (chosen, true));
    let english: Vec<String> = ["id", "text"].map(String::from).into();
    let (proposed, _) = mapping::propose(ImportKind::Complaints, &english, None);
    assert_eq!(proposed, [None, Some(ImportField::Text)]);
}
