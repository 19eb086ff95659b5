-- When accounts are documented, what is announced of them, how they are closed, and what they were last documented by.

-- How often, and in which months (JSON list of 1 to 12): NULL and [] where nobody has said, so that the unit's holds, else the standard.
ALTER TABLE units ADD COLUMN cadence TEXT CHECK (cadence IN ('yearly', 'half-yearly'));
ALTER TABLE units ADD COLUMN months TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(months));
ALTER TABLE accounts ADD COLUMN cadence TEXT CHECK (cadence IN ('yearly', 'half-yearly'));
ALTER TABLE accounts ADD COLUMN months TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(months));

-- The organisation's own day on which it became active; NULL on one that is planned or that nobody has registered. What became active
-- before this migration has the day in UTC, which is never more than one off.
ALTER TABLE accounts ADD COLUMN active_since TEXT;
UPDATE accounts SET active_since = coalesce(
	(
		SELECT substr(max(events.at), 1, 10) FROM events
		WHERE events.subject = accounts.id AND events.kind = 'status-changed' AND json_extract(events.data, '$.to') = 'active'
	),
	(SELECT substr(min(events.at), 1, 10) FROM events WHERE events.subject = accounts.id),
	'2026-01-01'
) WHERE status IN ('active', 'closing', 'closed') AND is_default = 0;

-- The day on which somebody last said that its purpose holds.
ALTER TABLE accounts ADD COLUMN purpose_on TEXT;

-- One post or comment that is about to be removed, restricted in access from the start.
ALTER TABLE orders ADD COLUMN post TEXT;
ALTER TABLE orders ADD COLUMN category TEXT;
ALTER TABLE orders ADD COLUMN is_restricted INTEGER NOT NULL DEFAULT 0 CHECK (is_restricted IN (0, 1));
ALTER TABLE filings ADD COLUMN is_restricted INTEGER NOT NULL DEFAULT 0 CHECK (is_restricted IN (0, 1));
ALTER TABLE filing_intents ADD COLUMN is_restricted INTEGER NOT NULL DEFAULT 0 CHECK (is_restricted IN (0, 1));

-- What of its history decides when an account is due, kept with each filing and attempt in the same transaction: days of the last complete and
-- the last partial snapshot at a level or above it, and how often it has failed since something was filed.
CREATE TABLE account_history (
	account_id TEXT PRIMARY KEY REFERENCES accounts (id),
	complete_overview TEXT,
	complete_unique TEXT,
	complete_full TEXT,
	partial_overview TEXT,
	partial_unique TEXT,
	partial_full TEXT,
	failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
	failed_on TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO account_history (
	account_id, complete_overview, complete_unique, complete_full, partial_overview, partial_unique, partial_full
)
SELECT
	filings.account_id,
	max(CASE WHEN filings.outcome = 'complete' THEN captured_on END),
	max(CASE WHEN filings.outcome = 'complete' AND orders.level IN ('unique', 'full') THEN captured_on END),
	max(CASE WHEN filings.outcome = 'complete' AND orders.level = 'full' THEN captured_on END),
	max(CASE WHEN filings.outcome = 'partial' THEN captured_on END),
	max(CASE WHEN filings.outcome = 'partial' AND orders.level IN ('unique', 'full') THEN captured_on END),
	max(CASE WHEN filings.outcome = 'partial' AND orders.level = 'full' THEN captured_on END)
FROM filings JOIN orders ON orders.id = filings.order_id
WHERE filings.occasion <> 'removal' AND orders.limits = '{}'
GROUP BY filings.account_id;

CREATE TABLE announced_changes (
	id TEXT PRIMARY KEY,
	account_id TEXT NOT NULL REFERENCES accounts (id),
	-- ISO date.
	happens_on TEXT NOT NULL,
	what TEXT NOT NULL,
	announced_by TEXT NOT NULL,
	announced_at TEXT NOT NULL,
	withdrawn_at TEXT,
	withdrawn_by TEXT,
	withdrawn_reason TEXT,
	CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL)),
	CHECK ((withdrawn_at IS NULL) = (withdrawn_reason IS NULL))
) STRICT;
CREATE INDEX announced_changes_by_account ON announced_changes (account_id, happens_on);
CREATE INDEX announced_changes_to_come ON announced_changes (happens_on) WHERE withdrawn_at IS NULL;

CREATE TABLE closings (
	id TEXT PRIMARY KEY,
	account_id TEXT NOT NULL REFERENCES accounts (id),
	begun_at TEXT NOT NULL,
	begun_by TEXT NOT NULL,
	reason TEXT NOT NULL,
	-- A day, or an instant in UTC.
	last_content TEXT NOT NULL,
	level TEXT NOT NULL CHECK (level IN ('overview', 'unique', 'full')),
	how TEXT CHECK (how IN ('snapshot', 'override', 'cancelled')),
	ended_at TEXT,
	ended_by TEXT,
	ended_reason TEXT,
	bundle_id TEXT REFERENCES filings (bundle_id),
	CHECK ((how IS NULL) = (ended_at IS NULL) AND (how IS NULL) = (ended_by IS NULL) AND (how IS NULL) = (ended_reason IS NULL)),
	CHECK ((how IS 'snapshot') = (bundle_id IS NOT NULL)),
	-- Who does without the snapshot says why.
	CHECK (how IS NOT 'override' OR length(ended_reason) > 0)
) STRICT;
CREATE UNIQUE INDEX one_open_closing ON closings (account_id) WHERE how IS NULL;
CREATE INDEX closings_by_account ON closings (account_id, begun_at);
CREATE INDEX closings_by_bundle ON closings (bundle_id);

CREATE TABLE purpose_answers (
	id TEXT PRIMARY KEY,
	account_id TEXT NOT NULL REFERENCES accounts (id),
	answered_on TEXT NOT NULL,
	holds INTEGER NOT NULL CHECK (holds IN (0, 1)),
	answered_by TEXT NOT NULL,
	reason TEXT NOT NULL
) STRICT;
CREATE INDEX purpose_answers_by_account ON purpose_answers (account_id, answered_on);

-- All that is asked of every account when what is due is worked out, in the order of account_history.
CREATE INDEX accounts_due ON accounts (
	id, unit_id, status, level, active_since, purpose_on, cadence, months
) WHERE is_default = 0;

-- Lists in the order in which they are shown, by each of their filters.
CREATE INDEX accounts_in_order ON accounts (unit_id, platform, handle_key, id);
CREATE INDEX accounts_by_status ON accounts (status);
CREATE INDEX units_in_order ON units (is_default, name_key, id);
CREATE INDEX filings_by_occasion ON filings (occasion, captured_at DESC);
CREATE INDEX filings_by_outcome ON filings (outcome, captured_at DESC);
-- The name that an account showed, as it is compared: an account that was renamed is looked for by its old name too.
ALTER TABLE filings ADD COLUMN account_name_key TEXT;
ALTER TABLE filing_intents ADD COLUMN account_name_key TEXT;
UPDATE filings SET account_name_key = comparable(account_name) WHERE account_name IS NOT NULL;
CREATE INDEX filings_by_shown_name ON filings (account_name_key, captured_at DESC) WHERE account_name_key IS NOT NULL;
