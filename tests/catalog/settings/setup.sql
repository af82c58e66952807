-- What is set on tables, indexes and columns.
CREATE TYPE pair AS (a integer, b text);
CREATE TABLE typed OF pair;
CREATE UNLOGGED TABLE t (
  id integer PRIMARY KEY,
  name text NOT NULL,
  data jsonb
) WITH (fillfactor = 70, autovacuum_enabled = off, toast.autovacuum_vacuum_threshold = 100);
ALTER TABLE t REPLICA IDENTITY FULL;
ALTER TABLE t ALTER name SET STATISTICS 500;
ALTER TABLE t ALTER name SET STORAGE EXTERNAL;
ALTER TABLE t ALTER data SET COMPRESSION pglz; -- >= 14
ALTER TABLE t ALTER id SET (n_distinct = -0.5, n_distinct_inherited = 100);
CREATE INDEX "By name" ON t (name, (id + 1)) WITH (fillfactor = 60);
ALTER INDEX "By name" ALTER COLUMN 2 SET STATISTICS 100;
ALTER TABLE t CLUSTER ON "By name";
CREATE TABLE logged (id integer NOT NULL, other integer NOT NULL);
CREATE UNIQUE INDEX logged_id ON logged (id);
ALTER TABLE logged REPLICA IDENTITY USING INDEX logged_id;
CREATE TABLE silent (a integer);
ALTER TABLE silent REPLICA IDENTITY NOTHING;
