-- Keys that the organisation seals by, or has sealed by. Public halves alone: the private ones are kept elsewhere, and encrypted.
CREATE TABLE seal_keys (
	number INTEGER PRIMARY KEY,
	sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
	public_key TEXT NOT NULL,
	used_from TEXT NOT NULL,
	-- NULL while it is the one in use.
	used_to TEXT,
	ended TEXT CHECK (ended IN ('rotated', 'lost', 'compromised')),
	-- The signature of the key before; NULL on the first, and where that could not speak any more.
	endorsement TEXT,
	CHECK ((used_to IS NULL) = (ended IS NULL))
) STRICT;
CREATE UNIQUE INDEX seal_key_in_use ON seal_keys (ended IS NULL) WHERE ended IS NULL;

-- How long the time stamps of a filed bundle hold, so that those that are to be renewed are found without reading all.
CREATE TABLE seal_stamps (
	bundle_id TEXT PRIMARY KEY REFERENCES filings (bundle_id),
	renewals INTEGER NOT NULL CHECK (renewals >= 0),
	-- NULL where it bears none.
	good_until TEXT
) STRICT;
