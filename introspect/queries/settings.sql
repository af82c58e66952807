-- Settings of tables, indexes and columns outside of their definition, each with a separate statement that can be
-- repeated. Of partitions only those that differ from the parent. Columns as in relations.sql; class, id and sub are
-- those of what the setting needs, the relation is the table. pg_attver is an internal option that servers of late 2026
-- (15.20) set on every column.
WITH relation AS MATERIALIZED (
  SELECT c.oid, n.nspname, c.relname, c.relkind, c.relispartition, c.reloptions, c.reltoastrelid, c.relrowsecurity,
         c.relforcerowsecurity, c.relreplident, c.relpersistence, c.reloftype, c.relam,
         'ALTER TABLE ' || format('%I.%I', n.nspname, c.relname) || ' ' AS alter
  FROM pg_class c
  JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_class toast ON toast.oid = c.reltoastrelid AND toast.reloptions IS NOT NULL
  WHERE c.relkind IN ('r', 'p', 'm') AND $scope
    AND (c.reloptions IS NOT NULL OR toast.oid IS NOT NULL OR c.relrowsecurity OR c.relforcerowsecurity
         OR c.relreplident NOT IN ('d', 'i') OR c.relpersistence = 'u' OR c.reloftype <> 0 OR c.relam NOT IN (0, 2))
), unusual AS MATERIALIZED (
  -- Few columns have such a setting, so these are selected first.
  SELECT a.*, t.typstorage
  FROM (SELECT a.attrelid, a.attnum, a.attname, a.atttypid, coalesce(a.attstattarget, -1) AS target, a.attoptions, a.attstorage
               , a.attcompression -- >= 14
        FROM pg_attribute a
        WHERE a.attnum > 0
          AND (a.attstattarget >= 0
               OR a.attlen = -1 AND (a.atttypid, a.attstorage) NOT IN (SELECT t.oid, t.typstorage FROM pg_type t)
               OR a.attcompression <> '' -- >= 14
               OR cardinality(a.attoptions) > 1 OR a.attoptions[1] NOT LIKE 'pg_attver=%')
        OFFSET 0) AS a
  JOIN pg_type t ON t.oid = a.atttypid
), attribute AS MATERIALIZED (
  SELECT a.*, c.relkind, c.relispartition, n.nspname, c.relname,
         format('ALTER TABLE %s%I.%I ALTER COLUMN %I ', CASE WHEN c.relkind = 'p' THEN '' ELSE 'ONLY ' END, n.nspname, c.relname,
                a.attname) AS alter
  FROM unusual a
  JOIN pg_class c ON c.oid = a.attrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'm', 'f') AND $scope
), named (letter, name) AS (VALUES ('p', 'PLAIN'), ('e', 'EXTERNAL'), ('m', 'MAIN'), ('x', 'EXTENDED'))
SELECT 'pg_class'::regclass::oid, r.oid, 0, r.oid, 'setting', r.nspname, r.relname, x.member,
       r.alter || x.definition, '', r.alter || x.definition, r.alter || x.removal
