//! Commands go up, records come down (`sync.md` section 3). Business refusals are verdicts in a 200;
//! an HTTP error means that nothing was decided.

use domain::ids::{CommandId, DeviceId, StaffId, TenantId, TxnId};
use domain::organisation::Staff;
use domain::record::RecordRef;
use domain::time::UtcMs;
use serde_json::Value;
use uuid::Uuid;

use crate::envelope::{CommandEnvelope, Verdict};
use crate::shape;

/// Protocol that this build speaks.
pub const PROTOCOL_VERSION: u32 = 1;
/// Shape of records that this build reads.
pub const ROW_SCHEMA: u32 = 1;
/// Most commands in one push.
pub const MOST_COMMANDS_IN_A_PUSH: usize = 200;
/// Most bytes of one push, before compression.
pub const MOST_BYTES_IN_A_PUSH: usize = 1024 * 1024;
/// Longest time that a pull waits for news.
pub const LONGEST_WAIT_S: u32 = 25;

shape! {
    /// `GET /v1/hello`. An unknown caller learns nothing of a device.
    pub struct Hello {
        /// Name of the product, by which a client knows a central from a captive portal.
        pub product: String,
        /// Central's time.
        pub server_time: UtcMs,
        /// Changes when the central was restored from a backup.
        pub tenant_epoch: Uuid,
        /// Lowest protocol spoken.
        pub protocol_min: u32,
        /// Highest protocol spoken.
        pub protocol_max: u32,
        /// Highest version understood of each command, by name.
        pub command_versions: std::collections::BTreeMap<String, u32>,
        /// Lowest record shape that can be sent.
        pub row_schema_min: u32,
        /// Highest record shape that can be sent.
        pub row_schema_max: u32,
        /// Oldest client that may pull.
        pub min_client: String,
        /// Hash of the playbook in force.
        pub policy_hash: String,
        /// Sizes accepted.
        pub limits: Limits,
        /// Only for a signed-in device.
        pub device: Option<DeviceFlag>,
    }

    /// Sizes that the central accepts.
    #[derive(Copy, Eq)]
    pub struct Limits {
        /// Commands in a push.
        pub push_commands: u32,
        /// Bytes in a push.
        pub push_bytes: u32,
        /// Bytes in a page of a pull.
        pub pull_bytes: u32,
    }

    /// What the central thinks of a device.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum DeviceFlag {
        /// Welcome.
        Ok,
        /// Its user or it lost the right; what it sends goes to review.
        Revoked,
        /// It should destroy its key.
        Wipe,
    }

    /// `POST /v1/sign-in`: user and password from a laptop, which is enrolled by it.
    pub struct SignInRequest {
        /// Sign-in name.
        pub user: String,
        /// Password.
        pub password: String,
        /// Laptop.
        pub device_id: DeviceId,
        /// New after a reinstallation or a restored image.
        pub incarnation: Uuid,
        /// Name of the laptop for people.
        pub device_name: String,
    }

    /// Answer to a sign-in.
    pub struct SignInResponse {
        /// For the next minutes.
        pub tokens: Tokens,
        /// Tenant.
        pub tenant_id: TenantId,
        /// Epoch.
        pub tenant_epoch: Uuid,
        /// Code of the laptop in provisional numbers, such as `A3`.
        pub device_code: String,
        /// The person.
        pub staff: Staff,
        /// Signs what the person does on this laptop; given at a sign-in and never again.
        pub mac_key: MacKey,
        /// How long the person may read without a central.
        pub lease: Lease,
        /// Central's time.
        pub server_time: UtcMs,
    }

    /// A secret between the central and one person on one life of one laptop.
    #[derive(Eq)]
    pub struct MacKey {
        /// Names it.
        pub id: Uuid,
        /// Hex digits.
        pub secret: String,
    }

    /// Permission to read on a laptop without a central, signed with the person's key.
    #[derive(Eq)]
    pub struct Lease {
        /// Identity.
        pub lease_id: Uuid,
        /// The person.
        pub staff_id: StaffId,
        /// Until.
        pub not_after: UtcMs,
        /// The key that it is signed with.
        pub key: Uuid,
        /// Hex digits, over [`crate::signing::lease_text`].
        pub signature: String,
    }

    /// A short token and the means to get the next one; both are bound to the device.
    #[derive(Eq)]
    pub struct Tokens {
        /// Sent as `Authorization: Bearer`.
        pub access: String,
        /// Until.
        pub access_expires_at: UtcMs,
        /// For `POST /v1/refresh`; works once.
        pub refresh: String,
    }

    /// `POST /v1/refresh`.
    pub struct RefreshRequest {
        /// The refresh token.
        pub refresh: String,
        /// The device it was given to.
        pub device_id: DeviceId,
    }

    /// `POST /v1/sign-out`: ends the session that the token belongs to.
    pub struct SignOutRequest {
        /// Its refresh token.
        pub refresh: String,
        /// The device it was given to.
        pub device_id: DeviceId,
    }

    /// Answer to a sign-out; the same whether there was a session or not.
    #[derive(Copy, Eq)]
    pub struct SignedOut {
        /// Central's time.
        pub server_time: UtcMs,
    }

    /// `POST /v1/sync/push`.
    pub struct PushRequest {
        /// Laptop; must be the session's.
        pub device_id: DeviceId,
        /// Incarnation of the laptop.
        pub incarnation: Uuid,
        /// `device_seq` of the first command.
        pub first_seq: u64,
        /// Actions in order.
        pub txns: Vec<Txn>,
        /// Commands still waiting after these.
        pub pending: u32,
        /// When the oldest of them was written.
        pub oldest_pending_at: Option<UtcMs>,
    }

    /// The commands of one action: all or none.
    pub struct Txn {
        /// Identity.
        pub txn_id: TxnId,
        /// Whose action.
        pub actor: StaffId,
        /// Commands.
        pub cmds: Vec<CommandEnvelope>,
        /// Proof under a key of the actor, as [`crate::signing::sign_action`] makes it.
        pub mac: Option<String>,
    }

    /// Answer to a push: one verdict for each command, in order.
    pub struct PushResponse {
        /// Verdicts.
        pub verdicts: Vec<CommandVerdict>,
        /// Central's time.
        pub server_time: UtcMs,
    }

    /// A verdict with its command.
    pub struct CommandVerdict {
        /// Command.
        pub command_id: CommandId,
        /// Its place.
        pub device_seq: u64,
        /// Verdict.
        pub verdict: Verdict,
    }

    /// `POST /v1/sync/pull`.
    pub struct PullRequest {
        /// Where the last pull ended; none at first.
        pub cursor: Option<String>,
        /// Hash of the scope keys that the client holds.
        pub scope_state: Option<String>,
        /// Shape of records that the client reads.
        pub row_schema: u32,
        /// Bytes of a page.
        pub max_bytes: u32,
        /// Wait for news this long.
        pub wait_s: u32,
        /// Key that the person's slot holds, for the lease to be signed with; without it, the last
        /// one given.
        pub key: Option<Uuid>,
    }

    /// A page of records.
    pub struct PullResponse {
        /// Records and evictions in order.
        pub changes: Vec<Change>,
        /// Where this page ends.
        pub cursor: String,
        /// The last page of a checkpoint: only now do the pages take effect, together.
        pub complete: bool,
        /// The central's sequence number that the checkpoint stands for.
        pub seq: u64,
        /// Scope keys that the client holds after this checkpoint.
        pub scope_state: String,
        /// Scope keys gone since the last checkpoint.
        pub removed_scopes: Vec<String>,
        /// Epoch.
        pub tenant_epoch: Uuid,
        /// Hash of the playbook in force.
        pub policy_hash: String,
        /// With the last page: how long the person may read without a central.
        pub lease: Option<Lease>,
        /// Central's time.
        pub server_time: UtcMs,
    }

    /// One change of a record as this client may see it.
    #[serde(tag = "change", rename_all = "snake_case")]
    pub enum Change {
        /// The record as it is now.
        Upsert {
            /// Record.
            record: SyncedRecord,
        },
        /// It left the client's scope; it was not deleted.
        Evict {
            /// Record.
            entity: EntityName,
        },
    }

    /// A record on the wire. `kind` is a word, so that a client keeps what it doesn't know.
    pub struct SyncedRecord {
        /// Kind.
        pub kind: String,
        /// Identity.
        pub id: Uuid,
        /// Version.
        pub version: u64,
        /// Sequence number of its last change.
        pub seq: u64,
        /// Scope keys.
        pub scope_keys: Vec<String>,
        /// The record it belongs to, for timeline entries.
        pub parent: Option<Uuid>,
        /// State as the domain serialises it.
        #[cfg_attr(feature = "schema", ts(type = "unknown"), schema(value_type = Object))]
        pub state: Value,
    }

    /// Names a record by words.
    #[derive(Eq)]
    pub struct EntityName {
        /// Kind.
        pub kind: String,
        /// Identity.
        pub id: Uuid,
    }

    /// Event of `GET /v1/sync/wake`: a hint, never data.
    #[derive(Eq)]
    pub struct Wake {
        /// The central has at least this.
        pub seq_hint: u64,
        /// Grows when somebody's scope changes.
        pub scope_epoch: u64,
        /// Hash of the playbook in force.
        pub policy_hash: String,
        /// Device flag.
        pub device: DeviceFlag,
    }

    /// `GET /v1/commands/{id}`: what became of a command whose answer was lost.
    pub struct CommandLookup {
        /// Its verdict; none when the central never saw it.
        pub found: Option<CommandVerdict>,
    }

    /// RFC 9457 problem. `code` is stable.
    #[derive(Eq)]
    pub struct Problem {
        /// Always `about:blank`; the code tells.
        #[serde(rename = "type")]
        pub kind: String,
        /// HTTP status.
        pub status: u16,
        /// Short English title for logs.
        pub title: String,
        /// Stable code.
        pub code: ProblemCode,
        /// With `seq_gap`: the number expected.
        pub expected: Option<u64>,
    }

    /// Codes of problems.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum ProblemCode {
        /// 401: no token, or a dead one.
        AuthNeeded,
        /// 401: wrong user or password.
        WrongCredentials,
        /// 429: too many wrong passwords.
        TooManyAttempts,
        /// 403: the device was revoked.
        DeviceRevoked,
        /// 403: the session's person may not sign in any more. What waits is still taken in, for a
        /// supervisor to look at.
        PersonLeft,
        /// 404
        NotFound,
        /// 409: commands are missing before these.
        SeqGap,
        /// 409: this sequence number was used for something else; the laptop was cloned or restored.
        DeviceForked,
        /// 410: the cursor is from another life; pull anew.
        Reset,
        /// 413: too large.
        TooLarge,
        /// 422: not understood.
        Malformed,
        /// 426: too old to pull.
        Upgrade,
        /// 500: nothing was decided.
        Internal,
    }
}

impl SyncedRecord {
    /// Name for domain use, when this build knows the kind.
    #[must_use]
    pub fn known_ref(&self) -> Option<RecordRef> {
        domain::record::RecordKind::parse(&self.kind).map(|kind| RecordRef::new(kind, self.id))
    }
}
