//! Which characters of a text made a query find it, so that a person sees why it stands there: as
//! they were typed, or of a name by its sound.

use std::collections::BTreeSet;

use super::folded::{Piece, folded, folded_with_places, is_han, is_token_char, pieces, squeezed};
use super::{index::MOST_READ_CHARS, readings};

/// Characters in a row, counted from the beginning of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first.
    pub from: usize,
    /// After the last.
    pub to: usize,
}

/// Where what was typed stands in a text.
#[must_use]
pub fn in_text(text: &str, typed: &str) -> Vec<Span> {
    spans(&typed_in(text, typed))
}

/// Where what was typed stands in a name, or what of the name sounds like it.
#[must_use]
pub fn in_name(name: &str, typed: &str) -> Vec<Span> {
    let mut places = typed_in(name, typed);
    if places.is_empty() {
        places = sounding(name, typed);
    }
    spans(&places)
}

fn typed_in(text: &str, typed: &str) -> BTreeSet<usize> {
    let text = folded_with_places(text);
    let mut places = BTreeSet::new();
    for wanted in folded(typed).split_whitespace() {
        let whole = standing(&text, wanted);
        if whole.is_empty() {
            // A number without its dashes, words run together: as far as they stand there.
            for piece in pieces(wanted) {
                let piece: String = match piece {
                    Piece::Han(run) => run.into_iter().collect(),
                    Piece::Word(word) => word,
                };
                places.extend(standing(&text, &piece));
            }
        }
        places.extend(whole);
    }
    places
}

/// Places of the characters of `wanted`, wherever it stands.
fn standing(text: &[(usize, char)], wanted: &str) -> BTreeSet<usize> {
    let wanted: Vec<char> = wanted.chars().collect();
    if wanted.is_empty() {
        return BTreeSet::new();
    }
    let stands = |here: &&[(usize, char)]| here.iter().map(|(_, c)| c).eq(&wanted);
    let found = text.windows(wanted.len()).filter(stands);
    found.flatten().map(|(place, _)| *place).collect()
}

/// Whether a number is what was typed: whole, or from a dash on, as it is indexed.
#[must_use]
pub fn is_number(number: &str, typed: &str) -> bool {
    let close = squeezed(&folded(typed));
    let number = folded(number);
    let from_each_dash = std::iter::successors(Some(&*number), |rest| {
        rest.split_once('-').map(|(_, tail)| tail)
    });
    let begins = |rest: &str| squeezed(rest).starts_with(&close);
    !close.is_empty() && from_each_dash.into_iter().any(begins)
}

/// Full pinyin or initials from the beginning of the name, or full pinyin of the given name: as it
/// is indexed.
fn sounding(name: &str, typed: &str) -> BTreeSet<usize> {
    let heard: Vec<(usize, char)> = folded_with_places(name)
        .into_iter()
        .filter(|(_, c)| is_token_char(*c))
        .take(MOST_READ_CHARS)
        .collect();
    if !heard.iter().any(|(_, c)| is_han(*c)) {
        return BTreeSet::new();
    }
    let whole: String = heard.iter().map(|(_, c)| *c).collect();
    let close = squeezed(&folded(typed));
    let mut words = vec![close];
    words.extend(pieces(&folded(typed)).into_iter().filter_map(|p| match p {
        Piece::Word(word) => Some(word),
        Piece::Han(_) => None,
    }));
    let readings = readings(&whole);
    for word in words.iter().filter(|word| !word.is_empty()) {
        for syllables in &readings {
            if let Some(said) = said(syllables, word) {
                return heard[said].iter().map(|(place, _)| *place).collect();
            }
        }
    }
    BTreeSet::new()
}

