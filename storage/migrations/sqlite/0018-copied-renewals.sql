-- Renewals of the time stamps that lie in the second store beside the copy: what was renewed since is owed.
ALTER TABLE copies ADD COLUMN renewals INTEGER NOT NULL DEFAULT 0 CHECK (renewals >= 0);
