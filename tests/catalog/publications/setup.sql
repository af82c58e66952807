-- Publications, and statistics over several columns.
CREATE SCHEMA s;
CREATE TABLE t (id integer PRIMARY KEY, a integer, b integer, c text);
CREATE TABLE s.u (id integer PRIMARY KEY);
CREATE PUBLICATION everything FOR ALL TABLES;
CREATE PUBLICATION partly FOR TABLE t (id, a) WHERE (id > 0), s.u WITH (publish = 'insert', publish_via_partition_root); -- >= 15
CREATE PUBLICATION by_schema FOR TABLES IN SCHEMA s; -- >= 15
CREATE PUBLICATION nothing;
CREATE STATISTICS related (ndistinct, dependencies) ON a, b FROM t;
CREATE STATISTICS s.computed ON (a + b), lower(c) FROM t; -- >= 14
ALTER STATISTICS related SET STATISTICS 200; -- >= 13
