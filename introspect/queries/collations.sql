-- All collations by id; the schema is empty for those of the system.
SELECT co.oid, CASE WHEN n.nspname = 'pg_catalog' THEN '' ELSE n.nspname END, co.collname
FROM pg_collation co JOIN pg_namespace n ON n.oid = co.collnamespace
