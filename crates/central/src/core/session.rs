//! Tokens: opaque, kept as digests only, bound to one life of one laptop.

use domain::ids::{DeviceId, StaffId};
use domain::organisation::Staff;
use domain::time::{DAY_MS, MINUTE_MS, UtcMs};
use uuid::Uuid;
use wire::sync_protocol::{ProblemCode, RefreshRequest, SignOutRequest, SignedOut, Tokens};

use super::digest::sha256;
use super::request::fresh_id;
use super::{Answer, Entropy, state};
use crate::store::Stored;
use crate::store::ledger::{DeviceRow, Ledger, SessionRow};

/// How long an access token lives.
const ACCESS_MS: i64 = 15 * MINUTE_MS;
/// How long a refresh token waits for a laptop that stays offline.
const REFRESH_MS: i64 = 30 * DAY_MS;

/// Who asks, from where.
pub(super) struct Caller {
    pub session: SessionRow,
    pub staff: Staff,
    pub device: DeviceRow,
}

/// What a pair of tokens is given for.
pub(super) struct Grant {
    pub family: Uuid,
    pub previous: Option<Uuid>,
    pub staff: StaffId,
    pub device: DeviceId,
    pub incarnation: Uuid,
}

/// Whose token this is. A revoked device is still told that it is one.
pub(super) fn caller(tx: &mut dyn Ledger, token: &str, now: UtcMs) -> Answer<Caller> {
    let caller = carrier(tx, token, now)?;
    if active_staff(tx, caller.staff.id)?.is_none() {
        return Err(ProblemCode::PersonLeft.into());
    }
    Ok(caller)
}

/// The same for bringing commands only: whoever left reads nothing more, and what was written until
/// then is not lost.
pub(super) fn carrier(tx: &mut dyn Ledger, token: &str, now: UtcMs) -> Answer<Caller> {
    let found = tx.session_by_access(&sha256(token.as_bytes()))?;
    let mut session = found
        .filter(|s| s.revoked_at.is_none() && s.access_expires_at > now)
        .ok_or(ProblemCode::AuthNeeded)?;
    let staff = state::staff(tx, session.staff)?.ok_or(ProblemCode::AuthNeeded)?;
    let device = tx.device(session.device)?.ok_or(ProblemCode::AuthNeeded)?;
    if session.seen_at.is_none() {
        session.seen_at = Some(now);
        tx.put_session(&session)?;
    }
    Ok(Caller {
        session,
        staff,
        device,
    })
}

/// The person behind a user that may sign in, as the central knows this person now.
pub(super) fn active_staff(tx: &mut dyn Ledger, id: StaffId) -> Stored<Option<Staff>> {
    if tx.user_of(id)?.is_some_and(|user| user.active) {
        state::staff(tx, id)
    } else {
        Ok(None)
    }
}

/// Gives a pair of tokens.
pub(super) fn open(
    tx: &mut dyn Ledger,
    grant: &Grant,
    now: UtcMs,
    entropy: &mut dyn Entropy,
) -> Stored<Tokens> {
    tx.forget_sessions(now)?;
    let mut token = || {
        let mut bytes = [0; 32];
        entropy.fill(&mut bytes);
        hex::encode(bytes)
    };
    let (access, refresh) = (token(), token());
    let access_expires_at = UtcMs(now.0 + ACCESS_MS);
    tx.put_session(&SessionRow {
        id: fresh_id(now, entropy),
        family: grant.family,
        previous: grant.previous,
        staff: grant.staff,
        device: grant.device,
        incarnation: grant.incarnation,
        access_hash: sha256(access.as_bytes()),
        access_expires_at,
        refresh_hash: sha256(refresh.as_bytes()),
        refresh_expires_at: UtcMs(now.0 + REFRESH_MS),
        created_at: now,
        seen_at: None,
        used_at: None,
        revoked_at: None,
    })?;
    Ok(Tokens {
        access,
        access_expires_at,
        refresh,
    })
}

/// The next pair. A refresh token works once: when it comes again although its successor was used,
/// two hold it, and the whole family ends. A successor that nobody ever used is a lost answer.
pub(super) fn refresh(
    tx: &mut dyn Ledger,
    body: &RefreshRequest,
    now: UtcMs,
    entropy: &mut dyn Entropy,
) -> Answer<Tokens> {
    let found = tx.session_by_refresh(&sha256(body.refresh.as_bytes()))?;
    let mut session = found
        .filter(|s| s.revoked_at.is_none() && s.refresh_expires_at > now)
        .filter(|s| s.device == body.device_id)
        .ok_or(ProblemCode::AuthNeeded)?;
    if session.used_at.is_some() {
        for mut successor in tx.sessions_after(session.id)? {
            if successor.seen_at.is_some() || successor.used_at.is_some() {
                tx.revoke_family(session.family, now)?;
                return Err(ProblemCode::AuthNeeded.into());
            }
            successor.revoked_at = Some(now);
            tx.put_session(&successor)?;
        }
    }
    session.used_at = Some(now);
    tx.put_session(&session)?;
    let grant = Grant {
        family: session.family,
        previous: Some(session.id),
        staff: session.staff,
        device: session.device,
        incarnation: session.incarnation,
    };
    Ok(open(tx, &grant, now, entropy)?)
}

/// Ends the session that a refresh token belongs to, whoever brings it. What the person signed on the
/// laptop still counts: the key outlives the session.
pub(super) fn sign_out(
    tx: &mut dyn Ledger,
    body: &SignOutRequest,
    now: UtcMs,
) -> Stored<SignedOut> {
    let found = tx.session_by_refresh(&sha256(body.refresh.as_bytes()))?;
    if let Some(session) = found.filter(|s| s.device == body.device_id) {
        tx.revoke_family(session.family, now)?;
    }
    Ok(SignedOut { server_time: now })
}