FROM relation r
CROSS JOIN LATERAL (
  SELECT 'row security', 'ENABLE ROW LEVEL SECURITY', 'DISABLE ROW LEVEL SECURITY' WHERE r.relrowsecurity
  UNION ALL
  SELECT 'forced row security', 'FORCE ROW LEVEL SECURITY', 'NO FORCE ROW LEVEL SECURITY' WHERE r.relforcerowsecurity
  UNION ALL
  SELECT 'replica identity', 'REPLICA IDENTITY ' || CASE r.relreplident WHEN 'f' THEN 'FULL' ELSE 'NOTHING' END,
         'REPLICA IDENTITY DEFAULT'
  WHERE r.relreplident IN ('f', 'n')
  UNION ALL
  SELECT 'unlogged', 'SET UNLOGGED', 'SET LOGGED' WHERE r.relpersistence = 'u'
  UNION ALL
  SELECT 'type', 'OF ' || format_type(r.reloftype, NULL), 'NOT OF' WHERE r.reloftype <> 0
  UNION ALL
  SELECT 'access method', 'SET ACCESS METHOD ' || quote_ident(m.amname), 'SET ACCESS METHOD heap'
  FROM pg_am m WHERE m.oid = r.relam AND r.relam <> 2 AND r.relkind <> 'm'
  UNION ALL
  SELECT o.option_name, format('SET (%I = %L)', o.option_name, o.option_value), format('RESET (%I)', o.option_name)
  FROM pg_options_to_table(r.reloptions) o
  UNION ALL
  SELECT 'toast.' || o.option_name, format('SET (toast.%I = %L)', o.option_name, o.option_value),
         format('RESET (toast.%I)', o.option_name)
  FROM pg_class toast CROSS JOIN LATERAL pg_options_to_table(toast.reloptions) o
  WHERE toast.oid = r.reltoastrelid
) AS x (member, definition, removal)
UNION ALL
SELECT 'pg_class'::regclass::oid, c.oid, 0, t.oid, 'setting', n.nspname, t.relname, x.member, x.definition, '', x.definition,
       x.removal
FROM pg_index i
JOIN pg_class c ON c.oid = i.indexrelid
JOIN pg_class t ON t.oid = i.indrelid
JOIN pg_namespace n ON n.oid = t.relnamespace
CROSS JOIN LATERAL (
  SELECT 'cluster', format('ALTER TABLE %I.%I CLUSTER ON %I', n.nspname, t.relname, c.relname),
         format('ALTER TABLE %I.%I SET WITHOUT CLUSTER', n.nspname, t.relname)
  WHERE i.indisclustered
  UNION ALL
  SELECT 'replica identity', format('ALTER TABLE %I.%I REPLICA IDENTITY USING INDEX %I', n.nspname, t.relname, c.relname),
         format('ALTER TABLE %I.%I REPLICA IDENTITY DEFAULT', n.nspname, t.relname)
  WHERE i.indisreplident AND t.relreplident = 'i'
  UNION ALL
  SELECT format('index %s %s', c.relname, o.option_name),
         format('ALTER INDEX %I.%I SET (%I = %L)', n.nspname, c.relname, o.option_name, o.option_value),
         format('ALTER INDEX %I.%I RESET (%I)', n.nspname, c.relname, o.option_name)
  FROM pg_options_to_table(c.reloptions) o
  WHERE NOT c.relispartition
  UNION ALL
  SELECT format('index %s column %s statistics', c.relname, a.attnum),
         format('ALTER INDEX %I.%I ALTER COLUMN %s SET STATISTICS %s', n.nspname, c.relname, a.attnum, a.target),
         format('ALTER INDEX %I.%I ALTER COLUMN %s SET STATISTICS -1', n.nspname, c.relname, a.attnum)
  FROM unusual a
  WHERE a.attrelid = c.oid AND a.target >= 0
) AS x (member, definition, removal)
WHERE i.indexrelid = ANY (ARRAY(SELECT i.indexrelid FROM pg_index i WHERE i.indisclustered OR i.indisreplident
                                UNION ALL
                                SELECT c.oid FROM pg_class c WHERE c.relkind IN ('i', 'I') AND c.reloptions IS NOT NULL
                                UNION ALL
                                SELECT a.attrelid FROM unusual a WHERE a.target >= 0))
  AND $scope
UNION ALL
SELECT 'pg_class'::regclass::oid, a.attrelid, a.attnum, a.attrelid, 'setting', a.nspname, a.relname,
       'column ' || a.attname || ' ' || x.member, a.alter || x.definition, '', a.alter || x.definition, a.alter || x.removal
