-- The name that the account showed when it was captured; NULL where it showed none, and for what was filed before.
ALTER TABLE filings ADD COLUMN account_name TEXT;
ALTER TABLE filing_intents ADD COLUMN account_name TEXT;
