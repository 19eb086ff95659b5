-- Events of a few kinds among millions: what was decided of a unit, who has looked at what is restricted. Some seconds for two million events.
CREATE INDEX events_by_kind ON events (kind, number);

-- The stems that are there, read out of the index itself and kept nowhere else: which words begin so (`som*`) is asked before the texts are.
CREATE VIRTUAL TABLE text_terms USING fts5vocab (text_stems, instance);

-- How many filings each collective case has: counted out of the index alone.
CREATE INDEX filings_counted_by_case ON filings (case_id, case_number) WHERE case_id IS NOT NULL;
