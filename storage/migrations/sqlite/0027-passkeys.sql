-- Passkeys (inloggningsnycklar): what a person's device signs in with in place of a password. Nothing here is secret; the private key never leaves the device.
CREATE TABLE passkeys (
	-- As the device names it, base64url.
	id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 1364),
	person_id TEXT NOT NULL REFERENCES people (id),
	name TEXT NOT NULL,
	-- COSE, base64url.
	public_key TEXT NOT NULL,
	counter INTEGER NOT NULL CHECK (counter >= 0),
	is_synced INTEGER NOT NULL CHECK (is_synced IN (0, 1)),
	-- The host name that it was made for, and works at.
	host TEXT NOT NULL,
	added_at TEXT NOT NULL,
	used_at TEXT,
	-- When its counter ran backwards: somebody has a copy. It lets nobody in from then on.
	doubted_at TEXT
) STRICT;
CREATE INDEX passkeys_by_person ON passkeys (person_id);

-- What has been begun with one. Each is used up by the first answer, and swept when its time is over.
CREATE TABLE passkey_starts (
	-- SHA-256 of the challenge.
	key TEXT PRIMARY KEY CHECK (length(key) = 64),
	-- SHA-256 of what the browser holds that began it.
	browser TEXT NOT NULL CHECK (length(browser) = 64),
	-- Who adds one; absent where somebody signs in.
	person_id TEXT REFERENCES people (id),
	ends_at TEXT NOT NULL
) STRICT;
CREATE INDEX passkey_starts_by_end ON passkey_starts (ends_at);
