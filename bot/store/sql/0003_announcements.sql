-- Announcements, their postings and texts. The outbox learns of deliveries whose outcome nobody
-- knows, and of large batches that let others go first. Times are ISO 8601, UTC, and sort as text.

CREATE TABLE announcements (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    guild TEXT NOT NULL,
    author TEXT NOT NULL,  -- empty when erased
    status TEXT NOT NULL
        CHECK (status IN ('draft', 'awaiting', 'planned', 'done', 'cancelled')),
    title TEXT NOT NULL,
    topic TEXT,            -- the event whose dates it is planned by
    content TEXT NOT NULL, -- JSON: all the rest of it
    made_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
) STRICT;

CREATE INDEX announcements_listed ON announcements (guild, status, changed_at);
CREATE INDEX announcements_of_author ON announcements (author, guild);
CREATE INDEX announcements_anchored ON announcements (topic) WHERE topic IS NOT NULL;

CREATE TABLE postings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    announcement INTEGER NOT NULL REFERENCES announcements (id) ON DELETE CASCADE,
    guild TEXT NOT NULL,
    wall TEXT NOT NULL,    -- the promised time: names the occurrence
    due TEXT NOT NULL,
    channel TEXT NOT NULL,
    state TEXT NOT NULL
        CHECK (state IN ('planned', 'sent', 'failed', 'missed', 'cancelled', 'unknown')),
    message TEXT,
    sent_at TEXT,
    reason TEXT NOT NULL,
    published INTEGER CHECK (published IN (0, 1)),
    UNIQUE (announcement, wall)
) STRICT;

CREATE INDEX postings_listed ON postings (guild, state, due);

CREATE TABLE announcement_revisions (
    announcement INTEGER NOT NULL REFERENCES announcements (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    content TEXT NOT NULL,  -- JSON: as it was before the change
    PRIMARY KEY (announcement, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE announcement_events (
    id INTEGER PRIMARY KEY,
    announcement INTEGER NOT NULL REFERENCES announcements (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,    -- a person's id, "bot", or "erased"
    action TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT;

CREATE INDEX events_of_announcement ON announcement_events (announcement, id);
CREATE INDEX events_of_actor ON announcement_events (actor);

CREATE TABLE announcement_templates (
    guild TEXT NOT NULL,
    name TEXT NOT NULL,
    author TEXT NOT NULL,
    content TEXT NOT NULL,  -- JSON
    PRIMARY KEY (guild, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE uploads (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    guild TEXT NOT NULL,
    name TEXT NOT NULL,
    content BLOB NOT NULL,
    kept_at TEXT NOT NULL
) STRICT;

CREATE TABLE unsubscribed (
    guild TEXT NOT NULL,
    list TEXT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (guild, list, person)
) STRICT, WITHOUT ROWID;

CREATE TABLE zones (
    guild TEXT NOT NULL,
    person TEXT NOT NULL,
    zone TEXT NOT NULL,     -- IANA name
    PRIMARY KEY (guild, person)
) STRICT, WITHOUT ROWID;

DROP INDEX outbox_next;
DROP INDEX outbox_of_recipient;
ALTER TABLE outbox RENAME TO outbox_before;

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
    batch TEXT NOT NULL, -- what many belong to; they let others go first. Empty for a single one
    due TEXT NOT NULL,
    useful_until TEXT,
    status TEXT NOT NULL
        CHECK (status IN ('planned', 'claimed', 'sent', 'failed', 'missed', 'cancelled',
                          'unknown')),
    attempts INTEGER NOT NULL,
    next_at TEXT NOT NULL,  -- when it may be claimed: due, after a pause, or when the lease ends
    unsure_since TEXT,      -- since when it may have gone out unseen
    message TEXT,
    reason TEXT,
    UNIQUE (guild, key)
) STRICT;

INSERT INTO outbox (id, guild, key, target, recipient, kind, about, language, data, batch, due,
                    useful_until, status, attempts, next_at, unsure_since, message, reason)
SELECT id, guild, key, target, recipient, kind, about, language, data, '', due, useful_until,
       status, attempts, next_at, CASE WHEN attempts > 0 THEN due END, message, reason
FROM outbox_before;

DELETE FROM sqlite_sequence WHERE name = 'outbox';
INSERT INTO sqlite_sequence (name, seq)
SELECT 'outbox', seq FROM sqlite_sequence WHERE name = 'outbox_before';
DROP TABLE outbox_before;

CREATE INDEX outbox_single ON outbox (next_at, id)
    WHERE status IN ('planned', 'claimed') AND batch = '';
CREATE INDEX outbox_batched ON outbox (next_at, id)
    WHERE status IN ('planned', 'claimed') AND batch != '';
CREATE INDEX outbox_batch ON outbox (batch, status) WHERE batch != '';
CREATE INDEX outbox_of_recipient ON outbox (recipient);
CREATE INDEX outbox_ended ON outbox (next_at)
    WHERE status IN ('sent', 'failed', 'missed', 'cancelled');

PRAGMA user_version = 3;
