-- How many bundles are filed, and of how many the texts are in, kept by the tables themselves: every page of the search asks for both, and counting
-- half a million of each took longer than finding. A migration that builds one of the two tables anew makes its triggers anew too.
CREATE TABLE text_standing (
	id INTEGER PRIMARY KEY CHECK (id = 1),
	filings INTEGER NOT NULL,
	bundles INTEGER NOT NULL
) STRICT;
INSERT INTO text_standing
SELECT 1, (SELECT count(*) FROM filings), (SELECT count(*) FROM text_bundles);

CREATE TRIGGER filings_counted AFTER INSERT ON filings
BEGIN
	UPDATE text_standing SET filings = filings + 1;
END;
CREATE TRIGGER filings_uncounted AFTER DELETE ON filings
BEGIN
	UPDATE text_standing SET filings = filings - 1;
END;
CREATE TRIGGER text_bundles_counted AFTER INSERT ON text_bundles
BEGIN
	UPDATE text_standing SET bundles = bundles + 1;
END;
CREATE TRIGGER text_bundles_uncounted AFTER DELETE ON text_bundles
BEGIN
	UPDATE text_standing SET bundles = bundles - 1;
END;

-- The few bundles that their last check found spoilt, among half a million that it found whole.
CREATE INDEX last_fixity_outcomes ON fixity_checks (outcome, bundle_id) WHERE is_last = 1;
