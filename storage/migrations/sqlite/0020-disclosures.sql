-- Requests for public records (begäran om utlämnande). Who asked and what for stand here alone, and in no event.
CREATE TABLE disclosures (
	id TEXT PRIMARY KEY,
	-- NULL where it concerns the whole organisation.
	unit_id TEXT REFERENCES units (id),
	-- ISO date.
	received_on TEXT NOT NULL,
	-- NULL where whoever asked is not known.
	requester TEXT,
	what TEXT NOT NULL,
	case_number TEXT,
	registered_at TEXT NOT NULL,
	registered_by TEXT NOT NULL,
	outcome TEXT CHECK (outcome IN ('whole', 'part', 'refused')),
	sections TEXT NOT NULL DEFAULT '',
	reason TEXT NOT NULL DEFAULT '',
	reviewed_at TEXT,
	reviewed_by TEXT,
	-- What was handed out, below DATA_DIR/disclosures.
	package TEXT,
	package_bytes INTEGER,
	package_sha256 TEXT,
	ended_how TEXT CHECK (ended_how IN ('handed-out', 'refused', 'withdrawn')),
	ended_at TEXT,
	ended_by TEXT,
	CHECK ((outcome IS NULL) = (reviewed_at IS NULL) AND (outcome IS NULL) = (reviewed_by IS NULL)),
	CHECK ((ended_how IS NULL) = (ended_at IS NULL) AND (ended_how IS NULL) = (ended_by IS NULL)),
	CHECK ((package IS NULL) = (package_sha256 IS NULL) AND (package IS NULL) = (package_bytes IS NULL)),
	CHECK ((ended_how IS 'handed-out') = (package IS NOT NULL))
) STRICT;
CREATE INDEX disclosures_open ON disclosures (registered_at) WHERE ended_at IS NULL;

-- The bundles that a request concerns. As long as it is under way, each is under a hold.
CREATE TABLE disclosure_picks (
	disclosure_id TEXT NOT NULL REFERENCES disclosures (id),
	bundle_id TEXT NOT NULL REFERENCES filings (bundle_id),
	-- JSON: positions of posts; empty for all of the bundle.
	posts TEXT NOT NULL,
	-- JSON: the redacted copy, what was struck among it; NULL where none is made.
	copy TEXT,
	PRIMARY KEY (disclosure_id, bundle_id)
) STRICT;
CREATE INDEX disclosure_picks_of_bundle ON disclosure_picks (bundle_id);
