CREATE TABLE parts (id integer PRIMARY KEY, label text, size varchar(20), note varchar(20));
COMMENT ON COLUMN parts.note IS 'old words';
