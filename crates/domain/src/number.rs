//! Provisional numbers such as `QH-A3-0032C`: given by a laptop on its own, valid for ever.
//!
//! The last character checks the rest, so that a number read over the phone can't be another one.

/// Characters of a check: no I, O, Q, Y or Z, which are misread or misheard.
const CHECK: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPRSTUVWX";

/// The number of the `counter`th record of a device at a store.
#[must_use]
pub fn provisional(store_code: &str, device_code: &str, counter: u32) -> String {
    let body = format!("{store_code}-{device_code}-{counter:04}");
    let check = check_character(&body);
    format!("{body}{check}")
}

/// Whether a number is of this store and its check character is right.
#[must_use]
pub fn is_valid(number: &str, store_code: &str) -> bool {
    let Some(check) = number.chars().last() else {
        return false;
    };
    let body = &number[..number.len() - check.len_utf8()];
    let parts: Vec<&str> = body.split('-').collect();
    let [store, device, counter] = parts.as_slice() else {
        return false;
    };
    *store == store_code
        && !device.is_empty()
        && counter.len() >= 4
        && counter.bytes().all(|b| b.is_ascii_digit())
        && check_character(body) == check
}

/// Weighted sum modulo a prime: finds every single wrong character and every swap of neighbours.
fn check_character(body: &str) -> char {
    let sum = body
        .bytes()
        .filter(|b| *b != b'-')
        .enumerate()
        .fold(0_usize, |sum, (place, b)| {
            (sum + (place + 2) * usize::from(b)) % CHECK.len()
        });
    char::from(CHECK[sum])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_reads_store_device_counter_and_check() {
        let number = provisional("QH", "A3", 32);
        assert!(number.starts_with("QH-A3-0032"), "{number}");
        assert_eq!(number.len(), 11);
        assert!(is_valid(&number, "QH"));
    }

    #[test]
    fn a_misread_digit_or_a_swap_is_noticed() {
        let number = provisional("QH", "A3", 1234);
        for wrong in [
            number.replace("1234", "1243"),
            number.replace("1234", "1235"),
        ] {
            assert!(!is_valid(&wrong, "QH"), "{wrong}");
        }
        assert!(!is_valid(&number, "TS"));
        assert!(!is_valid("", "QH"));
        assert!(!is_valid("门", "QH"));
    }
}