FROM attribute a
CROSS JOIN LATERAL (
  SELECT 'statistics', 'SET STATISTICS ' || a.target, 'SET STATISTICS -1' WHERE a.target >= 0
  UNION ALL
  SELECT o.option_name, format('SET (%I = %L)', o.option_name, o.option_value), format('RESET (%I)', o.option_name)
  FROM pg_options_to_table(a.attoptions) o WHERE o.option_name <> 'pg_attver'
  UNION ALL
  SELECT 'storage', 'SET STORAGE ' || s.name, 'SET STORAGE ' || u.name
  FROM named s, named u
  WHERE NOT a.relispartition AND a.attstorage <> a.typstorage AND s.letter = a.attstorage AND u.letter = a.typstorage
  UNION ALL -- >= 14
  SELECT 'compression', 'SET COMPRESSION ' || CASE a.attcompression WHEN 'l' THEN 'lz4' ELSE 'pglz' END, -- >= 14
         'SET COMPRESSION default' -- >= 14
  WHERE NOT a.relispartition AND a.attcompression <> '' -- >= 14
) AS x (member, definition, removal)
UNION ALL
-- Defaults of view columns.
SELECT 'pg_class'::regclass::oid, c.oid, a.attnum, c.oid, 'setting', n.nspname, c.relname, 'column ' || a.attname || ' default',
       x.alter || x.value, '', x.alter || x.value, x.alter || 'DROP DEFAULT'
FROM (SELECT v.* FROM pg_class v WHERE v.relkind = 'v' AND v.oid >= 16384 OFFSET 0) AS c
JOIN pg_attrdef e ON e.adrelid = c.oid
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = e.adnum
CROSS JOIN LATERAL (
  SELECT format('ALTER VIEW %I.%I ALTER COLUMN %I ', n.nspname, c.relname, a.attname),
         'SET DEFAULT ' || pg_get_expr(e.adbin, e.adrelid)
) AS x (alter, value)
WHERE $scope
UNION ALL
-- Defaults of a partition that differ from those of its parent.
SELECT 'pg_class'::regclass::oid, c.oid, a.attnum, c.oid, 'setting', n.nspname, c.relname, 'column ' || a.attname || ' default',
       x.alter || x.value, '', x.alter || x.value, x.alter || x.before
