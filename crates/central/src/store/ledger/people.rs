//! Users, devices and sessions.

use domain::ids::{DeviceId, StaffId};
use domain::time::UtcMs;
use uuid::Uuid;
use wire::sync_protocol::DeviceFlag;

use crate::store::Stored;

/// Who may sign in.
#[derive(Debug, Clone)]
pub struct User {
    /// The person's record.
    pub staff: StaffId,
    /// Sign-in name.
    pub name: String,
    /// PHC string of argon2id.
    pub password_hash: String,
    /// May sign in.
    pub active: bool,
}

/// Wrong passwords of late.
#[derive(Debug, Clone, Copy)]
pub struct Throttle {
    /// In a row.
    pub failures: u32,
    /// The last one.
    pub last_failed: UtcMs,
    /// No attempt before this.
    pub blocked_until: UtcMs,
}

/// A laptop.
#[derive(Debug, Clone)]
pub struct DeviceRow {
    /// Identity.
    pub id: DeviceId,
    /// Name for people.
    pub name: String,
    /// Its present life.
    pub incarnation: Uuid,
    /// Last sequence number of that life.
    pub last_seq: u64,
    /// What the central thinks of it.
    pub status: DeviceFlag,
    /// Last contact.
    pub last_seen: UtcMs,
    /// Commands that it said were waiting.
    pub reported_pending: u32,
    /// When the oldest of them was written.
    pub oldest_pending: Option<UtcMs>,
}

/// One life of a laptop, from an installation or a restored image on.
#[derive(Debug, Clone)]
pub struct Incarnation {
    /// Laptop.
    pub device: DeviceId,
    /// Which life.
    pub incarnation: Uuid,
    /// Code in provisional numbers.
    pub code: String,
    /// Last sequence number decided.
    pub last_seq: u64,
    /// Effective time of the last command.
    pub last_effective_at: Option<UtcMs>,
}

/// A pair of tokens.
#[derive(Debug, Clone)]
pub struct SessionRow {
    /// Identity.
    pub id: Uuid,
    /// All pairs that go back to one sign-in.
    pub family: Uuid,
    /// The pair that this one replaced.
    pub previous: Option<Uuid>,
    /// Who.
    pub staff: StaffId,
    /// Where.
    pub device: DeviceId,
    /// In which life.
    pub incarnation: Uuid,
    /// Digest of the access token.
    pub access_hash: String,
    /// Until.
    pub access_expires_at: UtcMs,
    /// Digest of the refresh token.
    pub refresh_hash: String,
    /// Until.
    pub refresh_expires_at: UtcMs,
    /// When given.
    pub created_at: UtcMs,
    /// When the access token was first shown.
    pub seen_at: Option<UtcMs>,
    /// When the refresh token was used.
    pub used_at: Option<UtcMs>,
    /// When it was revoked.
    pub revoked_at: Option<UtcMs>,
}

/// What a person's actions on one life of a laptop are signed with. No `Debug`, so that none lands in
/// a log.
#[derive(Clone)]
pub struct MacKeyRow {
    /// Identity.
    pub id: Uuid,
    /// Who.
    pub staff: StaffId,
    /// Where.
    pub device: DeviceId,
    /// In which life.
    pub incarnation: Uuid,
    /// Secret.
    pub secret: Vec<u8>,
    /// When given.
    pub issued_at: UtcMs,
}

/// Users, devices and sessions.
#[allow(clippy::missing_errors_doc)] // every method fails alike: storage failed
pub trait People {
    /// The user with this sign-in name.
    fn user_named(&mut self, name: &str) -> Stored<Option<User>>;
    /// The user of a member of staff.
    fn user_of(&mut self, staff: StaffId) -> Stored<Option<User>>;
    /// Writes a user.
    fn put_user(&mut self, user: &User) -> Stored<()>;
    /// Wrong passwords under a key.
    fn throttle(&mut self, key: &str) -> Stored<Option<Throttle>>;
    /// Notes them.
    fn put_throttle(&mut self, key: &str, throttle: Throttle) -> Stored<()>;
    /// Forgets one key.
    fn clear_throttle(&mut self, key: &str) -> Stored<()>;
    /// Forgets whatever last failed before an instant.
    fn forget_throttles(&mut self, before: UtcMs) -> Stored<()>;
    /// A laptop.
    fn device(&mut self, id: DeviceId) -> Stored<Option<DeviceRow>>;
    /// Writes a laptop.
    fn put_device(&mut self, device: &DeviceRow) -> Stored<()>;
    /// One life of a laptop.
    fn incarnation(&mut self, device: DeviceId, of: Uuid) -> Stored<Option<Incarnation>>;
    /// Writes one; `now` counts for a new one.
    fn put_incarnation(&mut self, incarnation: &Incarnation, now: UtcMs) -> Stored<()>;
    /// How many there are, which numbers the next code.
    fn count_incarnations(&mut self) -> Stored<u32>;
    /// The pair with this access token.
    fn session_by_access(&mut self, hash: &str) -> Stored<Option<SessionRow>>;
    /// The pair with this refresh token.
    fn session_by_refresh(&mut self, hash: &str) -> Stored<Option<SessionRow>>;
    /// The pairs that replaced a pair.
    fn sessions_after(&mut self, id: Uuid) -> Stored<Vec<SessionRow>>;
    /// Writes a pair.
    fn put_session(&mut self, session: &SessionRow) -> Stored<()>;
    /// Ends every pair of a family.
    fn revoke_family(&mut self, family: Uuid, now: UtcMs) -> Stored<()>;
    /// Everybody with a live session on this life of a laptop.
    fn staff_at(&mut self, device: DeviceId, incarnation: Uuid, now: UtcMs)
    -> Stored<Vec<StaffId>>;
    /// Adds a key for signing.
    fn put_mac_key(&mut self, key: &MacKeyRow) -> Stored<()>;
    /// A key for signing.
    fn mac_key(&mut self, id: Uuid) -> Stored<Option<MacKeyRow>>;
    /// The last key that a person got on this life of a laptop.
    fn last_mac_key(
        &mut self,
        staff: StaffId,
        device: DeviceId,
        incarnation: Uuid,
    ) -> Stored<Option<MacKeyRow>>;
    /// Drops pairs whose refresh token ended before an instant.
    fn forget_sessions(&mut self, before: UtcMs) -> Stored<()>;
}
