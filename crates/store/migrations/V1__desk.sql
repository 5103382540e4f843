-- The laptop's one database (docs/SYNC.md, client tables). Ids are 16 bytes, times UTC milliseconds,
-- bodies JSON as the domain or the wire wrote them. Wide tables keep their rowid on purpose: WITHOUT
-- ROWID is several times slower for rows of this size.

-- What the desk sees: confirmed records with the local commands overlaid. `doc` is the order of
-- arrival; lists and searches know a record by it.
CREATE TABLE record (
    doc        INTEGER PRIMARY KEY,
    kind       TEXT    NOT NULL,
    id         BLOB    NOT NULL CHECK (length(id) = 16),
    version    INTEGER NOT NULL,
    seq        INTEGER NOT NULL,
    parent     BLOB             CHECK (parent IS NULL OR length(parent) = 16),
    scope_keys TEXT    NOT NULL,
    state      TEXT    NOT NULL,
    UNIQUE (kind, id)
) STRICT;
CREATE INDEX record_by_parent ON record (parent, kind) WHERE parent IS NOT NULL;

CREATE TABLE row_scope (
    kind      TEXT NOT NULL,
    id        BLOB NOT NULL,
    scope_key TEXT NOT NULL,
    PRIMARY KEY (kind, id, scope_key),
    FOREIGN KEY (kind, id) REFERENCES record (kind, id) ON DELETE CASCADE
) STRICT;
CREATE INDEX row_scope_by_key ON row_scope (scope_key);

-- Every command given here, until the central has long confirmed it.
CREATE TABLE outbox (
    device_seq      INTEGER PRIMARY KEY CHECK (device_seq > 0),
    command_id      BLOB    NOT NULL UNIQUE CHECK (length(command_id) = 16),
    txn_id          BLOB    NOT NULL,
    actor           BLOB    NOT NULL,
    name            TEXT    NOT NULL,
    body            TEXT    NOT NULL,
    body_hash       TEXT    NOT NULL,
    written_at      INTEGER NOT NULL,
    state           TEXT    NOT NULL DEFAULT 'pending' CHECK (state IN
                    ('pending', 'inflight', 'acked', 'rejected', 'quarantined', 'settled')),
    acked_seq       INTEGER,
    verdict         TEXT,
    settled_at      INTEGER,
    attempts        INTEGER NOT NULL DEFAULT 0,
    next_attempt_at INTEGER,
    last_error      TEXT,
    doubt           TEXT,
    superseded_by   BLOB,
    on_kind         TEXT    NOT NULL,
    on_id           BLOB    NOT NULL,
    -- Proof that the actor gave the whole action; the same for all its commands.
    mac             TEXT,
    -- Without a sequence number it would stay overlaid for ever.
    CHECK (state <> 'acked' OR acked_seq IS NOT NULL)
) STRICT;
CREATE INDEX outbox_by_state ON outbox (state, device_seq);
CREATE INDEX outbox_by_record ON outbox (on_kind, on_id);

-- The confirmed copy of every record that a live command overlays; is_present = 0: there was none.
CREATE TABLE shadow (
    kind       TEXT    NOT NULL,
    id         BLOB    NOT NULL,
    is_present INTEGER NOT NULL,
    version    INTEGER,
    seq        INTEGER,
    parent     BLOB,
    scope_keys TEXT,
    state      TEXT,
    PRIMARY KEY (kind, id),
    CHECK (is_present = 0 OR (version IS NOT NULL AND seq IS NOT NULL
                              AND scope_keys IS NOT NULL AND state IS NOT NULL))
) STRICT;

-- Pages of a checkpoint that isn't complete yet.
CREATE TABLE stage_change (
    ordinal INTEGER PRIMARY KEY,
    body    TEXT NOT NULL
) STRICT;
CREATE TABLE stage (
    one          INTEGER PRIMARY KEY CHECK (one = 1),
    cursor       TEXT    NOT NULL,
    next_ordinal INTEGER NOT NULL
) STRICT;

CREATE TABLE blob (
    sha256     TEXT    PRIMARY KEY,
    path       TEXT    NOT NULL,
    size       INTEGER NOT NULL,
    media_type TEXT    NOT NULL,
    state      TEXT    NOT NULL CHECK (state IN ('local', 'uploading', 'uploaded', 'remote', 'cached')),
    sent       INTEGER NOT NULL DEFAULT 0,
    upload_url TEXT,
    added_at   INTEGER NOT NULL
) STRICT;

