CREATE TABLE item (id integer PRIMARY KEY, weight bigint NOT NULL, size bigint NOT NULL);
COMMENT ON COLUMN item.size IS 'in inches';
