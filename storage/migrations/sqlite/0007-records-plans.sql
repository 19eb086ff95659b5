-- Records plans as they are decided: for a records creator and its units, in versions, each row with its rules. Two rows of a plan
-- may share a code, and a unit says which row what is kept of it goes to.

CREATE TABLE records_plans_next (
	id TEXT PRIMARY KEY,
	title TEXT NOT NULL,
	title_key TEXT NOT NULL,
	version TEXT NOT NULL,
	-- ISO date, and where the decision is registered; NULL on the marked default.
	decided_on TEXT,
	reference TEXT,
	taken_in_at TEXT,
	is_default INTEGER NOT NULL CHECK (is_default IN (0, 1)),
	UNIQUE (title_key, version)
) STRICT;
INSERT INTO records_plans_next (id, title, title_key, version, is_default)
	SELECT id, title, comparable(title), version, is_default FROM records_plans;
DROP TABLE records_plans;
ALTER TABLE records_plans_next RENAME TO records_plans;
CREATE UNIQUE INDEX one_default_plan ON records_plans (is_default) WHERE is_default = 1;

CREATE TABLE plan_rows_next (
	id TEXT PRIMARY KEY,
	plan_id TEXT NOT NULL REFERENCES records_plans (id),
	-- Its place in the plan, from 1.
	number INTEGER NOT NULL CHECK (number > 0),
	code TEXT NOT NULL,
	title TEXT NOT NULL,
	retention TEXT NOT NULL,
	-- Further columns of the plan, by name. JSON.
	rules TEXT NOT NULL CHECK (json_valid(rules)),
	is_default INTEGER NOT NULL CHECK (is_default IN (0, 1)),
	UNIQUE (plan_id, number)
) STRICT;
INSERT INTO plan_rows_next (id, plan_id, number, code, title, retention, rules, is_default)
	SELECT id, plan_id, row_number() OVER (PARTITION BY plan_id ORDER BY code), code, title, retention, '{}', is_default FROM plan_rows;
DROP TABLE plan_rows;
ALTER TABLE plan_rows_next RENAME TO plan_rows;
CREATE UNIQUE INDEX one_default_row ON plan_rows (is_default) WHERE is_default = 1;
CREATE INDEX plan_rows_by_code ON plan_rows (plan_id, code);

CREATE TABLE unit_rows (
	unit_id TEXT NOT NULL REFERENCES units (id),
	purpose TEXT NOT NULL CHECK (purpose IN ('snapshots', 'removals', 'account-list', 'activity-plans')),
	plan_row_id TEXT NOT NULL REFERENCES plan_rows (id),
	PRIMARY KEY (unit_id, purpose)
) STRICT;
CREATE INDEX unit_rows_by_row ON unit_rows (plan_row_id);
