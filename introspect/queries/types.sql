-- The types of columns, by id. An array has the name of its element type. The schema is empty for types of the system
-- and of extensions. Without composite types, because every table is one; columns.sql prints them.
SELECT t.oid, coalesce(e.typname, t.typname),
       CASE WHEN n.nspname = 'pg_catalog' OR x.oid IS NOT NULL THEN '' ELSE n.nspname END,
       e.oid IS NOT NULL,
       CASE WHEN x.oid IS NOT NULL AND n.nspname NOT IN ('pg_catalog', 'public') THEN n.nspname END
FROM pg_type t
LEFT JOIN pg_type e ON e.oid = t.typelem AND e.typarray = t.oid
JOIN pg_namespace n ON n.oid = coalesce(e.typnamespace, t.typnamespace)
LEFT JOIN (SELECT d.objid FROM pg_depend d
           WHERE d.refclassid = 'pg_extension'::regclass AND d.classid = 'pg_type'::regclass
             AND d.deptype = 'e') AS x (oid) ON x.oid = coalesce(e.oid, t.oid)
WHERE t.typtype NOT IN ('c', 'p') AND e.typtype IS DISTINCT FROM 'c'
