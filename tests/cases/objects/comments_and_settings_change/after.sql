CREATE TABLE item (id integer PRIMARY KEY, name text, extra text);
COMMENT ON TABLE item IS 'a thing of value';
COMMENT ON COLUMN item.extra IS 'whatever else';
ALTER TABLE item SET (fillfactor = 80);
ALTER TABLE item REPLICA IDENTITY FULL;
