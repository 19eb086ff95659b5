-- Addresses of programs that are told when something happens. What waits for each is the event log after `seen`.
CREATE TABLE hooks (
	id TEXT PRIMARY KEY,
	address TEXT NOT NULL,
	-- NULL for every unit.
	unit_id TEXT REFERENCES units (id),
	-- JSON.
	events TEXT NOT NULL,
	-- Base64. A message is signed with it, so it cannot be a hash; nothing here is opened by it.
	secret TEXT NOT NULL,
	made_at TEXT NOT NULL,
	made_by TEXT NOT NULL,
	seen INTEGER NOT NULL,
	sent_at TEXT,
	failing_since TEXT,
	tries INTEGER NOT NULL DEFAULT 0,
	next_at TEXT,
	trouble TEXT,
	stopped_at TEXT,
	stopped_why TEXT CHECK (stopped_why IN ('failing', 'gone', 'person'))
) STRICT;
