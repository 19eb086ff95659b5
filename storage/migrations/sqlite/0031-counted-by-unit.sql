-- How many filings of each unit a collective case has, too, out of the index alone: who changes a case is told how many of its year belong to another one.
DROP INDEX filings_counted_by_case;
CREATE INDEX filings_counted_by_case ON filings (case_id, case_number, unit_id) WHERE case_id IS NOT NULL;
