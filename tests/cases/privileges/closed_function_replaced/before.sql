-- A function that runs as its owner stays closed, also where its result changes and it has to be dropped.
CREATE FUNCTION f() RETURNS integer LANGUAGE plpgsql SECURITY DEFINER AS 'BEGIN RETURN 1; END';
REVOKE ALL ON FUNCTION f() FROM PUBLIC;
ALTER FUNCTION f() OWNER TO pg_monitor;
