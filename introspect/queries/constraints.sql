-- Primary keys, unique constraints and foreign keys, without the copies of partitions. Columns are numbers; outside.sql
-- has the names of those of tables out of scope. The last column has the columns of the index of a primary key with
-- INCLUDE. Keys with periods are in checks.sql.
SELECT k.oid, k.conrelid, k.conname, k.contype, k.conindid, k.conkey,
       k.confrelid, rn.nspname, r.relname, k.confkey, k.confdeltype, k.confupdtype,
       k.condeferrable, k.condeferred, k.convalidated, k.confmatchtype,
       k.confdelsetcols, -- >= 15
       NULL, -- < 15
       k.conenforced, -- >= 18
       true, -- < 18
       i.indkey
FROM pg_constraint k
JOIN pg_class c ON c.oid = k.conrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_index i ON k.contype = 'p' AND i.indexrelid = k.conindid AND i.indnatts > i.indnkeyatts
LEFT JOIN pg_class r ON r.oid = k.confrelid
LEFT JOIN pg_namespace rn ON rn.oid = r.relnamespace
WHERE k.contype IN ('p', 'u', 'f') AND k.conparentid = 0 AND NOT c.relispartition
  AND NOT k.conperiod -- >= 18
  AND $scope