-- Commands that a person must look at.
CREATE TABLE attention (
    command_id     BLOB    PRIMARY KEY CHECK (length(command_id) = 16),
    reason         TEXT    NOT NULL,
    server_current TEXT,
    resolution     TEXT,
    resolved_by    BLOB,
    created_at     INTEGER NOT NULL,
    resolved_at    INTEGER,
    -- Put aside until then.
    later_until    INTEGER
) STRICT;
CREATE INDEX attention_open ON attention (created_at) WHERE resolved_at IS NULL;

CREATE TABLE sync_state (
    one              INTEGER PRIMARY KEY CHECK (one = 1),
    cursor           TEXT,
    tenant_epoch     BLOB,
    scope_state      TEXT,
    policy_hash      TEXT,
    clock_offset_ms  INTEGER,
    last_server_time INTEGER,
    last_synced_at   INTEGER,
    tenant_id        BLOB,
    device_id        BLOB    NOT NULL,
    incarnation      BLOB    NOT NULL,
    device_code      TEXT,
    next_device_seq  INTEGER NOT NULL DEFAULT 1,
    next_number      INTEGER NOT NULL DEFAULT 1,
    working_offline  INTEGER NOT NULL DEFAULT 0,
    central_url      TEXT
) STRICT;

-- One for each person who shares this laptop.
CREATE TABLE session (
    staff_id          BLOB    PRIMARY KEY CHECK (length(staff_id) = 16),
    user              TEXT    NOT NULL UNIQUE,
    refresh           TEXT    NOT NULL,
    access            TEXT    NOT NULL,
    access_expires_at INTEGER NOT NULL
) STRICT;

-- Signed permission to work offline, the latest of each person.
CREATE TABLE lease (
    staff_id    BLOB    PRIMARY KEY CHECK (length(staff_id) = 16),
    lease_id    BLOB    NOT NULL,
    not_after   INTEGER NOT NULL,
    body        TEXT    NOT NULL,
    signature   TEXT    NOT NULL,
    received_at INTEGER NOT NULL
) STRICT;

CREATE TABLE number_block (
    block_id    BLOB    PRIMARY KEY,
    series      TEXT    NOT NULL,
    first       INTEGER NOT NULL,
    last        INTEGER NOT NULL,
    next        INTEGER NOT NULL,
    received_at INTEGER NOT NULL
) STRICT;

-- What sync decided and when; only ever appended to.
CREATE TABLE journal (
    ordinal INTEGER PRIMARY KEY AUTOINCREMENT,
    at      INTEGER NOT NULL,
    what    TEXT    NOT NULL,
    detail  TEXT    NOT NULL
) STRICT;

-- What a person is still typing.
CREATE TABLE draft (
    id       BLOB    PRIMARY KEY CHECK (length(id) = 16),
    kind     TEXT    NOT NULL,
    author   BLOB    NOT NULL,
    body     TEXT    NOT NULL,
    saved_at INTEGER NOT NULL
) STRICT;
CREATE INDEX draft_by_kind ON draft (kind, author, saved_at);

CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

-- Projections: all below can be rebuilt from `record`.
-- No deadline is the end of time, so that every list is one range of an index.
CREATE TABLE record_list (
    doc      INTEGER PRIMARY KEY,
    kind     TEXT    NOT NULL,
    id       BLOB    NOT NULL,
    store    BLOB    NOT NULL,
    customer BLOB,
    owner    BLOB,
    at       INTEGER NOT NULL,
    due_at   INTEGER NOT NULL,
    is_open  INTEGER NOT NULL
) STRICT;
CREATE INDEX record_list_by_due ON record_list (kind, store, is_open, due_at, at, doc);
CREATE INDEX record_list_by_time ON record_list (kind, store, is_open, at, doc);
CREATE INDEX record_list_by_customer ON record_list (customer, kind, at, doc) WHERE customer IS NOT NULL;
CREATE INDEX record_list_by_owner ON record_list (owner, kind, is_open, due_at, at, doc) WHERE owner IS NOT NULL;

-- Tokens are made in code, so the tokenizer only has to keep each one whole: `ascii` takes every
-- character beyond ASCII for a letter, those that no Unicode table knows yet too, and folds none.
-- Contentless: a row is deleted with its old tokens. Prefixes count the two letters in front.
CREATE VIRTUAL TABLE search USING fts5 (
    tokens, content = '', columnsize = 0, detail = none, tokenize = 'ascii', prefix = '3 4 5'
);
