-- Constraints that are held by their definition: check and exclusion constraints, keys of partitions and of periods,
-- constraints of domains; and the indexes of materialized views and of partitions. Keys and indexes of partitions that
-- belong to one of the partitioned table are attached to it; the signature is its name. What else a partition, or a
-- table that inherits, only has from its parent is left out.
WITH attached AS MATERIALIZED (
  SELECT i.inhrelid AS id, p.relname AS parent,
         format('ALTER INDEX %I.%I ATTACH PARTITION %I.%I', pn.nspname, p.relname, n.nspname, c.relname) AS attachment
  FROM pg_inherits i
  JOIN pg_class c ON c.oid = i.inhrelid AND c.relkind IN ('i', 'I')
  JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_class p ON p.oid = i.inhparent
  JOIN pg_namespace pn ON pn.oid = p.relnamespace
)
SELECT 'pg_constraint'::regclass::oid, k.oid, 0, k.conrelid,
       CASE WHEN k.contype = 'c' THEN 'check constraint'
            WHEN k.contype = 'f' THEN 'foreign key'
            WHEN k.contype = 'n' THEN 'check constraint'
            WHEN k.contype = 'x'
              OR k.conperiod -- >= 18
              THEN 'exclusion constraint'
            WHEN k.contype = 'p' THEN 'primary key'
            ELSE 'index' END,
       n.nspname, c.relname, k.conname,
       format('ALTER TABLE %I.%I ADD CONSTRAINT %I ', n.nspname, c.relname, k.conname) || pg_get_constraintdef(k.oid) ||
       coalesce(E';\n' || t.attachment, ''),
       coalesce(t.parent, ''), coalesce(t.attachment, ''),
       format('ALTER TABLE %I.%I DROP CONSTRAINT %I', n.nspname, c.relname, k.conname)
FROM (
  SELECT k.* FROM pg_constraint k
  WHERE k.conparentid = 0 AND k.conrelid <> 0
    AND (k.contype IN ('c', 'x')
         OR k.conperiod -- >= 18
         OR k.contype = 'n' AND NOT k.convalidated -- >= 18
        )
  UNION ALL
  SELECT k.* FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhrelid JOIN pg_constraint k ON k.conrelid = p.oid
  WHERE p.relispartition AND (k.conparentid = 0 AND k.contype = 'f' OR k.contype IN ('p', 'u'))
    AND NOT k.conperiod -- >= 18
  OFFSET 0
) AS k
JOIN pg_class c ON c.oid = k.conrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN attached t ON t.id = k.conindid AND k.contype IN ('p', 'u')
WHERE NOT (k.contype = 'c' AND k.coninhcount > 0 AND (c.relispartition OR NOT k.conislocal)) AND $scope
UNION ALL
SELECT 'pg_constraint'::regclass::oid, k.oid, 0, 0, 'check constraint', n.nspname, t.typname, k.conname,
       format('ALTER DOMAIN %I.%I ADD CONSTRAINT %I ', n.nspname, t.typname, k.conname) || pg_get_constraintdef(k.oid),
       '', '', format('ALTER DOMAIN %I.%I DROP CONSTRAINT %I', n.nspname, t.typname, k.conname)
FROM pg_constraint k
JOIN pg_type t ON t.oid = k.contypid
JOIN pg_namespace n ON n.oid = t.typnamespace
WHERE k.contype = 'c' AND k.contypid <> 0 AND $scope
  AND t.oid NOT IN (SELECT d.objid FROM pg_depend d
                    WHERE d.refclassid = 'pg_extension'::regclass AND d.classid = 'pg_type'::regclass AND d.deptype = 'e')
UNION ALL
SELECT 'pg_class'::regclass::oid, c.oid, 0, t.oid, 'index', n.nspname, t.relname, c.relname,
       pg_get_indexdef(c.oid) || coalesce(E';\n' || a.attachment, ''), coalesce(a.parent, ''), coalesce(a.attachment, ''),
       format('DROP INDEX %I.%I', n.nspname, c.relname)
FROM pg_class t
JOIN pg_index i ON i.indrelid = t.oid
JOIN pg_class c ON c.oid = i.indexrelid
JOIN pg_namespace n ON n.oid = t.relnamespace
LEFT JOIN attached a ON a.id = c.oid
WHERE (t.relkind = 'm' OR t.relkind IN ('r', 'p') AND t.relispartition) AND $scope
  AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = c.oid AND k.contype IN ('p', 'u', 'x'))
