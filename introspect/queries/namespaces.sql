-- The schemas in scope, without those of extensions.
SELECT n.oid, n.nspname
FROM pg_namespace n
WHERE CASE WHEN $1::text[] IS NULL
      THEN n.nspname !~ '^(pg|lockstep_archive)_' AND n.nspname <> 'information_schema'
           AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_namespace'::regclass AND d.objid = n.oid
                                                     AND d.deptype = 'e')
      ELSE n.nspname = ANY ($1) END
