-- Each agreement says its archive's organisation number, and what that archive knows the records creator by.
ALTER TABLE submission_agreements ADD COLUMN archive_number TEXT CHECK (archive_number IS NULL OR archive IS NOT NULL);
ALTER TABLE submission_agreements ADD COLUMN creator_code TEXT CHECK (length(creator_code) > 0);
