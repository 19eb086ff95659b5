-- One more outcome of a check: the bytes are those that were filed, and the check objects to what is in them. SQLite changes no constraint of a table that is there.
CREATE TABLE fixity_checks_new (
	number INTEGER PRIMARY KEY,
	bundle_id TEXT NOT NULL REFERENCES filings (bundle_id),
	at TEXT NOT NULL,
	outcome TEXT NOT NULL CHECK (outcome IN (
		'intact', 'companion-wrong', 'questioned', 'rotten', 'damaged', 'changed', 'catalogue-differs', 'missing', 'quarantined', 'unreadable'
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

-- The day that each bundle was delivered stands in the list, whatever becomes of it after that.
ALTER TABLE delivered_bundles ADD COLUMN sent_at TEXT;
UPDATE delivered_bundles SET sent_at = (
	SELECT max(events.at) FROM events, deliveries
	WHERE deliveries.id = delivered_bundles.delivery_id AND events.kind = 'bundle-sent' AND events.subject = delivered_bundles.bundle_id
		AND json_extract(events.data, '$.delivery') = deliveries.number
);

-- Recovery asks at every start which roots there are; by this, and by that of filings, it need not read every line.
CREATE INDEX orders_by_out ON orders (out) WHERE out IS NOT NULL;
