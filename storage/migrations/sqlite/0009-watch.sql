-- What the watch has seen of accounts. A look is a line of its own and never changes, but that its picture may be let go.
CREATE TABLE watch_looks (
	id TEXT PRIMARY KEY,
	account_id TEXT NOT NULL REFERENCES accounts (id),
	at TEXT NOT NULL,
	ms INTEGER NOT NULL CHECK (ms >= 0),
	address TEXT NOT NULL,
	final_address TEXT NOT NULL,
	logged_in INTEGER NOT NULL CHECK (logged_in IN (0, 1)),
	-- Why the account was not seen; both NULL where it was.
	failure TEXT,
	failure_detail TEXT,
	fingerprint TEXT CHECK (length(fingerprint) = 64 AND fingerprint NOT GLOB '*[^0-9a-f]*'),
	changes TEXT NOT NULL CHECK (json_valid(changes)),
	followers INTEGER,
	posts INTEGER,
	begun TEXT NOT NULL CHECK (json_valid(begun)),
	ended TEXT NOT NULL CHECK (json_valid(ended)),
	picture TEXT,
	order_id TEXT REFERENCES orders (id),
	CHECK ((failure IS NULL) = (failure_detail IS NULL))
) STRICT;
CREATE INDEX watch_looks_by_account ON watch_looks (account_id, at DESC);
CREATE INDEX watch_looks_that_ordered ON watch_looks (account_id, order_id) WHERE order_id IS NOT NULL;

-- Where the watch stands with each account: what its next look is compared with, and what there is to say of it.
CREATE TABLE watch_states (
	account_id TEXT PRIMARY KEY REFERENCES accounts (id),
	last_look TEXT NOT NULL,
	last_seen TEXT,
	failures INTEGER NOT NULL CHECK (failures >= 0),
	known TEXT CHECK (json_valid(known)),
	fingerprint TEXT,
	findings TEXT NOT NULL CHECK (json_valid(findings)),
	CHECK (last_seen IS NULL OR last_seen <= last_look)
) STRICT, WITHOUT ROWID;

CREATE TABLE crisis_watches (
	id TEXT PRIMARY KEY,
	account_id TEXT NOT NULL REFERENCES accounts (id),
	started_at TEXT NOT NULL,
	started_by TEXT NOT NULL,
	until TEXT NOT NULL,
	every_minutes INTEGER NOT NULL CHECK (every_minutes > 0),
	reason TEXT NOT NULL CHECK (length(reason) > 0),
	ended_at TEXT,
	ended_by TEXT,
	CHECK ((ended_at IS NULL) = (ended_by IS NULL))
) STRICT;
CREATE UNIQUE INDEX one_crisis_watch ON crisis_watches (account_id) WHERE ended_at IS NULL;
CREATE INDEX crisis_watches_by_account ON crisis_watches (account_id, started_at DESC);
