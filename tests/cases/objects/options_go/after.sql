CREATE TABLE item (id integer PRIMARY KEY, name text);
CREATE INDEX item_name ON item (name);
CREATE VIEW names AS SELECT name FROM item WHERE id > 0;
CREATE MATERIALIZED VIEW all_names AS SELECT name FROM item;
CREATE FUNCTION one() RETURNS SETOF integer LANGUAGE sql AS 'SELECT 1';
CREATE PUBLICATION changes FOR TABLE item;
CREATE STATISTICS pairs (ndistinct) ON id, name FROM item;
CREATE SEQUENCE numbers;
