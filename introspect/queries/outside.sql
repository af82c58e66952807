-- The columns of tables that are not read but that foreign keys of tables in scope refer to: those of other schemas,
-- and partitions.
SELECT a.attrelid, a.attnum, a.attname
FROM pg_attribute a
WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attrelid IN
  (SELECT k.confrelid
   FROM pg_constraint k
   JOIN pg_class c ON c.oid = k.conrelid
   JOIN pg_namespace n ON n.oid = c.relnamespace
   JOIN pg_class r ON r.oid = k.confrelid
   JOIN pg_namespace rn ON rn.oid = r.relnamespace
   WHERE k.contype = 'f'
     AND CASE WHEN $1::text[] IS NULL
         THEN r.relispartition OR rn.nspname ~ '^(pg|lockstep_archive)_' OR rn.nspname = 'information_schema'
         ELSE n.nspname = ANY ($1) AND (r.relispartition OR NOT rn.nspname = ANY ($1)) END)
