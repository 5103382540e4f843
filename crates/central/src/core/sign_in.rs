//! User and password, from a laptop that is enrolled by it.

use domain::time::{HOUR_MS, MINUTE_MS, UtcMs};
use wire::sync_protocol::{DeviceFlag, ProblemCode, SignInRequest, SignInResponse};

use super::digest::sha256;
use super::proof::{self, Life};
use super::request::fresh_id;
use super::session::{self, Grant};
use super::{Answer, Central, Entropy, password};
use crate::store::Stored;
use crate::store::ledger::{DeviceRow, Incarnation, Ledger, Throttle};

/// Wrong passwords in a row before a user waits.
const FREE_FOR_A_USER: u32 = 5;
/// The same for a laptop, which several people share.
const FREE_FOR_A_DEVICE: u32 = 10;
/// The first wait; it doubles.
const FIRST_WAIT_MS: i64 = MINUTE_MS / 2;
const LONGEST_WAIT_MS: i64 = 15 * MINUTE_MS;
/// After this long without a wrong one, all is forgotten.
const FORGOTTEN_AFTER_MS: i64 = HOUR_MS;

const LONGEST_NAME: usize = 64;
const LONGEST_PASSWORD: usize = 1024;
const LONGEST_DEVICE_NAME: usize = 100;

pub(super) fn sign_in(
    central: &Central,
    tx: &mut dyn Ledger,
    body: &SignInRequest,
    now: UtcMs,
    entropy: &mut dyn Entropy,
) -> Answer<SignInResponse> {
    let name = body.user.trim().to_lowercase();
    if name.len() > LONGEST_NAME || body.password.len() > LONGEST_PASSWORD {
        return Err(ProblemCode::Malformed.into());
    }
    let throttles = [
        (sha256(format!("user:{name}").as_bytes()), FREE_FOR_A_USER),
        (
            sha256(format!("device:{}", body.device_id).as_bytes()),
            FREE_FOR_A_DEVICE,
        ),
    ];
    for (key, _) in &throttles {
        if tx.throttle(key)?.is_some_and(|t| t.blocked_until > now) {
            return Err(ProblemCode::TooManyAttempts.into());
        }
    }
    let user = tx.user_named(&name)?.filter(|user| user.active);
    let hash = user.as_ref().map(|user| user.password_hash.as_str());
    let right = password::is_right(&body.password, hash);
    let staff = match user.filter(|_| right) {
        Some(user) => session::active_staff(tx, user.staff)?,
        None => None,
    };
    let Some(staff) = staff else {
        for (key, free) in &throttles {
            note_failure(tx, key, *free, now)?;
        }
        return Err(ProblemCode::WrongCredentials.into());
    };
    for (key, _) in &throttles {
        tx.clear_throttle(key)?;
    }
    let device_code = enrol(tx, body, now)?.ok_or(ProblemCode::DeviceRevoked)?;
    let grant = Grant {
        family: fresh_id(now, entropy),
        previous: None,
        staff: staff.id,
        device: body.device_id,
        incarnation: body.incarnation,
    };
    let tokens = session::open(tx, &grant, now, entropy)?;
    let life = Life {
        device: body.device_id,
        incarnation: body.incarnation,
    };
    let mac_key = proof::issue(tx, staff.id, life, now, entropy)?;
    let days = central.playbook.offline_lease_days;
    let lease = proof::lease(tx, staff.id, life, None, days, now)?;
    let lease = lease.ok_or(ProblemCode::Internal)?;
    let tenant = tx.tenant()?;
    Ok(SignInResponse {
        tokens,
        tenant_id: tenant.id,
        tenant_epoch: tenant.epoch,
        device_code,
        staff,
        mac_key,
        lease,
        server_time: now,
    })
}

fn note_failure(tx: &mut dyn Ledger, key: &str, free: u32, now: UtcMs) -> Stored<()> {
    tx.forget_throttles(UtcMs(now.0 - FORGOTTEN_AFTER_MS))?;
    let failures = tx.throttle(key)?.map_or(0, |t| t.failures) + 1;
    let wait = failures.checked_sub(free).map_or(0, |beyond| {
        (FIRST_WAIT_MS << beyond.min(10)).min(LONGEST_WAIT_MS)
    });
    let throttle = Throttle {
        failures,
        last_failed: now,
        blocked_until: UtcMs(now.0 + wait),
    };
    tx.put_throttle(key, throttle)
}

/// Notes the laptop and its life; gives the code of that life, or nothing to a revoked laptop.
fn enrol(tx: &mut dyn Ledger, body: &SignInRequest, now: UtcMs) -> Stored<Option<String>> {
    let before = tx.device(body.device_id)?;
    let status = before.as_ref().map_or(DeviceFlag::Ok, |d| d.status);
    if status != DeviceFlag::Ok {
        return Ok(None);
    }
    let life = if let Some(life) = tx.incarnation(body.device_id, body.incarnation)? {
        life
    } else {
        let life = Incarnation {
            device: body.device_id,
            incarnation: body.incarnation,
            code: code(tx.count_incarnations()?),
            last_seq: 0,
            last_effective_at: None,
        };
        tx.put_incarnation(&life, now)?;
        life
    };
    let same_life = before.filter(|d| d.incarnation == body.incarnation);
    tx.put_device(&DeviceRow {
        id: body.device_id,
        name: body.device_name.chars().take(LONGEST_DEVICE_NAME).collect(),
        incarnation: body.incarnation,
        last_seq: life.last_seq,
        status,
        last_seen: now,
        reported_pending: same_life.as_ref().map_or(0, |d| d.reported_pending),
        oldest_pending: same_life.and_then(|d| d.oldest_pending),
    })?;
    Ok(Some(life.code))
}

/// The `n`th code: `A1` to `A9`, `B1` and on; letters that nobody misreads.
fn code(n: u32) -> String {
    const LETTERS: &[u8; 20] = b"ABCDEFGHJKLMNPRTUVWX";
    let (round, digit) = (n / 9, n % 9 + 1);
    let letter = |i: u32| char::from(LETTERS[(i % 20) as usize]);
    let mut letters = letter(round).to_string();
    let mut rest = round / 20;
    while rest > 0 {
        letters.insert(0, letter(rest - 1));
        rest = (rest - 1) / 20;
    }
    format!("{letters}{digit}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_lives_of_laptops_share_a_code() {
        let codes: std::collections::BTreeSet<String> = (0..20_000).map(code).collect();
        assert_eq!(codes.len(), 20_000);
        assert_eq!([code(0), code(8), code(9)], ["A1", "A9", "B1"]);
        assert_eq!([code(179), code(180)], ["X9", "AA1"]);
    }
}
