-- Owners and privileges are read only when they are asked for. Roles that every server has stand for those of users.
CREATE SCHEMA s;
CREATE TABLE t (id serial PRIMARY KEY, secret text);
CREATE VIEW v AS SELECT id FROM t;
CREATE FUNCTION f(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE AGGREGATE how_many(*) (SFUNC = int8inc, STYPE = int8, INITCOND = '0');
CREATE TYPE color AS ENUM ('red');
CREATE SEQUENCE seq;
ALTER TABLE t OWNER TO pg_monitor;
GRANT SELECT, INSERT ON t TO pg_read_all_stats;
GRANT SELECT (id), UPDATE (id, secret) ON t TO pg_signal_backend WITH GRANT OPTION;
GRANT USAGE ON SEQUENCE t_id_seq TO pg_read_all_stats;
REVOKE ALL ON FUNCTION f(integer) FROM PUBLIC;
REVOKE ALL ON TYPE color FROM PUBLIC;
GRANT USAGE ON SCHEMA s TO PUBLIC;
ALTER DEFAULT PRIVILEGES IN SCHEMA s GRANT SELECT ON TABLES TO PUBLIC;
