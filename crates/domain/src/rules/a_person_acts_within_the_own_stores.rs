//! A person reads and writes only the records of the stores in the own scope (policy Part 4).

use crate::ids::StoreId;
use crate::organisation::Staff;
use crate::refusal::Refusal;
use crate::scope;

/// Refuses a record of another store.
///
/// # Errors
/// [`Refusal::OutOfScope`].
pub fn check(actor: &Staff, store: StoreId) -> Result<(), Refusal> {
    if scope::reaches(actor, store) {
        Ok(())
    } else {
        Err(Refusal::OutOfScope)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grade::Level;
    use crate::rules::samples::{other_store, staff, store};

    #[test]
    fn another_stores_record_is_out_of_scope() {
        let officer = staff("chenyu", Level::L1);
        assert_eq!(check(&officer, store()), Ok(()));
        assert_eq!(check(&officer, other_store()), Err(Refusal::OutOfScope));
    }
}
