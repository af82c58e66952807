CREATE TABLE item (id integer PRIMARY KEY, name text, extra text);
COMMENT ON TABLE item IS 'a thing';
COMMENT ON COLUMN item.name IS 'its name';
ALTER TABLE item SET (fillfactor = 70);
ALTER TABLE item ALTER COLUMN name SET STATISTICS 500;
CREATE STATISTICS together (dependencies) ON id, name FROM item;
