-- What was found when stored bundles were read again. A check is a line of its own; only whether it is its bundle's last one changes.
CREATE TABLE fixity_checks (
	number INTEGER PRIMARY KEY,
	bundle_id TEXT NOT NULL REFERENCES filings (bundle_id),
	at TEXT NOT NULL,
	outcome TEXT NOT NULL CHECK (outcome IN ('intact', 'companion-wrong', 'damaged', 'changed', 'missing', 'unreadable')),
	-- Of the file as it lay there; NULL where it could not be read to its end.
	sha256 TEXT CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
	detail TEXT,
	ms INTEGER NOT NULL CHECK (ms >= 0),
	is_last INTEGER NOT NULL CHECK (is_last IN (0, 1)),
	CHECK ((sha256 IS NULL) = (outcome IN ('missing', 'unreadable')))
) STRICT;
CREATE INDEX fixity_checks_by_bundle ON fixity_checks (bundle_id, number DESC);
CREATE UNIQUE INDEX last_fixity_check ON fixity_checks (bundle_id) WHERE is_last = 1;
