-- Who may use the web office. Nobody is removed: what was done under a name has to be understood later.
CREATE TABLE people (
	id TEXT PRIMARY KEY,
	name TEXT NOT NULL,
	email TEXT NOT NULL,
	email_key TEXT NOT NULL UNIQUE,
	-- scrypt with its numbers and salt; NULL until one has been chosen.
	password TEXT,
	added_at TEXT NOT NULL,
	closed_at TEXT
) STRICT;

CREATE TABLE grants (
	person_id TEXT NOT NULL REFERENCES people (id),
	role TEXT NOT NULL CHECK (role IN ('reader', 'archivist', 'records-officer', 'administrator')),
	-- NULL for the whole organisation.
	unit_id TEXT REFERENCES units (id)
) STRICT;
CREATE UNIQUE INDEX grants_once ON grants (person_id, role, coalesce(unit_id, ''));

-- Secrets are kept as their SHA-256: who reads this file gets in nowhere by it.
CREATE TABLE visits (
	key TEXT PRIMARY KEY CHECK (length(key) = 64),
	person_id TEXT NOT NULL REFERENCES people (id),
	begun_at TEXT NOT NULL,
	used_at TEXT NOT NULL,
	ends_at TEXT NOT NULL,
	device TEXT NOT NULL
) STRICT;
CREATE INDEX visits_of_person ON visits (person_id);

CREATE TABLE invitations (
	key TEXT PRIMARY KEY CHECK (length(key) = 64),
	-- NULL on the first administrator's.
	person_id TEXT REFERENCES people (id),
	made_at TEXT NOT NULL,
	made_by TEXT NOT NULL,
	ends_at TEXT NOT NULL
) STRICT;

CREATE TABLE sign_in_failures (
	key TEXT PRIMARY KEY CHECK (length(key) = 64),
	count INTEGER NOT NULL,
	last_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
