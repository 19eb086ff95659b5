-- What the register holds of units and accounts beyond what a filing names, and activity plans with their sign-offs.
-- The *_key columns are names as they are compared (records/same-name.ts); `comparable` is ours, since SQLite's lower() knows only A to Z.

ALTER TABLE units ADD COLUMN name_key TEXT NOT NULL DEFAULT '';
ALTER TABLE units ADD COLUMN email TEXT;
ALTER TABLE units ADD COLUMN is_communications INTEGER NOT NULL DEFAULT 0 CHECK (is_communications IN (0, 1));
UPDATE units SET name_key = comparable(name);
CREATE UNIQUE INDEX units_by_name ON units (organisation_id, name_key);
CREATE UNIQUE INDEX one_communications_unit ON units (organisation_id) WHERE is_communications = 1;

ALTER TABLE accounts ADD COLUMN handle_key TEXT NOT NULL DEFAULT '';
ALTER TABLE accounts ADD COLUMN name_key TEXT NOT NULL DEFAULT '';
ALTER TABLE accounts ADD COLUMN owner_function TEXT NOT NULL DEFAULT '';
ALTER TABLE accounts ADD COLUMN holders TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(holders));
ALTER TABLE accounts ADD COLUMN is_public INTEGER NOT NULL DEFAULT 1 CHECK (is_public IN (0, 1));
ALTER TABLE accounts ADD COLUMN is_wide INTEGER NOT NULL DEFAULT 0 CHECK (is_wide IN (0, 1));
ALTER TABLE accounts ADD COLUMN level TEXT NOT NULL DEFAULT 'unique' CHECK (level IN ('overview', 'unique', 'full'));
UPDATE accounts SET handle_key = comparable(handle), name_key = comparable(name);
DROP INDEX accounts_by_handle;
CREATE INDEX accounts_by_handle ON accounts (handle_key);
CREATE INDEX accounts_by_name ON accounts (name_key);

-- An account that was not registered by anyone has no plan. Another purpose, audience or goal is another version.
CREATE TABLE activity_plans (
	account_id TEXT NOT NULL REFERENCES accounts (id),
	version INTEGER NOT NULL CHECK (version > 0),
	purpose TEXT NOT NULL,
	audience TEXT NOT NULL,
	goals TEXT NOT NULL CHECK (json_valid(goals)),
	made_at TEXT NOT NULL,
	PRIMARY KEY (account_id, version)
) STRICT;

CREATE TABLE sign_offs (
	account_id TEXT NOT NULL,
	version INTEGER NOT NULL,
	role TEXT NOT NULL CHECK (role IN ('unit-manager', 'head-of-administration')),
	name TEXT NOT NULL,
	name_key TEXT NOT NULL,
	signed_on TEXT NOT NULL,
	reference TEXT NOT NULL,
	attachment TEXT CHECK (json_valid(attachment)),
	PRIMARY KEY (account_id, version, role),
	-- Two who approve are two people, whatever two processes do at once.
	UNIQUE (account_id, version, name_key),
	FOREIGN KEY (account_id, version) REFERENCES activity_plans (account_id, version)
) STRICT;
