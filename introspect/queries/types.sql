-- The types that columns can have, by id. An array is given by its element. The schema is empty for what belongs to the
-- system or to an extension, and the last column is the schema of an extension's type where the search_path may not have
-- it. Composite types are left out, since every table is one; columns.sql spells them.
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
