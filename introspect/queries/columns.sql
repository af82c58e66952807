-- The columns of all tables in order. The server prints only the expression of a default, and a type that types.sql
-- does not have or whose modifier only the type itself can decode. The last two columns show whether the collation is
-- that of the type, and whether the column exists only because a parent has it. A default refers to no columns, and
-- printing it without its table costs half. A NOT NULL that is not validated is in checks.sql.
SELECT a.attrelid, a.attnum, a.attname, a.atttypid, a.atttypmod,
       CASE WHEN t.typnamespace <> 'pg_catalog'::regnamespace
                 AND (a.atttypmod >= 0 OR t.typtype = 'c' OR t.typelem <> 0)
            THEN format_type(a.atttypid, a.atttypmod) END,
       a.attnotnull
       AND v.oid IS NULL -- >= 18
       , a.attidentity, a.attgenerated,
       pg_get_expr(d.adbin, CASE WHEN a.attgenerated = '' THEN 0 ELSE d.adrelid END),
       a.attcollation, a.attcollation = t.typcollation, NOT a.attislocal
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_attribute a ON a.attrelid = c.oid
JOIN pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
LEFT JOIN pg_constraint v ON v.conrelid = c.oid AND v.contype = 'n' AND NOT v.convalidated AND v.conkey[1] = a.attnum -- >= 18
WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND a.attnum > 0 AND NOT a.attisdropped
  AND $scope
ORDER BY a.attrelid, a.attnum
