CREATE TABLE parts (id integer PRIMARY KEY, label text, size integer, note integer, kept integer);
COMMENT ON COLUMN parts.note IS 'old words';
ALTER TABLE parts ALTER COLUMN kept SET STATISTICS 400;
