-- The columns of views and materialized views, in order, with their types as the server prints them; the last column
-- marks a type of an extension, which has no schema in the model.
SELECT n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
       EXISTS (SELECT 1 FROM pg_depend d
               WHERE d.classid = 'pg_type'::regclass AND d.objid = coalesce(e.oid, t.oid)
                 AND d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e')
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_attribute a ON a.attrelid = c.oid
JOIN pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_type e ON e.oid = t.typelem AND e.typarray = t.oid
WHERE c.relkind IN ('v', 'm') AND a.attnum > 0 AND NOT a.attisdropped
  AND CASE WHEN $1::text[] IS NULL THEN n.nspname !~ '^(pg|lockstep_archive)_' AND n.nspname <> 'information_schema'
      ELSE n.nspname = ANY ($1) END
  AND NOT EXISTS (SELECT 1 FROM pg_depend d
                  WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
                    AND d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e')
ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C", a.attnum
