//! What a person who typed something may be looking for.

use super::folded::{Piece, folded, kept, pieces, squeezed};
use super::{HAN, WHOLE, WORD, letter, token};
use crate::record::RecordKind;

/// Of a longer text, the first tokens tell enough; the rest is read in what they find.
const MOST_TOKENS: usize = 32;
/// Fewer digits are no phone number.
const FEWEST_PHONE_DIGITS: usize = 5;

/// How much of a token was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// All of it.
    Whole,
    /// All of it, or its beginning.
    Either,
    /// Its beginning.
    Beginning,
}

/// A token to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryToken {
    /// The token.
    pub text: String,
    /// How much of it.
    pub reach: Reach,
}

/// Tokens that a record must have together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AllOf {
    /// The tokens.
    pub tokens: Vec<QueryToken>,
}

/// What to look for. Nothing typed finds nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// A record that has all tokens of one of these is found,
    pub any_of: Vec<AllOf>,
    /// if all of these stand in its text: pairs of characters can be there without the whole.
    pub contains: Vec<String>,
}

/// Looks for what was typed among records of these kinds.
#[must_use]
pub fn query_of(kinds: &[RecordKind], typed: &str) -> Query {
    let typed = folded(typed);
    let pieces = pieces(&typed);
    let contains = pieces.iter().filter_map(|piece| match piece {
        Piece::Han(run) if run.len() > 2 => Some(run.iter().collect()),
        _ => None,
    });
    Query {
        any_of: kinds
            .iter()
            .filter_map(|kind| letter(*kind))
            .flat_map(|letter| meanings(letter, &typed, &pieces))
            .collect(),
        contains: contains.collect(),
    }
}

/// The same among one kind of record.
fn meanings(letter: char, typed: &str, pieces: &[Piece]) -> Vec<AllOf> {
    let mut tokens: Vec<QueryToken> = pieces.iter().flat_map(|p| tokens(letter, p)).collect();
    tokens.truncate(MOST_TOKENS);
    let mut all = vec![];
    if !tokens.is_empty() {
        all.push(AllOf { tokens });
    }
    // Spaced pinyin, and numbers and phones with their dashes.
    let is_spaced = |c: char| c.is_ascii_alphanumeric() || " -+()".contains(c);
    if !typed.chars().all(is_spaced) {
        return all;
    }
    let close = squeezed(typed);
    if pieces.len() > 1 {
        all.push(word(letter, WORD, &close, Reach::Either));
    }
    if close.len() >= FEWEST_PHONE_DIGITS && close.bytes().all(|b| b.is_ascii_digit()) {
        all.push(word(letter, WHOLE, &close, Reach::Whole));
    }
    all
}

fn word(letter: char, kind: char, text: &str, reach: Reach) -> AllOf {
    AllOf {
        tokens: vec![QueryToken {
            text: token(letter, kind, kept(text)),
            reach,
        }],
    }
}

fn tokens(letter: char, piece: &Piece) -> Vec<QueryToken> {
    match piece {
        Piece::Word(typed) => word(letter, WORD, typed, Reach::Either).tokens,
        Piece::Han(run) if run.len() == 1 => vec![QueryToken {
            text: token(letter, HAN, run.iter().copied()),
            reach: Reach::Beginning,
        }],
        Piece::Han(run) => run
            .windows(2)
            .map(|pair| QueryToken {
                text: token(letter, HAN, pair.iter().copied()),
                reach: Reach::Whole,
            })
            .collect(),
    }
}
