//! The undo of an import takes back what still is as it was imported. A record that somebody edited
//! or acted on, or a customer who has complaints since, stays: undo never takes anybody's work away.

/// What an import leaves: each record written once.
const VERSION_AS_IMPORTED: u64 = 1;

/// Whether a record with this version may be taken back; `built_on` when others belong to it.
#[must_use]
pub fn is_as_imported(version: u64, built_on: bool) -> bool {
    version == VERSION_AS_IMPORTED && !built_on
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_that_changed_or_carries_others_stays() {
        assert!(is_as_imported(1, false));
        assert!(!is_as_imported(2, false));
        assert!(!is_as_imported(1, true));
    }
}
