-- Operator classes that an index has only when they are named, and all that are not the system's, with their schema where
-- the search_path may not have it. The last column: the default one of its type.
SELECT p.oid, p.opcname, CASE WHEN n.nspname NOT IN ('pg_catalog', 'public') THEN n.nspname END, p.opcdefault
FROM pg_opclass p JOIN pg_namespace n ON n.oid = p.opcnamespace
WHERE NOT p.opcdefault OR n.nspname <> 'pg_catalog'
