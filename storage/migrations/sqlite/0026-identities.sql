-- Who of those known here is who at the organisation's sign-in service.
CREATE TABLE identities (
	issuer TEXT NOT NULL,
	subject TEXT NOT NULL,
	person_id TEXT NOT NULL REFERENCES people (id),
	bound_at TEXT NOT NULL,
	used_at TEXT NOT NULL,
	PRIMARY KEY (issuer, subject),
	-- A second one of the same service would be somebody else with the same address.
	UNIQUE (person_id, issuer)
) STRICT;

-- Sign-ins that have been begun there. Each is used up by the first answer, and swept when its time is over.
CREATE TABLE provider_starts (
	-- SHA-256 of `state`.
	key TEXT PRIMARY KEY CHECK (length(key) = 64),
	-- SHA-256 of what the browser holds that began it.
	browser TEXT NOT NULL CHECK (length(browser) = 64),
	nonce TEXT NOT NULL,
	verifier TEXT NOT NULL,
	redirect TEXT NOT NULL,
	way_back TEXT NOT NULL,
	ends_at TEXT NOT NULL
) STRICT;
CREATE INDEX provider_starts_by_end ON provider_starts (ends_at);
