ALTER TABLE audit.events ALTER book TYPE bigint;
