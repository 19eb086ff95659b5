-- When whoever is signed in last showed who they are. The organisation's service lets people through whom it knows: then it is earlier than the visit, or not
-- known. Of visits that had begun before, it is not known either: to add a passkey they sign in again.
ALTER TABLE visits ADD COLUMN shown_at TEXT;
-- Whether the service is to ask anew.
ALTER TABLE provider_starts ADD COLUMN is_anew INTEGER NOT NULL DEFAULT 0 CHECK (is_anew IN (0, 1));