FROM pg_inherits i
JOIN pg_class c ON c.oid = i.inhrelid AND c.relispartition AND c.relkind IN ('r', 'p')
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
LEFT JOIN pg_attrdef e ON e.adrelid = c.oid AND e.adnum = a.attnum
LEFT JOIN pg_attribute p ON p.attrelid = i.inhparent AND p.attname = a.attname
LEFT JOIN pg_attrdef d ON d.adrelid = i.inhparent AND d.adnum = p.attnum
CROSS JOIN LATERAL (
  SELECT format('ALTER TABLE %I.%I ALTER COLUMN %I ', n.nspname, c.relname, a.attname),
         coalesce('SET DEFAULT ' || pg_get_expr(e.adbin, e.adrelid), 'DROP DEFAULT'),
         coalesce('SET DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), 'DROP DEFAULT')
  WHERE e.adbin::text IS DISTINCT FROM d.adbin::text
) AS x (alter, value, before)
WHERE $scope AND x.value <> x.before
UNION ALL
SELECT 'pg_class'::regclass::oid, c.oid, a.attnum, c.oid, 'setting', n.nspname, c.relname, 'column ' || a.attname || ' required',
       format('ALTER TABLE %I.%I ALTER COLUMN %I SET NOT NULL', n.nspname, c.relname, a.attname), '',
       format('ALTER TABLE %I.%I ALTER COLUMN %I SET NOT NULL', n.nspname, c.relname, a.attname),
       format('ALTER TABLE %I.%I ALTER COLUMN %I DROP NOT NULL', n.nspname, c.relname, a.attname)
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_inherits i ON i.inhrelid = c.oid
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull
JOIN pg_attribute p ON p.attrelid = i.inhparent AND p.attname = a.attname AND NOT p.attnotnull
WHERE c.relkind IN ('r', 'p') AND c.relispartition AND $scope
UNION ALL -- >= 13
-- The state of a trigger of a partition that differs from that of its parent.
SELECT 'pg_class'::regclass::oid, c.oid, 0, c.oid, 'setting', n.nspname, c.relname, 'trigger ' || g.tgname, -- >= 13
       format('ALTER TABLE %I.%I %s TRIGGER %I', n.nspname, c.relname, s.state, g.tgname), '', -- >= 13
       format('ALTER TABLE %I.%I %s TRIGGER %I', n.nspname, c.relname, s.state, g.tgname), -- >= 13
       format('ALTER TABLE %I.%I %s TRIGGER %I', n.nspname, c.relname, u.state, g.tgname) -- >= 13
FROM pg_trigger g -- >= 13
JOIN pg_trigger p ON p.oid = g.tgparentid AND p.tgenabled <> g.tgenabled AND p.tgconstrrelid = 0 -- >= 13
JOIN pg_class c ON c.oid = g.tgrelid -- >= 13
JOIN pg_namespace n ON n.oid = c.relnamespace -- >= 13
JOIN (VALUES ('D', 'DISABLE'), ('R', 'ENABLE REPLICA'), ('A', 'ENABLE ALWAYS'), ('O', 'ENABLE')) AS s (letter, state) -- >= 13
  ON s.letter = g.tgenabled -- >= 13
JOIN (VALUES ('D', 'DISABLE'), ('R', 'ENABLE REPLICA'), ('A', 'ENABLE ALWAYS'), ('O', 'ENABLE')) AS u (letter, state) -- >= 13
  ON u.letter = p.tgenabled -- >= 13
WHERE g.tgparentid <> 0 AND $scope -- >= 13
UNION ALL -- >= 18
-- NOT NULL constraints without a default name. Their name before the rename depends on how they were created.
SELECT 'pg_class'::regclass::oid, c.oid, a.attnum, c.oid, 'setting', n.nspname, c.relname, 'column ' || a.attname || ' not_null_name', -- >= 18
       s.named, k.conname, '', s.unnamed -- >= 18
FROM pg_constraint k -- >= 18
JOIN pg_class c ON c.oid = k.conrelid -- >= 18
JOIN pg_namespace n ON n.oid = c.relnamespace -- >= 18
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[1] -- >= 18
CROSS JOIN LATERAL (SELECT format('%s_%s_not_null', c.relname, a.attname)) AS x (usual) -- >= 18
CROSS JOIN LATERAL ( -- >= 18
  SELECT E'DECLARE\n  given name := (SELECT k.conname FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_attribute a' -- >= 18
         || E' ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]' -- >= 18
         || E'\n    WHERE k.conrelid = %1$L::pg_catalog.regclass AND k.contype = ''n'' AND a.attname = %2$L);' -- >= 18
         || E'\nBEGIN\n  IF given <> %3$L THEN' -- >= 18
         || E'\n    EXECUTE pg_catalog.format(''ALTER TABLE %%s RENAME CONSTRAINT %%I TO %%I'', %1$L, given, %3$L);' -- >= 18
         || E'\n  END IF;\nEND' -- >= 18
) AS b (body) -- >= 18
CROSS JOIN LATERAL ( -- >= 18
  SELECT format('DO %L', format(b.body, format('%I.%I', n.nspname, c.relname), a.attname, k.conname)), -- >= 18
         format('DO %L', format(b.body, format('%I.%I', n.nspname, c.relname), a.attname, x.usual)) -- >= 18
) AS s (named, unnamed) -- >= 18
WHERE k.contype = 'n' AND k.conislocal AND k.convalidated AND k.conname !~ '_not_null\d*$' AND c.relkind IN ('r', 'p') -- >= 18
  AND NOT c.relispartition AND octet_length(x.usual) < 64 AND $scope -- >= 18
