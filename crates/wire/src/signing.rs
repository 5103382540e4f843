//! Proof that an action is its actor's: a laptop that several people share carries everybody's work
//! in anybody's session, and nobody can give it in another's name.

use domain::ids::{DeviceId, StaffId, TxnId};
use domain::time::UtcMs;
use hmac::{Hmac, Mac};
use serde_json::Value;
use sha2::Sha256;
use uuid::Uuid;

use crate::envelope::CommandEnvelope;

/// Of an action: `key id:hex digits`.
#[must_use]
pub fn sign_action(
    key: Uuid,
    secret: &[u8],
    txn: TxnId,
    actor: StaffId,
    commands: &[CommandEnvelope],
) -> String {
    format!("{key}:{}", sign(secret, &action_text(txn, actor, commands)))
}

/// The key that a proof names; none for a text that is no proof.
#[must_use]
pub fn key_of(proof: &str) -> Option<Uuid> {
    Uuid::parse_str(proof.split_once(':')?.0).ok()
}

/// Whether a proof of an action was made with this secret.
#[must_use]
pub fn is_signed(
    proof: &str,
    secret: &[u8],
    txn: TxnId,
    actor: StaffId,
    commands: &[CommandEnvelope],
) -> bool {
    let digits = proof.split_once(':').map_or("", |(_, digits)| digits);
    is_right(digits, secret, &action_text(txn, actor, commands))
}

/// What a lease says, as it is signed.
#[must_use]
pub fn lease_text(lease: Uuid, staff: StaffId, device: DeviceId, not_after: UtcMs) -> String {
    format!(
        "doorstep lease 1\n{lease}\n{staff}\n{device}\n{}",
        not_after.0
    )
}

/// Hex digits of an HMAC-SHA-256.
#[must_use]
pub fn sign(secret: &[u8], text: &[u8]) -> String {
    let digits = keyed(secret).chain_update(text).finalize().into_bytes();
    digits.iter().fold(String::new(), |mut hex, byte| {
        use std::fmt::Write as _;
        // Writing to a string can't fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Whether these are the digits of [`sign`]; takes as long wherever they differ.
#[must_use]
pub fn is_right(digits: &str, secret: &[u8], text: &[u8]) -> bool {
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    let bytes: Option<Vec<u8>> = digits.as_bytes().chunks(2).map(byte).collect();
    bytes.is_some_and(|b| keyed(secret).chain_update(text).verify_slice(&b).is_ok())
}

fn keyed(secret: &[u8]) -> Hmac<Sha256> {
    // HMAC takes a key of any length.
    Hmac::new_from_slice(secret).unwrap_or_else(|_| unreachable!("a key of any length"))
}

/// An action as it is signed: the same text from every build and in every order of fields. The
/// commands' places in the laptop's sequence stay out, for they change when it was restored.
fn action_text(txn: TxnId, actor: StaffId, commands: &[CommandEnvelope]) -> Vec<u8> {
    let mut text = format!("doorstep action 1\n{txn}\n{actor}\n");
    for command in commands {
        // A value made of strings and numbers always serialises.
        let mut value = serde_json::to_value(command).unwrap_or_default();
        if let Value::Object(fields) = &mut value {
            fields.remove("device_seq");
        }
        lay_out(&value, &mut text);
        text.push('\n');
    }
    text.into_bytes()
}

/// JSON with its fields in order and without nulls, which later builds add.
fn lay_out(value: &Value, text: &mut String) {
    match value {
        Value::Object(fields) => {
            let mut fields: Vec<_> = fields.iter().filter(|(_, v)| !v.is_null()).collect();
            fields.sort_by_key(|(name, _)| *name);
            text.push('{');
            for (at, (name, value)) in fields.into_iter().enumerate() {
                if at > 0 {
                    text.push(',');
                }
                text.push_str(&Value::from(name.as_str()).to_string());
                text.push(':');
                lay_out(value, text);
            }
            text.push('}');
        }
        Value::Array(values) => {
            text.push('[');
            for (at, value) in values.iter().enumerate() {
                if at > 0 {
                    text.push(',');
                }
                lay_out(value, text);
            }
            text.push(']');
        }
        other => text.push_str(&other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_vector_of_rfc_4231_holds() {
        let digits = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
        assert_eq!(sign(b"Jefe", b"what do ya want for nothing?"), digits);
        assert!(is_right(digits, b"Jefe", b"what do ya want for nothing?"));
        for wrong in ["", "5b", "zz", &digits[..62], "5bé"] {
            assert!(!is_right(wrong, b"Jefe", b"what do ya want for nothing?"));
        }
    }

    #[test]
    fn neither_order_of_fields_nor_new_empty_ones_change_what_is_signed() {
        let said = |json: &str| {
            let mut text = String::new();
            lay_out(&serde_json::from_str(json).unwrap(), &mut text);
            text
        };
        let one = said(r#"{"b":[1,{"d":"门","c":true}],"a":"x\"y"}"#);
        assert_eq!(
            one,
            said(r#"{"a":"x\"y","b":[1,{"c":true,"d":"门","e":null}]}"#)
        );
        assert_ne!(one, said(r#"{"a":"x\"y","b":[1,{"c":false,"d":"门"}]}"#));
        assert_eq!(one, r#"{"a":"x\"y","b":[1,{"c":true,"d":"门"}]}"#);
    }
}
