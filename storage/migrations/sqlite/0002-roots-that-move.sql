-- A root is '' where it is the store's own: DATA_DIR/bundles, wherever DATA_DIR lies now. Only what `--out` named stays
-- absolute. An order without `out` was filed under the own root of its day, so a DATA_DIR that was moved before this
-- migration is found again too, and so is the same root where `--out` happened to name it.
-- OR IGNORE: a path that two roots share keeps its absolute one, which is no reason to refuse the whole catalogue.

CREATE TEMP TABLE own_roots AS
	SELECT filings.root FROM filings JOIN orders ON orders.id = filings.order_id WHERE orders.out IS NULL
	UNION
	SELECT filing_intents.root FROM filing_intents JOIN orders ON orders.id = filing_intents.order_id WHERE orders.out IS NULL;

UPDATE OR IGNORE filings SET root = '' WHERE root IN (SELECT root FROM own_roots);
UPDATE filing_intents SET root = '' WHERE root IN (SELECT root FROM own_roots);

DROP TABLE own_roots;
