-- Register, orders, filings, attempts, event log, locks.
-- Times are ISO 8601 in UTC with milliseconds; booleans are 0 and 1; JSON is text.

CREATE TABLE organisations (
	id TEXT PRIMARY KEY,
	name TEXT NOT NULL,
	number TEXT,
	is_default INTEGER NOT NULL CHECK (is_default IN (0, 1))
) STRICT;

CREATE TABLE units (
	id TEXT PRIMARY KEY,
	organisation_id TEXT NOT NULL REFERENCES organisations (id),
	name TEXT NOT NULL,
	creator TEXT NOT NULL,
	is_default INTEGER NOT NULL CHECK (is_default IN (0, 1))
) STRICT;
CREATE INDEX units_by_organisation ON units (organisation_id);

CREATE TABLE records_plans (
	id TEXT PRIMARY KEY,
	unit_id TEXT NOT NULL REFERENCES units (id),
	title TEXT NOT NULL,
	version TEXT NOT NULL,
	is_default INTEGER NOT NULL CHECK (is_default IN (0, 1))
) STRICT;
CREATE INDEX records_plans_by_unit ON records_plans (unit_id);

CREATE TABLE plan_rows (
	id TEXT PRIMARY KEY,
	plan_id TEXT NOT NULL REFERENCES records_plans (id),
	code TEXT NOT NULL,
	title TEXT NOT NULL,
	retention TEXT NOT NULL,
	is_default INTEGER NOT NULL CHECK (is_default IN (0, 1)),
	UNIQUE (plan_id, code)
) STRICT;

-- At most one of each is the marked default, whatever two processes do at once.
CREATE UNIQUE INDEX one_default_organisation ON organisations (is_default) WHERE is_default = 1;
CREATE UNIQUE INDEX one_default_unit ON units (is_default) WHERE is_default = 1;
CREATE UNIQUE INDEX one_default_plan ON records_plans (is_default) WHERE is_default = 1;
CREATE UNIQUE INDEX one_default_row ON plan_rows (is_default) WHERE is_default = 1;

CREATE TABLE accounts (
	id TEXT PRIMARY KEY,
	unit_id TEXT NOT NULL REFERENCES units (id),
	plan_row_id TEXT NOT NULL REFERENCES plan_rows (id),
	platform TEXT NOT NULL,
	handle TEXT NOT NULL,
	address TEXT NOT NULL,
	address_key TEXT NOT NULL UNIQUE,
	name TEXT NOT NULL,
	status TEXT NOT NULL CHECK (status IN ('planned', 'active', 'closing', 'closed')),
	is_default INTEGER NOT NULL CHECK (is_default IN (0, 1))
) STRICT;
CREATE INDEX accounts_by_handle ON accounts (lower(handle));
CREATE INDEX accounts_by_unit ON accounts (unit_id);
CREATE INDEX accounts_by_plan_row ON accounts (plan_row_id);

CREATE TABLE orders (
	id TEXT PRIMARY KEY,
	account_id TEXT NOT NULL REFERENCES accounts (id),
	occasion TEXT NOT NULL CHECK (occasion IN ('annual', 'change', 'closure', 'adhoc', 'removal')),
	reason TEXT NOT NULL,
	level TEXT NOT NULL CHECK (level IN ('overview', 'unique', 'full')),
	ordered_by TEXT NOT NULL,
	ordered_at TEXT NOT NULL,
	due TEXT NOT NULL,
	state TEXT NOT NULL CHECK (state IN ('waiting', 'claimed', 'filed', 'failed', 'cancelled')),
	out TEXT,
	allow_hosts TEXT NOT NULL CHECK (json_valid(allow_hosts)),
	limits TEXT NOT NULL CHECK (json_valid(limits)),
	attempts INTEGER NOT NULL CHECK (attempts >= 0),
	not_before TEXT,
	worker TEXT,
	owner TEXT,
	lease_until TEXT,
	-- Who holds it, from where, and until when are known together and only while it is held.
	CHECK ((state = 'claimed') = (worker IS NOT NULL)),
	CHECK ((worker IS NULL) = (owner IS NULL)),
	CHECK ((worker IS NULL) = (lease_until IS NULL))
) STRICT;
CREATE INDEX orders_open ON orders (due, ordered_at, id) WHERE state IN ('waiting', 'claimed');
CREATE INDEX orders_by_account ON orders (account_id);