/// Which syllables a typed word says.
fn said(syllables: &[String], word: &str) -> Option<std::ops::Range<usize>> {
    let spelled = |from: usize| {
        let mut rest = word;
        for (place, syllable) in syllables.iter().enumerate().skip(from) {
            match rest.strip_prefix(syllable.as_str()) {
                Some("") => return Some(from..place + 1),
                Some(more) => rest = more,
                None => return syllable.starts_with(rest).then_some(from..place + 1),
            }
        }
        None
    };
    let initials = || {
        let begun = syllables
            .iter()
            .map(|s| s.chars().next())
            .collect::<Vec<_>>();
        let word: Vec<_> = word.chars().map(Some).collect();
        begun.starts_with(&word).then_some(0..word.len())
    };
    let given_name = super::index::surname_chars(syllables.len());
    spelled(0).or_else(initials).or_else(|| spelled(given_name))
}

fn spans(places: &BTreeSet<usize>) -> Vec<Span> {
    let mut spans: Vec<Span> = vec![];
    for &place in places {
        match spans.last_mut() {
            Some(last) if last.to == place => last.to += 1,
            _ => spans.push(Span {
                from: place,
                to: place + 1,
            }),
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The text with what was matched in brackets.
    fn marked(text: &str, spans: &[Span]) -> String {
        let mut out = String::new();
        for (place, c) in text.chars().enumerate() {
            if spans.iter().any(|s| s.from == place) {
                out.push('[');
            }
            out.push(c);
            if spans.iter().any(|s| s.to == place + 1) {
                out.push(']');
            }
        }
        out
    }

    #[test]
    fn a_name_shows_which_characters_were_typed_or_sounded() {
        for (name, typed, expected) in [
            ("张三", "zs", "[张三]"),
            ("张三", "z", "[张]三"),
            ("张三", "zhang", "[张]三"),
            ("张三", "zhangs", "[张三]"),
            ("张三", "zhang san", "[张三]"),
            ("张三", "san", "张[三]"),
            ("张三", "三", "张[三]"),
            ("曾森", "zengs", "[曾森]"),
            ("曾森", "cengs", "[曾森]"),
            ("欧阳若曦", "ruoxi", "欧阳[若曦]"),
            ("欧阳若曦", "oy", "[欧阳]若曦"),
            ("阿卜杜拉·买买提", "abdlm", "[阿卜杜拉]·[买]买提"),
            ("Anna 张", "anna", "[Anna] 张"),
            ("张三", "ls", "张三"),
        ] {
            assert_eq!(marked(name, &in_name(name, typed)), expected, "{typed}");
        }
    }

    #[test]
    fn a_number_is_typed_whole_or_from_a_dash_on() {
        for (typed, is_it) in [
            ("QH-A3-0043K", true),
            ("a3-0043", true),
            ("0043", true),
            ("43", false),
            ("zs", false),
            ("", false),
        ] {
            assert_eq!(is_number("QH-A3-0043K", typed), is_it, "{typed}");
        }
    }

    #[test]
    fn a_text_shows_each_word_wherever_it_stands() {
        for (text, typed, expected) in [
            ("衣柜门划伤，门掉漆", "门", "衣柜[门]划伤，[门]掉漆"),
            ("IKEA ＰＡＸ 衣柜", "pax", "IKEA [ＰＡＸ] 衣柜"),
            ("QH-A3-0043K", "a3-0043", "QH-[A3-0043]K"),
            ("送古筝琴囊", "古筝 琴囊", "送[古筝琴囊]"),
            ("送古筝琴囊", "zs", "送古筝琴囊"),
            ("送古筝琴囊", " ", "送古筝琴囊"),
        ] {
            assert_eq!(marked(text, &in_text(text, typed)), expected, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn spans_lie_in_the_text_in_order_and_apart(text in ".{0,24}", typed in ".{0,8}") {
            for spans in [in_name(&text, &typed), in_text(&text, &typed)] {
                let mut after = None;
                for span in spans {
                    prop_assert!(span.from < span.to && span.to <= text.chars().count());
                    prop_assert!(after.is_none_or(|end| end < span.from));
                    after = Some(span.to);
                }
            }
        }
    }
}
