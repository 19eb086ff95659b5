-- Where e-archives take deliveries in. Secrets lie in files; the catalogue knows where, and nothing of them.
CREATE TABLE delivery_targets (
	id TEXT PRIMARY KEY,
	name TEXT NOT NULL CHECK (length(name) > 0),
	name_key TEXT NOT NULL,
	kind TEXT NOT NULL CHECK (kind IN ('folder', 'sftp', 's3')),
	place TEXT NOT NULL CHECK (length(place) > 0),
	-- JSON: what else is known of it, by field.
	facts TEXT NOT NULL CHECK (json_valid(facts)),
	removed_at TEXT
) STRICT;
CREATE UNIQUE INDEX one_target_by_name ON delivery_targets (name_key) WHERE removed_at IS NULL;

-- Agreements with archives, one for each part of the organisation: all ('' and ''), a records creator, or a unit.
CREATE TABLE submission_agreements (
	creator_key TEXT NOT NULL,
	unit_id TEXT NOT NULL,
	creator TEXT,
	number TEXT NOT NULL CHECK (length(number) > 0),
	archive TEXT,
	PRIMARY KEY (creator_key, unit_id),
	CHECK (creator_key = '' OR unit_id = '')
) STRICT, WITHOUT ROWID;

CREATE TABLE deliveries (
	id TEXT PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	target_id TEXT NOT NULL REFERENCES delivery_targets (id),
	-- JSON: target, organisation, archive, agreement and system as they were.
	facts TEXT NOT NULL CHECK (json_valid(facts)),
	ordered_by TEXT NOT NULL,
	ordered_at TEXT NOT NULL,
	sent_at TEXT,
	withdrawn_at TEXT,
	CHECK (sent_at IS NULL OR withdrawn_at IS NULL)
) STRICT;
CREATE INDEX deliveries_open ON deliveries (ordered_at) WHERE sent_at IS NULL AND withdrawn_at IS NULL;
CREATE INDEX deliveries_by_target ON deliveries (target_id, number DESC);

CREATE TABLE delivered_bundles (
	delivery_id TEXT NOT NULL REFERENCES deliveries (id),
	bundle_id TEXT NOT NULL REFERENCES filings (bundle_id),
	position INTEGER NOT NULL CHECK (position >= 1),
	state TEXT NOT NULL CHECK (state IN ('ordered', 'sent', 'received', 'refused', 'withdrawn')),
	at TEXT NOT NULL,
	reason TEXT,
	-- JSON: the line of the delivery list.
	line TEXT NOT NULL CHECK (json_valid(line)),
	PRIMARY KEY (delivery_id, bundle_id),
	UNIQUE (delivery_id, position),
	CHECK (state <> 'refused' OR length(reason) > 0)
) STRICT, WITHOUT ROWID;
CREATE INDEX delivered_bundles_by_bundle ON delivered_bundles (bundle_id);

-- What archives answered, as it was handed in.
CREATE TABLE delivery_receipts (
	number INTEGER PRIMARY KEY,
	delivery_id TEXT NOT NULL REFERENCES deliveries (id),
	name TEXT NOT NULL,
	sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
	bytes BLOB NOT NULL,
	at TEXT NOT NULL,
	kept_by TEXT NOT NULL
) STRICT;
CREATE INDEX delivery_receipts_by_delivery ON delivery_receipts (delivery_id);
