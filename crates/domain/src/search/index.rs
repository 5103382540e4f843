//! What a record is found by. Only what whoever reaches its store may read unmasked, and of phones
//! no more than the mask shows; who else complains, and how to reach that person, is not in it.

use std::collections::BTreeSet;

use super::folded::{Piece, folded, is_han, kept, pieces, squeezed};
use super::{HAN, WHOLE, WORD, letter, readings, token};
use crate::complaint::Complaint;
use crate::customer::Customer;
use crate::move_order::MoveOrder;
use crate::record::RecordState;
use crate::rules::phones_and_names_are_masked as masked;
use crate::task::Task;
use crate::visit::Visit;

/// A longer name is read by its first characters.
pub(super) const MOST_READ_CHARS: usize = 16;

/// What a record is found by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Indexed {
    /// Tokens, sorted, without repeats.
    pub tokens: Vec<String>,
    /// Its text as searches compare it; what is typed in three characters or more stands in it.
    pub text: String,
}

/// What a record is found by; nothing for kinds that nobody searches and for what was taken back.
#[must_use]
pub fn index_of(state: &RecordState) -> Indexed {
    let Some(letter) = letter(state.kind()) else {
        return Indexed::default();
    };
    let mut words = Words {
        letter,
        tokens: BTreeSet::new(),
        text: String::new(),
    };
    match state {
        RecordState::Customer(c) if c.removed.is_none() => customer(&mut words, c),
        RecordState::Complaint(c) if c.removed.is_none() => complaint(&mut words, c),
        RecordState::Visit(v) => visit(&mut words, v),
        RecordState::MoveOrder(o) => move_order(&mut words, o),
        RecordState::Task(t) => task(&mut words, t),
        _ => {}
    }
    Indexed {
        tokens: words.tokens.into_iter().collect(),
        text: words.text,
    }
}

/// The tokens alone.
#[must_use]
pub fn tokens_of(state: &RecordState) -> Vec<String> {
    index_of(state).tokens
}

fn customer(words: &mut Words, c: &Customer) {
    words.name(&c.name);
    words.phone(&c.phone);
    words.text(&c.address);
    words.text(&c.remarks);
}

fn complaint(words: &mut Words, c: &Complaint) {
    words.name(&c.customer_name);
    words.phone(&c.customer_phone);
    words.number(&c.provisional_number);
    for number in c.official_number.iter().chain(&c.order_number) {
        words.number(number);
    }
    words.text(&c.description);
    words.text(&c.remedy_words);
    let told = c.proposal.iter().map(|p| &p.solution);
    let measures = c.emergency.iter().map(|e| &e.measure);
    let done = c.resolution.iter().map(|r| &r.done);
    for text in told.chain(measures).chain(done).chain(&c.bridging) {
        words.text(text);
    }
}

fn visit(words: &mut Words, v: &Visit) {
    words.name(&v.customer_name);
    words.phone(&v.customer_phone);
    words.number(&v.logged.provisional_number);
    if let Some(number) = &v.order_number {
        words.number(number);
    }
    for text in [
        &v.logged.purpose,
        &v.logged.feedback,
        &v.logged.next_step,
        &v.logged.remarks,
    ] {
        words.text(text);
    }
}

fn move_order(words: &mut Words, o: &MoveOrder) {
    words.number(&o.number);
    words.text(&o.route);
}

fn task(words: &mut Words, t: &Task) {
    words.name(&t.customer_name);
    words.phone(&t.customer_phone);
    words.number(&t.created.provisional_number);
    words.text(&t.created.title);
    words.text(&t.created.remarks);
    if let Some(ended) = &t.ended {
        words.text(&ended.note);
    }
}

/// How many characters of a name are the surname: of names of four characters mostly two.
pub(super) fn surname_chars(of: usize) -> usize {
    if of < 4 { 1.min(of) } else { 2 }
}

struct Words {
    letter: char,
    tokens: BTreeSet<String>,
    text: String,
}

impl Words {
    fn word(&mut self, word: &str) {
        if !word.is_empty() {
            self.tokens.insert(token(self.letter, WORD, kept(word)));
        }
    }

    fn text(&mut self, text: &str) {
        let text = folded(text);
        for piece in pieces(&text) {
            match piece {
                Piece::Han(run) => self.han(&run),
                Piece::Word(word) => self.word(&word),
            }
        }
        self.text.push_str(&text);
        self.text.push('\n');
    }

    fn han(&mut self, run: &[char]) {
        let last = run.last().copied();
        let pairs = run
            .windows(2)
            .map(|pair| token(self.letter, HAN, pair.iter().copied()));
        self.tokens.extend(pairs);
        // With it, one character alone finds every place where it stands.
        self.tokens
            .extend(last.map(|c| token(self.letter, HAN, [c])));
    }

    /// A name is found across what stands between its parts, and by its sound.
    fn name(&mut self, name: &str) {
        self.text(name);
        let whole = squeezed(&folded(name));
        if whole != folded(name) {
            self.text(&whole);
        }
        let read: String = whole.chars().take(MOST_READ_CHARS).collect();
        if !read.chars().any(is_han) {
            return;
        }
        for syllables in readings(&read) {
            let initials: String = syllables.iter().filter_map(|s| s.chars().next()).collect();
            self.word(&syllables.concat());
            self.word(&initials);
            let given_name = &syllables[surname_chars(syllables.len())..];
            self.word(&given_name.concat());
        }
    }

    /// Whole, or by the digits that the mask leaves to see.
    fn phone(&mut self, phone: &str) {
        let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
        if digits.is_empty() {
            return;
        }
        let shown = masked::phone(&digits);
        self.word(shown.rsplit('*').next().unwrap_or_default());
        self.tokens.insert(token(self.letter, WHOLE, kept(&digits)));
    }

    /// Whole without its dashes, and from each dash on.
    fn number(&mut self, number: &str) {
        let mut rest = folded(number);
        self.text.push_str(&rest);
        self.text.push('\n');
        loop {
            self.word(&squeezed(&rest));
            match rest.split_once('-') {
                Some((_, tail)) => rest = tail.to_owned(),
                None => return,
            }
        }
    }
}
