//! A laptop that was without the central for longer than its lease still logs new things, and shows
//! numbers, grades and deadlines; names, phones and words of customers it hides until the next
//! contact (sync decisions, "Lease").

use crate::time::UtcMs;

/// What stands in place of a hidden text.
pub const HIDDEN: &str = "****";

/// Whether a lease, or having none, is over.
#[must_use]
pub fn is_over(not_after: Option<UtcMs>, now: UtcMs) -> bool {
    not_after.is_none_or(|end| end < now)
}

/// Hides a text; an empty one hides nothing.
pub fn hide(text: &mut String) {
    if !text.is_empty() {
        HIDDEN.clone_into(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_ends_with_the_lease_and_never_begins_without_one() {
        let end = UtcMs(1_000);
        assert!(!is_over(Some(end), UtcMs(1_000)));
        assert!(is_over(Some(end), UtcMs(1_001)));
        assert!(is_over(None, UtcMs(0)));
    }

    #[test]
    fn a_hidden_text_tells_neither_its_words_nor_its_length() {
        let (mut short, mut long, mut none) = ("张三".to_owned(), "门".repeat(99), String::new());
        for text in [&mut short, &mut long, &mut none] {
            hide(text);
        }
        assert_eq!([&*short, &*long, &*none], [HIDDEN, HIDDEN, ""]);
    }
}
