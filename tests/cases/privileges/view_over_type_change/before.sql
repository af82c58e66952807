-- The view keeps its owner, the grants that a grantee made, and those of columns; nothing of the default privileges gets
-- into it. Roles that every server has stand for those of users.
CREATE TABLE t (a integer, b text);
CREATE VIEW v AS SELECT a, b FROM t;
GRANT SELECT ON v TO pg_monitor WITH GRANT OPTION;
GRANT UPDATE (b) ON v TO pg_signal_backend;
ALTER VIEW v OWNER TO pg_read_all_stats;
ALTER DEFAULT PRIVILEGES GRANT ALL ON TABLES TO PUBLIC;
