//! How records are found: what each is found by, and what a person who types may mean. Both sides
//! speak in tokens that are made here, so that the index only has to match.
//!
//! A token begins with a letter for the kind of record and one for the kind of token:
//!
//! - `w` a word: Latin letters and digits, pinyin, initials, numbers; found by its beginning
//! - `h` two neighbouring Chinese characters, and the last one of each text alone
//! - `x` a whole phone number; never found by its beginning, or a masked number could be guessed
//!   digit by digit

mod folded;
mod index;
mod matched;
mod query;
mod readings;
#[cfg(test)]
mod tests;

pub use index::{Indexed, index_of, tokens_of};
pub use matched::{Span, in_name, in_text, is_number};
pub use query::{AllOf, Query, QueryToken, Reach, query_of};
pub use readings::readings;

use crate::record::RecordKind;

const WORD: char = 'w';
const HAN: char = 'h';
const WHOLE: char = 'x';

/// Kinds of record that a search can find.
pub const SEARCHED: [RecordKind; 5] = [
    RecordKind::Customer,
    RecordKind::Complaint,
    RecordKind::Visit,
    RecordKind::MoveOrder,
    RecordKind::Task,
];

/// The letter of a kind of record; none for those that nobody searches.
fn letter(kind: RecordKind) -> Option<char> {
    match kind {
        RecordKind::Customer => Some('c'),
        RecordKind::Complaint => Some('p'),
        RecordKind::Visit => Some('v'),
        RecordKind::MoveOrder => Some('m'),
        RecordKind::Task => Some('t'),
        RecordKind::Store
        | RecordKind::Crew
        | RecordKind::Staff
        | RecordKind::Import
        | RecordKind::Review
        | RecordKind::MovePart
        | RecordKind::TimelineEntry => None,
    }
}

/// Puts the letters in front.
fn token(record: char, kind: char, text: impl IntoIterator<Item = char>) -> String {
    [record, kind].into_iter().chain(text).collect()
}
