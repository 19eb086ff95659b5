-- What units are told of, and the letters that tell of it.

-- One thing that lasts. What ends and begins again is another row, and told anew.
CREATE TABLE notices (
	id TEXT PRIMARY KEY,
	key TEXT NOT NULL,
	kind TEXT NOT NULL,
	unit_id TEXT NOT NULL REFERENCES units (id),
	account_id TEXT REFERENCES accounts (id),
	begun_at TEXT NOT NULL,
	ended_at TEXT
) STRICT;
CREATE UNIQUE INDEX one_standing_notice ON notices (key) WHERE ended_at IS NULL;

-- A digest to one unit by one way: kept before it is sent, and marked when it has arrived.
CREATE TABLE letters (
	id TEXT PRIMARY KEY,
	way TEXT NOT NULL CHECK (way IN ('mail', 'webhook')),
	unit_id TEXT NOT NULL REFERENCES units (id),
	recipient TEXT NOT NULL CHECK (length(recipient) > 0),
	is_urgent INTEGER NOT NULL CHECK (is_urgent IN (0, 1)),
	subject TEXT NOT NULL,
	text TEXT NOT NULL,
	html TEXT NOT NULL,
	document TEXT NOT NULL CHECK (json_valid(document)),
	written_at TEXT NOT NULL,
	tries INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0),
	next_at TEXT NOT NULL,
	trouble TEXT,
	sent_at TEXT,
	said TEXT,
	CHECK ((sent_at IS NULL) = (said IS NULL))
) STRICT;
CREATE INDEX letters_waiting ON letters (written_at, id) WHERE sent_at IS NULL;
CREATE INDEX letters_newest ON letters (written_at DESC, id);
CREATE INDEX letters_by_unit ON letters (unit_id, way, written_at DESC);

-- Each notice goes once by each way.
CREATE TABLE letter_notices (
	notice_id TEXT NOT NULL REFERENCES notices (id),
	way TEXT NOT NULL,
	letter_id TEXT NOT NULL REFERENCES letters (id),
	PRIMARY KEY (notice_id, way)
) STRICT, WITHOUT ROWID;
CREATE INDEX letter_notices_by_letter ON letter_notices (letter_id);
