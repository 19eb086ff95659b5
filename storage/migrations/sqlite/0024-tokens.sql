-- Keys by which programs ask. None is removed: what was done by one has to be understood later.
CREATE TABLE tokens (
	id TEXT PRIMARY KEY,
	-- SHA-256 of the secret: who reads this file gets in nowhere by it.
	key TEXT NOT NULL UNIQUE CHECK (length(key) = 64),
	person_id TEXT NOT NULL REFERENCES people (id),
	name TEXT NOT NULL,
	-- JSON.
	grants TEXT NOT NULL,
	made_at TEXT NOT NULL,
	ends_at TEXT NOT NULL,
	used_at TEXT,
	revoked_at TEXT
) STRICT;
CREATE INDEX tokens_of_person ON tokens (person_id);
