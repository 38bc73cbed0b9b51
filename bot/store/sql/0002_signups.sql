-- Sign-up lists, who is on them, what they agreed to, and what was done. All of it per server:
-- "guild" is the server's id, or "terminal". Times are ISO 8601, UTC, and sort as text.

CREATE TABLE servers (
    guild TEXT PRIMARY KEY,
    settings TEXT NOT NULL  -- JSON
) STRICT, WITHOUT ROWID;

CREATE TABLE lists (
    guild TEXT NOT NULL,
    list TEXT NOT NULL,
    standing INTEGER NOT NULL CHECK (standing IN (0, 1)),
    definition TEXT NOT NULL,  -- JSON: the whole list; of a standing one only what was changed
    PRIMARY KEY (guild, list)
) STRICT, WITHOUT ROWID;

CREATE TABLE places (
    guild TEXT NOT NULL,
    list TEXT NOT NULL,
    person TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('seated', 'waiting', 'offered', 'left', 'removed')),
    arrival INTEGER NOT NULL,
    offered_until TEXT,
    joined_at TEXT NOT NULL,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    answers TEXT NOT NULL,  -- JSON, by the id of the question
    away_since TEXT,        -- when the person was found to have left the server
    PRIMARY KEY (guild, list, person),
    CHECK ((state = 'offered') = (offered_until IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX places_in_order ON places (guild, list, state, arrival);
CREATE INDEX places_of_person ON places (person, guild);
CREATE INDEX places_offered ON places (offered_until) WHERE offered_until IS NOT NULL;
CREATE INDEX places_away ON places (away_since) WHERE away_since IS NOT NULL;

CREATE TABLE arrivals (
    guild TEXT NOT NULL,
    list TEXT NOT NULL,
    last INTEGER NOT NULL,  -- the number given last; never given again
    PRIMARY KEY (guild, list)
) STRICT, WITHOUT ROWID;

CREATE TABLE consents (
    id INTEGER PRIMARY KEY,
    guild TEXT NOT NULL,
    list TEXT NOT NULL,
    person TEXT NOT NULL,
    version TEXT NOT NULL,
    wording TEXT NOT NULL,
    language TEXT NOT NULL,
    given_at TEXT NOT NULL,
    withdrawn_at TEXT
) STRICT;

CREATE INDEX consents_of_person ON consents (guild, list, person);

CREATE TABLE drafts (
    guild TEXT NOT NULL,
    list TEXT NOT NULL,
    person TEXT NOT NULL,
    answers TEXT NOT NULL,  -- JSON: a form as far as it was filled in
    kept_at TEXT NOT NULL,
    PRIMARY KEY (guild, list, person)
) STRICT, WITHOUT ROWID;

CREATE TABLE preferences (
    guild TEXT NOT NULL,
    person TEXT NOT NULL,
    language TEXT,
    reminders INTEGER NOT NULL CHECK (reminders IN (0, 1)),
    PRIMARY KEY (guild, person)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    guild TEXT NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    list TEXT NOT NULL,
    subject TEXT NOT NULL,  -- keyed hash of the member concerned
    detail TEXT NOT NULL
) STRICT;

CREATE INDEX audit_of_server ON audit (guild, id);

CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,  -- part of the nonce: never given again
    guild TEXT NOT NULL,
    key TEXT NOT NULL,
    target TEXT NOT NULL CHECK (target IN ('person', 'channel', 'organizers')),
    recipient TEXT NOT NULL,
    kind TEXT NOT NULL,
    about TEXT NOT NULL,
    language TEXT NOT NULL,
    data TEXT NOT NULL,  -- JSON: what the words need
    due TEXT NOT NULL,
    useful_until TEXT,
    status TEXT NOT NULL
        CHECK (status IN ('planned', 'claimed', 'sent', 'failed', 'missed', 'cancelled')),
    attempts INTEGER NOT NULL,
    next_at TEXT NOT NULL,  -- when it may be claimed: due, after a pause, or when the lease ends
    message TEXT,
    reason TEXT,
    UNIQUE (guild, key)
) STRICT;

CREATE INDEX outbox_next ON outbox (next_at) WHERE status IN ('planned', 'claimed');
CREATE INDEX outbox_of_recipient ON outbox (recipient);

PRAGMA user_version = 2;
