//! Text as searches compare it: lower case, full-width letters and digits as narrow ones, and cut
//! where Chinese characters meet other letters.

/// Longer words are told apart by their first characters.
const MOST_WORD_CHARS: usize = 64;

/// A piece of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// Chinese characters in a row.
    Han(Vec<char>),
    /// Other letters and digits in a row.
    Word(String),
}

/// Lower case and narrow.
pub(super) fn folded(text: &str) -> String {
    text.chars()
        .map(narrow)
        .flat_map(char::to_lowercase)
        .collect()
}

/// The same with the place of each character's origin.
pub(super) fn folded_with_places(text: &str) -> Vec<(usize, char)> {
    let folded_at = |(place, c): (usize, char)| {
        let lower = narrow(c).to_lowercase();
        lower.map(move |c| (place, c))
    };
    text.chars().enumerate().flat_map(folded_at).collect()
}

/// Letters and digits of folded text in a row, whatever stood between them.
pub(super) fn squeezed(folded: &str) -> String {
    folded.chars().filter(|c| is_token_char(*c)).collect()
}

/// Folded text in pieces.
pub(super) fn pieces(folded: &str) -> Vec<Piece> {
    let mut all: Vec<Piece> = vec![];
    let mut goes_on = false;
    for c in folded.chars() {
        if !is_token_char(c) {
            goes_on = false;
            continue;
        }
        match (all.last_mut(), is_han(c)) {
            (Some(Piece::Han(run)), true) if goes_on => run.push(c),
            (Some(Piece::Word(word)), false) if goes_on => word.push(c),
            (_, true) => all.push(Piece::Han(vec![c])),
            (_, false) => all.push(Piece::Word(c.to_string())),
        }
        goes_on = true;
    }
    all
}

/// The beginning of a word that tokens keep.
pub(super) fn kept(word: &str) -> impl Iterator<Item = char> {
    word.chars().take(MOST_WORD_CHARS)
}

/// Chinese characters with their extensions, 々 and 〇.
pub(super) fn is_han(c: char) -> bool {
    matches!(c,
        '\u{3005}' | '\u{3007}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Marks that combine with a letter count as letters, so that a word in any script stays whole.
pub(super) fn is_token_char(c: char) -> bool {
    c.is_alphanumeric() || is_han(c) || matches!(c, '\u{300}'..='\u{36f}')
}

fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        // As it is typed, and as the readings of names have it.
        'ü' | 'Ü' => 'v',
        _ => c,
    }
}
