CREATE TABLE parts (id integer PRIMARY KEY, label text, size bigint, note bigint);
COMMENT ON COLUMN parts.size IS 'in bytes';
COMMENT ON COLUMN parts.note IS 'new words';
ALTER TABLE parts ALTER COLUMN size SET STATISTICS 500;
