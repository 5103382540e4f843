//! Passwords: argon2id with the defaults of its authors (OWASP's first choice).

use argon2::Argon2;
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};

/// Hash of no password, checked when the user is unknown, so that both take the same time.
const DECOY: &str = "$argon2id$v=19$m=19456,t=2,p=1$ZG9vcnN0ZXBkZWNveXNhbA\
                     $QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE";

/// The PHC string of a password; none only if the parameters were out of range.
#[must_use]
pub fn hash(password: &str, salt: [u8; 16]) -> Option<String> {
    let salt = SaltString::encode_b64(&salt).ok()?;
    let hash = Argon2::default().hash_password(password.as_bytes(), &salt);
    hash.ok().map(|h| h.to_string())
}

/// Whether the password is the one; without a hash the work is done all the same.
#[must_use]
pub fn is_right(password: &str, hash: Option<&str>) -> bool {
    let Ok(parsed) = PasswordHash::new(hash.unwrap_or(DECOY)) else {
        return false;
    };
    let right = Argon2::default().verify_password(password.as_bytes(), &parsed);
    right.is_ok() && hash.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_decoy_is_a_hash_of_the_same_cost_as_a_real_one() {
        let decoy = PasswordHash::new(DECOY).unwrap();
        let real = hash("doorstep", [3; 16]).unwrap();
        let real = PasswordHash::new(&real).unwrap();
        assert_eq!(decoy.algorithm, real.algorithm);
        assert_eq!(decoy.params, real.params);
        assert_eq!(
            decoy.hash.unwrap().as_bytes().len(),
            real.hash.unwrap().as_bytes().len()
        );
    }

    #[test]
    fn only_the_right_password_is_right() {
        let hash = hash("doorstep", [3; 16]).unwrap();
        assert!(is_right("doorstep", Some(&hash)));
        assert!(!is_right("Doorstep", Some(&hash)));
        assert!(!is_right("doorstep", None));
    }
}
