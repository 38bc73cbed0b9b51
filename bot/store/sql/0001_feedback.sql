-- What people think of answers, and values that the program keeps about itself.

CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE feedback (
    person TEXT NOT NULL,    -- keyed hash: tells people apart, does not name them
    answer TEXT NOT NULL,    -- "topic.aspect", or the name of an entry
    helpful INTEGER NOT NULL CHECK (helpful IN (0, 1)),
    noted_at TEXT NOT NULL,  -- ISO 8601, UTC
    PRIMARY KEY (person, answer)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 1;
