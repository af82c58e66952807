-- Primary keys, unique constraints and foreign keys; not the copies that partitions have. Columns are
-- numbers; those of tables out of scope are named by outside.sql.
SELECT k.conrelid, k.conname, k.contype, k.conindid, k.conkey,
       k.confrelid, rn.nspname, r.relname, k.confkey, k.confdeltype, k.confupdtype,
       k.condeferrable, k.condeferred, k.convalidated
FROM pg_constraint k
JOIN pg_class c ON c.oid = k.conrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_class r ON r.oid = k.confrelid
LEFT JOIN pg_namespace rn ON rn.oid = r.relnamespace
WHERE k.contype IN ('p', 'u', 'f') AND k.conparentid = 0 AND NOT c.relispartition
  AND CASE WHEN $1::text[] IS NULL THEN n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
      ELSE n.nspname = ANY ($1) END
