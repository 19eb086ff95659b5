-- Whether a person gave their name, or the order bears the name of the system account that placed it. Of orders from before
-- nothing is known, so no person is claimed.
ALTER TABLE orders ADD COLUMN ordered_as TEXT NOT NULL DEFAULT 'system-account'
	CHECK (ordered_as IN ('person', 'system-account'));
