-- Collective cases: the registered case of a year that its filings belong to, for all of the organisation, for one records creator or for one unit.
CREATE TABLE collective_cases (
	id TEXT PRIMARY KEY,
	year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2100),
	number TEXT NOT NULL CHECK (number <> ''),
	-- `comparable` of the number.
	number_key TEXT NOT NULL,
	title TEXT NOT NULL,
	-- At most one of them; '' is all.
	creator TEXT NOT NULL,
	creator_key TEXT NOT NULL,
	unit_id TEXT REFERENCES units (id),
	made_at TEXT NOT NULL,
	CHECK (creator_key = '' OR unit_id IS NULL)
) STRICT;
-- One case a year for each of them, whatever two people do at once.
CREATE UNIQUE INDEX one_case_a_year ON collective_cases (year, creator_key, coalesce(unit_id, ''));
CREATE INDEX cases_by_number ON collective_cases (number_key);
CREATE INDEX cases_by_unit ON collective_cases (unit_id);

-- The case that a filing belongs to, and the number that its sealed manifest states: NULL where it was filed before there was one.
ALTER TABLE filings ADD COLUMN case_id TEXT REFERENCES collective_cases (id);
ALTER TABLE filings ADD COLUMN case_number TEXT;
ALTER TABLE filing_intents ADD COLUMN case_id TEXT REFERENCES collective_cases (id);
ALTER TABLE filing_intents ADD COLUMN case_number TEXT;
CREATE INDEX filings_by_case ON filings (case_id, captured_at DESC) WHERE case_id IS NOT NULL;
CREATE INDEX filings_without_case ON filings (captured_on) WHERE case_id IS NULL;
