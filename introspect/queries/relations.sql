-- Views, materialized views, partitions, and inheritances. The columns of this query and of every other query for
-- objects: class, id and sub of the object (of the target of settings, comments, owners and privileges), the relation
-- that it depends on or 0, kind, schema, name, member, definition, signature, replacement, removal.
WITH relation AS MATERIALIZED (
  SELECT c.oid, c.relkind, c.relispartition, n.nspname, c.relname, format('%I.%I', n.nspname, c.relname) AS name,
         CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END AS query,
         coalesce((SELECT ' WITH (' || string_agg(format('%I=%L', o.option_name, o.option_value), ', ') || ')'
                   FROM pg_options_to_table(c.reloptions) o), '') AS options,
         CASE WHEN c.relam <> 2 THEN ' USING ' || quote_ident(m.amname) ELSE '' END AS method,
         CASE WHEN c.relispartition THEN pg_get_expr(c.relpartbound, c.oid) END AS bound,
         CASE WHEN c.relispartition THEN pg_get_partition_constraintdef(c.oid) END AS condition,
         CASE WHEN c.relkind = 'p' THEN ' PARTITION BY ' || pg_get_partkeydef(c.oid) ELSE '' END AS partition_by
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_am m ON m.oid = c.relam
  WHERE (c.relkind IN ('v', 'm') OR c.relkind IN ('r', 'p') AND c.relispartition) AND $scope
    AND c.oid NOT IN (SELECT d.objid FROM pg_depend d
                      WHERE d.refclassid = 'pg_extension'::regclass AND d.classid = 'pg_class'::regclass AND d.deptype = 'e')
), viewed AS (
  SELECT a.attrelid, string_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod) ||
                                CASE WHEN a.attcollation <> t.typcollation
                                     THEN (SELECT format(' COLLATE %I.%I', ln.nspname, l.collname)
                                           FROM pg_collation l JOIN pg_namespace ln ON ln.oid = l.collnamespace
                                           WHERE l.oid = a.attcollation) ELSE '' END,
                                ', ' ORDER BY a.attnum) AS columns
  FROM relation r JOIN pg_attribute a ON a.attrelid = r.oid JOIN pg_type t ON t.oid = a.atttypid
  WHERE r.relkind = 'v' AND a.attnum > 0 AND NOT a.attisdropped
  GROUP BY a.attrelid
)
SELECT 'pg_class'::regclass::oid, r.oid, 0, 0, 'view', r.nspname, r.relname, '',
       'CREATE VIEW ' || r.name || r.options || E' AS\n' || rtrim(r.query, ';'),
       v.columns,
       'CREATE OR REPLACE VIEW ' || r.name || r.options || E' AS\n' || rtrim(r.query, ';'),
       'DROP VIEW ' || r.name
FROM relation r LEFT JOIN viewed v ON v.attrelid = r.oid WHERE r.relkind = 'v'
UNION ALL
SELECT 'pg_class'::regclass::oid, r.oid, 0, 0, 'materialized view', r.nspname, r.relname, '',
       'CREATE MATERIALIZED VIEW ' || r.name || r.method || E' AS\n' || rtrim(r.query, ';'), '', '',
       'DROP MATERIALIZED VIEW ' || r.name
FROM relation r WHERE r.relkind = 'm'
UNION ALL
SELECT 'pg_class'::regclass::oid, r.oid, 0, 0, 'partition', r.nspname, r.relname, '',
       'CREATE TABLE ' || r.name || ' PARTITION OF ' || format('%I.%I', pn.nspname, p.relname) || ' ' || r.bound ||
       r.partition_by,
       -- Which rows it holds, as a condition; that of a hash has the number of the table in it.
       CASE WHEN r.bound <> 'DEFAULT' AND position('satisfies_hash_partition' IN r.condition) = 0
            THEN r.condition ELSE '' END, '',
       -- Detached before, because foreign keys that refer to the parent refer to each partition as well.
       format('ALTER TABLE %I.%I DETACH PARTITION ', pn.nspname, p.relname) || r.name || E';\nDROP TABLE ' || r.name
FROM relation r
JOIN pg_inherits i ON i.inhrelid = r.oid
JOIN pg_class p ON p.oid = i.inhparent
JOIN pg_namespace pn ON pn.oid = p.relnamespace
WHERE r.relispartition
UNION ALL
SELECT 'pg_inherits'::regclass::oid, c.oid, i.inhseqno, c.oid, 'inheritance', n.nspname, c.relname,
       format('%I.%I', pn.nspname, p.relname),
       format('ALTER TABLE %I.%I INHERIT %I.%I', n.nspname, c.relname, pn.nspname, p.relname),
       -- Whether CREATE TABLE stated the parent: only then the table has columns or checks that it did not declare.
       CASE WHEN EXISTS (SELECT FROM pg_attribute a
                         WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND NOT a.attislocal)
              OR EXISTS (SELECT FROM pg_constraint k
                         WHERE k.conrelid = c.oid AND k.contype = 'c' AND NOT k.conislocal)
            THEN 'CREATE' ELSE '' END, '',
       format('ALTER TABLE %I.%I NO INHERIT %I.%I', n.nspname, c.relname, pn.nspname, p.relname)
FROM pg_inherits i
JOIN pg_class c ON c.oid = i.inhrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_class p ON p.oid = i.inhparent
JOIN pg_namespace pn ON pn.oid = p.relnamespace
WHERE c.relkind IN ('r', 'f') AND NOT c.relispartition AND $scope
