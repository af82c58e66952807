CREATE TABLE item (id integer PRIMARY KEY, name text) WITH (fillfactor = 70, autovacuum_enabled = false);
ALTER TABLE item ALTER name SET STATISTICS 500, ALTER name SET (n_distinct = 5);
CREATE INDEX item_name ON item (name) WITH (fillfactor = 60);
CREATE VIEW names WITH (security_barrier, check_option = local) AS SELECT name FROM item WHERE id > 0;
CREATE MATERIALIZED VIEW all_names WITH (fillfactor = 80) AS SELECT name FROM item;
CREATE FUNCTION one() RETURNS SETOF integer LANGUAGE sql IMMUTABLE STRICT SECURITY DEFINER LEAKPROOF PARALLEL SAFE COST 5 ROWS 7
  SET search_path = public AS 'SELECT 1';
CREATE PUBLICATION changes FOR TABLE item WITH (publish = 'insert', publish_via_partition_root = true);
CREATE STATISTICS pairs (ndistinct) ON id, name FROM item;
ALTER STATISTICS pairs SET STATISTICS 50;
CREATE SEQUENCE numbers CACHE 5 CYCLE INCREMENT 2;
