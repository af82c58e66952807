-- Ordinary tables, and partitioned tables with their partition key. Without partitions, members of extensions, the
-- history of migrations, the positions of backfills and spatial_ref_sys of PostGIS.
SELECT c.oid, n.nspname, c.relname, CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname NOT IN ('_prisma_migrations', '_lockstep_backfills', 'spatial_ref_sys')
  AND $scope
  AND c.oid NOT IN (SELECT d.objid FROM pg_depend d
                    WHERE d.refclassid = 'pg_extension'::regclass AND d.classid = 'pg_class'::regclass AND d.deptype = 'e')
