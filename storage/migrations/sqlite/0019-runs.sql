-- How far the work on an order has come, for whoever watches it. Written over and over while a worker holds the order, and no record: what came of it is in the events.
CREATE TABLE order_runs (
	order_id TEXT PRIMARY KEY REFERENCES orders (id),
	started_at TEXT NOT NULL,
	told_at TEXT NOT NULL,
	step TEXT NOT NULL,
	posts INTEGER NOT NULL CHECK (posts >= 0),
	tiles INTEGER NOT NULL CHECK (tiles >= 0),
	bytes INTEGER NOT NULL CHECK (bytes >= 0)
) STRICT;

-- That somebody has asked a worker to stop. It goes with the order: cancelled where the worker lets go of it, whatever made it let go.
CREATE TABLE order_stops (
	order_id TEXT PRIMARY KEY REFERENCES orders (id),
	asked_by TEXT NOT NULL CHECK (asked_by <> ''),
	reason TEXT NOT NULL,
	asked_at TEXT NOT NULL
) STRICT;