CREATE TABLE filings (
	bundle_id TEXT PRIMARY KEY,
	order_id TEXT NOT NULL REFERENCES orders (id),
	account_id TEXT NOT NULL REFERENCES accounts (id),
	unit_id TEXT NOT NULL REFERENCES units (id),
	plan_row_id TEXT NOT NULL REFERENCES plan_rows (id),
	occasion TEXT NOT NULL CHECK (occasion IN ('annual', 'change', 'closure', 'adhoc', 'removal')),
	outcome TEXT NOT NULL CHECK (outcome IN ('complete', 'partial')),
	root TEXT NOT NULL,
	path TEXT NOT NULL,
	bytes INTEGER NOT NULL CHECK (bytes > 0),
	sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
	captured_at TEXT NOT NULL,
	-- The organisation's own date of captured_at, the one in the path.
	captured_on TEXT NOT NULL,
	filed_at TEXT NOT NULL,
	posts INTEGER NOT NULL CHECK (posts >= 0),
	findings INTEGER NOT NULL CHECK (findings >= 0),
	UNIQUE (root, path)
) STRICT;
CREATE INDEX filings_newest ON filings (captured_at DESC, bundle_id);
CREATE INDEX filings_by_account ON filings (account_id, captured_at DESC);
CREATE INDEX filings_by_unit ON filings (unit_id, captured_at DESC);
CREATE INDEX filings_by_order ON filings (order_id);
CREATE INDEX filings_by_plan_row ON filings (plan_row_id);

CREATE TABLE filing_intents (
	bundle_id TEXT PRIMARY KEY,
	order_id TEXT NOT NULL UNIQUE REFERENCES orders (id),
	account_id TEXT NOT NULL REFERENCES accounts (id),
	unit_id TEXT NOT NULL REFERENCES units (id),
	plan_row_id TEXT NOT NULL REFERENCES plan_rows (id),
	occasion TEXT NOT NULL,
	outcome TEXT NOT NULL CHECK (outcome IN ('complete', 'partial')),
	root TEXT NOT NULL,
	path TEXT NOT NULL,
	bytes INTEGER NOT NULL,
	sha256 TEXT NOT NULL,
	captured_at TEXT NOT NULL,
	filed_at TEXT NOT NULL,
	posts INTEGER NOT NULL,
	findings INTEGER NOT NULL
) STRICT;

CREATE TABLE attempts (
	id TEXT PRIMARY KEY,
	order_id TEXT NOT NULL REFERENCES orders (id),
	account_id TEXT NOT NULL REFERENCES accounts (id),
	path TEXT NOT NULL UNIQUE,
	code TEXT NOT NULL,
	at TEXT NOT NULL
) STRICT;
CREATE INDEX attempts_by_account ON attempts (account_id, at DESC);
CREATE INDEX attempts_by_order ON attempts (order_id);

CREATE TABLE events (
	number INTEGER PRIMARY KEY,
	at TEXT NOT NULL,
	kind TEXT NOT NULL,
	actor TEXT NOT NULL,
	subject TEXT NOT NULL,
	data TEXT NOT NULL CHECK (json_valid(data)),
	previous TEXT NOT NULL,
	hash TEXT NOT NULL
) STRICT;
CREATE INDEX events_by_subject ON events (subject, number);

CREATE TRIGGER events_never_change BEFORE UPDATE ON events
BEGIN
	SELECT RAISE(ABORT, 'events are append-only');
END;
CREATE TRIGGER events_never_go BEFORE DELETE ON events
BEGIN
	SELECT RAISE(ABORT, 'events are append-only');
END;
-- INSERT OR REPLACE would delete without firing the trigger above where recursive_triggers is off.
CREATE TRIGGER events_only_at_the_end BEFORE INSERT ON events
WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM events)
	OR NEW.previous IS NOT coalesce(
		(SELECT hash FROM events ORDER BY number DESC LIMIT 1),
		'0000000000000000000000000000000000000000000000000000000000000000'
	)
BEGIN
	SELECT RAISE(ABORT, 'events are append-only: an event follows the last one');
END;

CREATE TABLE locks (
	name TEXT PRIMARY KEY,
	token TEXT NOT NULL,
	worker TEXT NOT NULL,
	owner TEXT NOT NULL,
	lease_until TEXT NOT NULL
) STRICT;
