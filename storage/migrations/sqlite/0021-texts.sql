-- Texts of posts and comments, to be found. All of it is made of the bundles and can be made again (decision 28).
CREATE TABLE text_bundles (
	number INTEGER PRIMARY KEY,
	bundle_id TEXT NOT NULL UNIQUE REFERENCES filings (bundle_id),
	-- The rules of folding that its stems were made by.
	rules INTEGER NOT NULL,
	-- What a search is narrowed by: FTS5 has to be told it when it is taken out.
	scope TEXT NOT NULL,
	-- Texts of a bundle are numbered together, so that they are taken out together. NULL where it has none.
	first INTEGER,
	last INTEGER
) STRICT;

-- Numbered by when they were captured: the newest are found first without being sorted.
CREATE TABLE texts (
	number INTEGER PRIMARY KEY,
	bundle INTEGER NOT NULL REFERENCES text_bundles (number),
	kind TEXT NOT NULL CHECK (kind IN ('post', 'comment')),
	position INTEGER NOT NULL,
	id TEXT NOT NULL,
	author TEXT NOT NULL,
	written TEXT NOT NULL,
	text TEXT NOT NULL
) STRICT;
CREATE INDEX texts_by_bundle ON texts (bundle);
CREATE INDEX text_bundles_by_first ON text_bundles (first);

-- Stems, folded by the program, and what a search is narrowed by. Their text stands in `texts`.
CREATE VIRTUAL TABLE text_stems USING fts5 (
	stems,
	scope,
	content = '',
	columnsize = 0,
	tokenize = 'unicode61 remove_diacritics 0'
);
-- What is taken out is gone from the index at once, not when it is merged some day.
INSERT INTO text_stems (text_stems, rank) VALUES ('secure-delete', 1);
