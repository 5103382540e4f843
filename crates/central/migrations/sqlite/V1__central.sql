-- Tables of sync.md 3.3. Some are filled by later builds; their shape is fixed from the start.
-- Rowid tables on purpose: rows are wide. Times are UTC milliseconds, ids are lower-case UUID text.

CREATE TABLE tenant_clock (
    tenant      TEXT PRIMARY KEY,
    epoch       TEXT NOT NULL,
    seq         INTEGER NOT NULL DEFAULT 0,
    horizon     INTEGER NOT NULL DEFAULT 0,
    scope_epoch INTEGER NOT NULL DEFAULT 0,
    secret      BLOB NOT NULL,
    created_at  INTEGER NOT NULL
);

CREATE TABLE playbook (
    tenant   TEXT NOT NULL,
    version  INTEGER NOT NULL,
    hash     TEXT NOT NULL,
    body     TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    PRIMARY KEY (tenant, version)
);

CREATE TABLE user (
    tenant        TEXT NOT NULL,
    staff         TEXT NOT NULL,
    name          TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    active        INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant, staff),
    UNIQUE (tenant, name)
);

-- Wrong passwords, by digest of the name or of the device: what was typed is never kept.
CREATE TABLE throttle (
    tenant        TEXT NOT NULL,
    key           TEXT NOT NULL,
    failures      INTEGER NOT NULL,
    last_failed   INTEGER NOT NULL,
    blocked_until INTEGER NOT NULL,
    PRIMARY KEY (tenant, key)
);

CREATE TABLE device (
    tenant           TEXT NOT NULL,
    id               TEXT NOT NULL,
    name             TEXT NOT NULL,
    public_key       BLOB,
    incarnation      TEXT NOT NULL,
    last_seq         INTEGER NOT NULL DEFAULT 0,
    status           TEXT NOT NULL DEFAULT 'ok' CHECK (status IN ('ok', 'revoked', 'wipe')),
    last_seen        INTEGER NOT NULL,
    reported_pending INTEGER NOT NULL DEFAULT 0,
    oldest_pending   INTEGER,
    enrolled_at      INTEGER NOT NULL,
    PRIMARY KEY (tenant, id)
);

-- Each life of a laptop has its own sequence and its own code in provisional numbers, so that a
-- restored image can't give a number twice.
CREATE TABLE device_incarnation (
    tenant            TEXT NOT NULL,
    device            TEXT NOT NULL,
    incarnation       TEXT NOT NULL,
    code              TEXT NOT NULL,
    last_seq          INTEGER NOT NULL DEFAULT 0,
    last_effective_at INTEGER,
    first_seen        INTEGER NOT NULL,
    PRIMARY KEY (tenant, device, incarnation),
    UNIQUE (tenant, code)
);

CREATE TABLE session (
    tenant             TEXT NOT NULL,
    id                 TEXT NOT NULL,
    family             TEXT NOT NULL,
    previous           TEXT,
    staff              TEXT NOT NULL,
    device             TEXT NOT NULL,
    incarnation        TEXT NOT NULL,
    access_hash        TEXT NOT NULL,
    access_expires_at  INTEGER NOT NULL,
    refresh_hash       TEXT NOT NULL,
    refresh_expires_at INTEGER NOT NULL,
    created_at         INTEGER NOT NULL,
    seen_at            INTEGER,
    used_at            INTEGER,
    revoked_at         INTEGER,
    PRIMARY KEY (tenant, id),
    UNIQUE (tenant, access_hash),
    UNIQUE (tenant, refresh_hash)
);
CREATE INDEX session_family ON session (tenant, family);
CREATE INDEX session_previous ON session (tenant, previous);

-- What a person's actions on one life of a laptop are signed with. Kept for good: a laptop may come
-- back with old work.
CREATE TABLE mac_key (
    tenant      TEXT NOT NULL,
    id          TEXT NOT NULL,
    staff       TEXT NOT NULL,
    device      TEXT NOT NULL,
    incarnation TEXT NOT NULL,
    secret      BLOB NOT NULL,
    issued_at   INTEGER NOT NULL,
    PRIMARY KEY (tenant, id)
);
CREATE INDEX mac_key_of ON mac_key (tenant, staff, device, incarnation, issued_at);

CREATE TABLE command_log (
    tenant           TEXT NOT NULL,
    device           TEXT NOT NULL,
    incarnation      TEXT NOT NULL,
    device_seq       INTEGER NOT NULL,
    command_id       TEXT NOT NULL,
    txn_id           TEXT NOT NULL,
    type             TEXT NOT NULL,
    v                INTEGER NOT NULL,
    actor            TEXT NOT NULL,
    body             TEXT NOT NULL,
    body_hash        TEXT NOT NULL,
    mac              TEXT,
    verdict          TEXT NOT NULL,
    outcome          TEXT NOT NULL CHECK (outcome IN ('applied', 'rejected', 'review')),
    root_cause       TEXT,
    creates_kind     TEXT,
    creates_id       TEXT,
    seq              INTEGER,
    received_at      INTEGER NOT NULL,
    effective_at     INTEGER NOT NULL,
    authored_wall    INTEGER NOT NULL,
    authored_mono_ms INTEGER NOT NULL,
    boot_id          TEXT,
    clock_offset_ms  INTEGER,
    last_server_time INTEGER,
    occurred_at      INTEGER,
    policy_hash      TEXT,
    lease_id         TEXT,
    supersedes       TEXT,
    PRIMARY KEY (tenant, device, incarnation, device_seq),
    UNIQUE (tenant, command_id)
);
CREATE INDEX command_log_failed_creation ON command_log (tenant, creates_kind, creates_id)
    WHERE creates_id IS NOT NULL AND outcome <> 'applied';

