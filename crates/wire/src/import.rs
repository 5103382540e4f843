//! Importing a file: its bytes come in pieces, its columns get fields, every bad row gets a reason,
//! and only then something is written.

use domain::bulk_import::{Import, ImportKind};
use domain::ids::ImportId;
use domain::refusal::Refusal;
use uuid::Uuid;

use crate::shape;

/// Largest file that is taken in.
pub const MOST_IMPORT_BYTES: u32 = 64 * 1024 * 1024;
/// Most bytes that come at once.
pub const MOST_IMPORT_PIECE_BYTES: usize = 1024 * 1024;

shape! {
    /// A file to take in.
    #[derive(Eq)]
    pub struct BeginImportFile {
        /// Name, without its folder.
        pub name: String,
        /// Bytes.
        pub size_bytes: u32,
    }

    /// Names a file that is being taken in.
    #[derive(Copy, Eq)]
    pub struct ImportFile {
        /// Which.
        pub import_file: Uuid,
    }

    /// A piece of a file.
    #[derive(Eq)]
    pub struct AddImportBytes {
        /// Which file.
        pub import_file: Uuid,
        /// Where the piece begins; pieces come in order.
        pub offset: u32,
        /// The bytes.
        pub base64: String,
    }

    /// Asks what is in a file.
    #[derive(Copy, Eq)]
    pub struct LookIntoImport {
        /// Which file.
        pub import_file: Uuid,
        /// What its rows shall become.
        pub kind: ImportKind,
    }

    /// How a file was read.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum ImportFormat {
        /// Text with commas, semicolons or tabs, UTF-8.
        TextUtf8,
        /// The same in UTF-16.
        TextUtf16,
        /// The same in GBK or GB18030.
        TextGbk,
        /// Excel, new or old.
        Excel,
        /// `OpenDocument`.
        OpenDocument,
    }

    /// What a column can become.
    #[derive(Copy, Eq, Hash, PartialOrd, Ord)]
    #[serde(rename_all = "snake_case")]
    pub enum ImportField {
        /// Customer's name.
        Name,
        /// Customer's phone.
        Phone,
        /// Address.
        Address,
        /// Remarks.
        Remarks,
        /// What happened.
        Text,
        /// When the customer told us.
        RaisedAt,
        /// Category.
        Category,
        /// Grade.
        Grade,
        /// Channel.
        Channel,
    }

    /// What is in a file.
    #[derive(Eq)]
    pub struct ImportLook {
        /// How it was read.
        pub format: ImportFormat,
        /// Sheet of a workbook: the first one with data.
        pub sheet: Option<String>,
        /// First row.
        pub header: Vec<String>,
        /// A few rows after it.
        pub sample: Vec<Vec<String>>,
        /// Rows after the first.
        pub rows: u32,
        /// Fields that columns can become, in the order to offer them.
        pub fields: Vec<ImportField>,
        /// A field for each column, as proposed.
        pub mapping: Vec<Option<ImportField>>,
        /// The proposal is what was chosen for such a file before.
        pub remembered: bool,
    }

    /// What happens to a row that looks like a customer who is there already.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum Duplicates {
        /// It is left out.
        Skip,
        /// It is imported all the same.
        ImportAnyway,
    }

    /// Asks for a dry run: nothing is written.
    #[derive(Eq)]
    pub struct CheckImport {
        /// Which file.
        pub import_file: Uuid,
        /// What its rows shall become.
        pub kind: ImportKind,
        /// A field for each column.
        pub mapping: Vec<Option<ImportField>>,
        /// What happens to duplicates.
        pub duplicates: Duplicates,
    }

    /// What a dry run found.
    #[derive(Eq)]
    pub struct ImportSummary {
        /// Rows of the file.
        pub rows: u32,
        /// Rows that would be imported.
        pub good: u32,
        /// Rows that can't be.
        pub bad: u32,
        /// Rows that look like a customer in the file or here, by phone.
        pub duplicates: u32,
        /// Without columns for one, all complaints go to this new customer.
        pub one_customer: Option<String>,
        /// The first bad rows and duplicates.
        pub findings: RowFindingPage,
    }

    /// Asks for more bad rows.
    #[derive(Copy, Eq)]
    pub struct ListBadRows {
        /// Which file.
        pub import_file: Uuid,
        /// `next` of the page before; none for the first.
        pub after: Option<u32>,
        /// Only this sort of finding.
        pub only: Option<FindingSort>,
    }

    /// Sorts of findings.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum FindingSort {
        /// Can't be imported.
        Bad,
        /// Looks like a customer in the file or here.
        Duplicate,
    }

    /// A page of findings.
    #[derive(Eq)]
    pub struct RowFindingPage {
        /// In the order of the file.
        pub findings: Vec<RowFinding>,
        /// Asks for the next page; none on the last.
        pub next: Option<u32>,
    }

    /// Something about a row of the file.
    #[derive(Eq)]
    pub struct RowFinding {
        /// Row, counted as spreadsheets do: the first row is 1.
        pub row: u32,
        /// Heading of the column, when it is about one.
        pub column: Option<String>,
        /// What stands there, cut when long.
        pub value: String,
        /// What it is.
        pub fault: RowFault,
        /// How bad.
        pub sort: FindingSort,
    }

    /// What is wrong with a row.
    #[derive(Eq)]
    #[serde(tag = "fault", rename_all = "snake_case")]
    pub enum RowFault {
        /// A customer without a name.
        MissingName,
        /// A complaint without words.
        MissingText,
        /// Too few digits for a phone.
        PhoneTooShort {
            /// Digits found.
            digits: u32,
        },
        /// Too many digits for a phone.
        PhoneTooLong {
            /// Digits found.
            digits: u32,
        },
        /// A spreadsheet wrote the phone as a rounded number, such as 1.38E+10: digits are lost.
        PhoneRounded,
        /// A text over its limit.
        TooLong {
            /// Characters allowed.
            limit: u32,
            /// Characters found.
            length: u32,
        },
        /// The same phone stands in an earlier row.
        SamePhoneInFile {
            /// That row.
            row: u32,
        },
        /// A customer with this phone is here already.
        SamePhoneHere {
            /// Name of that customer.
            name: String,
        },
        /// No such grade.
        UnknownGrade,
        /// No such category.
        UnknownCategory,
        /// No such channel.
        UnknownChannel,
        /// Not a date that can be read.
        BadDate,
        /// A formula whose value the file doesn't hold.
        FormulaWithoutValue,
        /// A cell that holds an error, such as #N/A.
        BrokenCell,
        /// More columns than the header has: quotes or commas are probably out of place.
        WrongColumnCount {
            /// Columns of the header.
            expected: u32,
            /// Columns here.
            found: u32,
        },
        /// A rule refuses it.
        Refused {
            /// Why.
            refusal: Refusal,
        },
    }

    /// Imports what the last dry run of the file found good.
    #[derive(Copy, Eq)]
    pub struct ApplyImport {
        /// Which file.
        pub import_file: Uuid,
        /// Bad rows are left out; otherwise one bad row stops it all.
        pub leave_bad_rows: bool,
    }

    /// What was imported.
    #[derive(Copy, Eq)]
    pub struct ImportDone {
        /// The import.
        pub import: ImportId,
        /// Rows imported.
        pub imported: u32,
        /// Rows left out.
        pub left_out: u32,
    }

    /// Names an import.
    #[derive(Copy, Eq)]
    pub struct OneImport {
        /// Which.
        pub import: ImportId,
    }

    /// An import in the list.
    pub struct ImportRow {
        /// The import.
        pub import: Import,
        /// This person may undo it.
        pub may_undo: bool,
        /// Parts of it wait to be sent.
        pub pending: bool,
    }

    /// What an undo did.
    #[derive(Copy, Eq)]
    pub struct ImportUndone {
        /// Records taken back.
        pub taken_back: u32,
        /// Records that stay, since something was built on them.
        pub kept: u32,
    }

    /// How far an import has come.
    #[derive(Copy, Eq)]
    pub struct ImportProgress {
        /// What is under way.
        pub step: ImportStep,
        /// Rows done.
        pub done: u32,
        /// Rows in all.
        pub total: u32,
    }

    /// What an import does.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum ImportStep {
        /// Rows are checked.
        Checking,
        /// Rows are written.
        Applying,
        /// What was written becomes durable; it can't be cancelled any more.
        Committing,
        /// Records are taken back.
        Undoing,
    }
}
