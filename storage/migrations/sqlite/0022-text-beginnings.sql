-- Beginnings of words (`som*`) are looked up in an index of their own, as short as they may be: else all words that begin so are gathered
-- before the first is found. FTS5 cannot be given one afterwards, so the texts are taken in anew (decision 28).
DROP TABLE text_stems;
DELETE FROM texts;
DELETE FROM text_bundles;
CREATE VIRTUAL TABLE text_stems USING fts5 (
	stems,
	scope,
	content = '',
	columnsize = 0,
	tokenize = 'unicode61 remove_diacritics 0',
	prefix = '3'
);
INSERT INTO text_stems (text_stems, rank) VALUES ('secure-delete', 1);