-- A command sent again under another number, after a laptop was restored: same verdict, number used.
CREATE TABLE command_alias (
    tenant      TEXT NOT NULL,
    device      TEXT NOT NULL,
    incarnation TEXT NOT NULL,
    device_seq  INTEGER NOT NULL,
    command_id  TEXT NOT NULL,
    body_hash   TEXT NOT NULL,
    PRIMARY KEY (tenant, device, incarnation, device_seq)
);

CREATE TABLE event (
    tenant       TEXT NOT NULL,
    seq          INTEGER NOT NULL,
    idx          INTEGER NOT NULL,
    entity_kind  TEXT NOT NULL,
    entity_id    TEXT NOT NULL,
    version      INTEGER NOT NULL,
    type         TEXT NOT NULL,
    payload      TEXT NOT NULL,
    actor        TEXT,
    effective_at INTEGER NOT NULL,
    received_at  INTEGER NOT NULL,
    PRIMARY KEY (tenant, seq, idx)
);
CREATE INDEX event_entity ON event (tenant, entity_kind, entity_id, seq);

CREATE TABLE record (
    tenant   TEXT NOT NULL,
    kind     TEXT NOT NULL,
    id       TEXT NOT NULL,
    version  INTEGER NOT NULL,
    last_seq INTEGER NOT NULL,
    parent   TEXT,
    state    TEXT NOT NULL,
    PRIMARY KEY (tenant, kind, id)
);
CREATE INDEX record_complaint_customer ON record (tenant, json_extract(state, '$.customer'))
    WHERE kind = 'complaint';
CREATE INDEX record_parent ON record (tenant, parent) WHERE parent IS NOT NULL;

CREATE TABLE row_scope (
    tenant    TEXT NOT NULL,
    kind      TEXT NOT NULL,
    id        TEXT NOT NULL,
    scope_key TEXT NOT NULL,
    PRIMARY KEY (tenant, kind, id, scope_key)
);

CREATE TABLE change (
    tenant     TEXT NOT NULL,
    seq        INTEGER NOT NULL,
    idx        INTEGER NOT NULL,
    kind       TEXT NOT NULL,
    id         TEXT NOT NULL,
    version    INTEGER NOT NULL,
    parent     TEXT,
    scope_keys TEXT NOT NULL,
    post_image TEXT NOT NULL,
    PRIMARY KEY (tenant, seq, idx)
);
CREATE INDEX change_record ON change (tenant, kind, id, seq);

CREATE TABLE change_scope (
    tenant    TEXT NOT NULL,
    scope_key TEXT NOT NULL,
    seq       INTEGER NOT NULL,
    idx       INTEGER NOT NULL,
    kind      TEXT NOT NULL,
    id        TEXT NOT NULL,
    how       TEXT NOT NULL CHECK (how IN ('enter', 'update', 'leave', 'delete')),
    PRIMARY KEY (tenant, scope_key, seq, idx)
);
CREATE INDEX change_scope_record ON change_scope (tenant, scope_key, kind, id, seq);

CREATE TABLE user_scope (
    tenant    TEXT NOT NULL,
    staff     TEXT NOT NULL,
    scope_key TEXT NOT NULL,
    since_seq INTEGER NOT NULL,
    PRIMARY KEY (tenant, staff, scope_key)
);

-- The keys behind each scope hash ever given to a client.
CREATE TABLE scope_set (
    tenant TEXT NOT NULL,
    hash   TEXT NOT NULL,
    keys   TEXT NOT NULL,
    PRIMARY KEY (tenant, hash)
);

CREATE TABLE number_counter (
    tenant TEXT NOT NULL,
    series TEXT NOT NULL,
    last   INTEGER NOT NULL,
    PRIMARY KEY (tenant, series)
);

CREATE TABLE number_lease (
    tenant     TEXT NOT NULL,
    id         TEXT NOT NULL,
    device     TEXT NOT NULL,
    series     TEXT NOT NULL,
    first      INTEGER NOT NULL,
    last       INTEGER NOT NULL,
    leased_at  INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (tenant, id)
);

CREATE TABLE reject_review (
    tenant      TEXT NOT NULL,
    ticket      TEXT NOT NULL,
    command_id  TEXT NOT NULL,
    why         TEXT NOT NULL,
    opened_at   INTEGER NOT NULL,
    resolution  TEXT,
    resolved_by TEXT,
    resolved_at INTEGER,
    PRIMARY KEY (tenant, ticket)
);

CREATE TABLE segment (
    tenant     TEXT NOT NULL,
    scope_key  TEXT NOT NULL,
    row_schema INTEGER NOT NULL,
    as_of_seq  INTEGER NOT NULL,
    sha256     TEXT NOT NULL,
    size       INTEGER NOT NULL,
    PRIMARY KEY (tenant, scope_key, row_schema, as_of_seq, sha256)
);

CREATE TABLE blob (
    tenant TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size   INTEGER NOT NULL,
    state  TEXT NOT NULL,
    PRIMARY KEY (tenant, sha256)
);

CREATE TABLE blob_ref (
    tenant TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    kind   TEXT NOT NULL,
    id     TEXT NOT NULL,
    PRIMARY KEY (tenant, sha256, kind, id)
);

CREATE TABLE upload (
    tenant     TEXT NOT NULL,
    id         TEXT NOT NULL,
    sha256     TEXT NOT NULL,
    size       INTEGER NOT NULL,
    offset     INTEGER NOT NULL DEFAULT 0,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (tenant, id)
);
