-- Sequences by id, with the column that owns them: 'a' for a serial column, 'i' for an identity. Their options are in
-- sequence_objects.sql.
SELECT c.oid, n.nspname, c.relname, d.refobjid, d.refobjsubid, d.deptype
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid
                     AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
WHERE c.relkind = 'S'
  AND CASE WHEN $1::text[] IS NULL THEN n.nspname !~ '^(pg|lockstep_archive)_' AND n.nspname <> 'information_schema'
      ELSE n.nspname = ANY ($1) OR d.deptype = 'a' END
  AND c.oid NOT IN (SELECT e.objid FROM pg_depend e
                    WHERE e.refclassid = 'pg_extension'::regclass AND e.classid = 'pg_class'::regclass AND e.deptype = 'e')
