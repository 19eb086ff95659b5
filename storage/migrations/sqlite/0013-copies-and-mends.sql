-- More outcomes of a check: SQLite changes no constraint of a table that is there.
CREATE TABLE fixity_checks_new (
	number INTEGER PRIMARY KEY,
	bundle_id TEXT NOT NULL REFERENCES filings (bundle_id),
	at TEXT NOT NULL,
	outcome TEXT NOT NULL CHECK (outcome IN (
		'intact', 'companion-wrong', 'rotten', 'damaged', 'changed', 'catalogue-differs', 'missing', 'quarantined', 'unreadable'
	)),
	-- Of the file as it lay there; NULL where it could not be read to its end.
	sha256 TEXT CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
	detail TEXT,
	ms INTEGER NOT NULL CHECK (ms >= 0),
	is_last INTEGER NOT NULL CHECK (is_last IN (0, 1)),
	CHECK ((sha256 IS NULL) = (outcome IN ('missing', 'quarantined', 'unreadable')))
) STRICT;
INSERT INTO fixity_checks_new SELECT number, bundle_id, at, outcome, sha256, detail, ms, is_last FROM fixity_checks;
DROP TABLE fixity_checks;
ALTER TABLE fixity_checks_new RENAME TO fixity_checks;
CREATE INDEX fixity_checks_by_bundle ON fixity_checks (bundle_id, number DESC);
CREATE UNIQUE INDEX last_fixity_check ON fixity_checks (bundle_id) WHERE is_last = 1;

-- Copies of bundles in a second store, each read back when it was made. What has no line here, or one that is not intact, is owed.
CREATE TABLE copies (
	bundle_id TEXT NOT NULL REFERENCES filings (bundle_id),
	-- The second store's own name: another one owes everything anew.
	store TEXT NOT NULL CHECK (store <> ''),
	copied_at TEXT NOT NULL,
	-- When it was read last, and what was found.
	checked_at TEXT NOT NULL,
	outcome TEXT NOT NULL CHECK (outcome IN ('intact', 'damaged', 'missing', 'unreadable')),
	PRIMARY KEY (store, bundle_id)
) STRICT, WITHOUT ROWID;

-- What was done about a bundle that was not as it should be. Announced before the file is moved, so that a kill leaves nothing that nobody knows of.
CREATE TABLE mends (
	id TEXT PRIMARY KEY,
	kind TEXT NOT NULL CHECK (kind IN ('quarantine', 'restore', 'correction')),
	bundle_id TEXT NOT NULL REFERENCES filings (bundle_id),
	at TEXT NOT NULL,
	"by" TEXT NOT NULL,
	why TEXT NOT NULL,
	-- Of a quarantine the key that the file lies under; of a restore the second store; of a correction the event.
	place TEXT NOT NULL,
	is_done INTEGER NOT NULL CHECK (is_done IN (0, 1))
) STRICT;
CREATE INDEX mends_by_bundle ON mends (bundle_id, at);
CREATE INDEX mends_not_done ON mends (is_done) WHERE is_done = 0;
