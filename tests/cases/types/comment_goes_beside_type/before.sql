CREATE TABLE item (id integer PRIMARY KEY, weight real NOT NULL, size integer NOT NULL);
COMMENT ON COLUMN item.weight IS 'in grams';
COMMENT ON COLUMN item.size IS 'in metres';
