-- Domains, composite types, ranges and collations. The constraints of a domain are in checks.sql. Columns as in
-- relations.sql.
WITH extended AS MATERIALIZED (
  SELECT d.objid FROM pg_depend d
  WHERE d.refclassid = 'pg_extension'::regclass AND d.classid = 'pg_type'::regclass AND d.deptype = 'e'
)
SELECT 'pg_type'::regclass::oid, t.oid, 0, 0, 'domain', t.nspname, t.typname, '',
       'CREATE DOMAIN ' || t.name || ' AS ' || t.base || coalesce(' DEFAULT ' || t.value, '') ||
       CASE WHEN t.typnotnull THEN ' NOT NULL' ELSE '' END,
       t.base,
       format(E'ALTER DOMAIN %s %s;\nALTER DOMAIN %s %s NOT NULL', t.name, coalesce('SET DEFAULT ' || t.value, 'DROP DEFAULT'),
              t.name, CASE WHEN t.typnotnull THEN 'SET' ELSE 'DROP' END),
       'DROP DOMAIN ' || t.name
FROM (
  SELECT t.oid, n.nspname, t.typname, t.typnotnull, format('%I.%I', n.nspname, t.typname) AS name,
         format_type(t.typbasetype, t.typtypmod) ||
         CASE WHEN t.typcollation <> b.typcollation
              THEN (SELECT format(' COLLATE %I.%I', ln.nspname, l.collname)
                    FROM pg_collation l JOIN pg_namespace ln ON ln.oid = l.collnamespace WHERE l.oid = t.typcollation)
              ELSE '' END AS base,
         coalesce(pg_get_expr(t.typdefaultbin, 0), quote_literal(t.typdefault)) AS value
  FROM pg_type t
  JOIN pg_type b ON b.oid = t.typbasetype
  JOIN pg_namespace n ON n.oid = t.typnamespace
  WHERE t.typtype = 'd' AND $scope AND t.oid NOT IN (SELECT objid FROM extended)
  OFFSET 0
) AS t
UNION ALL
SELECT 'pg_class'::regclass::oid, t.typrelid, 0, 0, 'composite type', n.nspname, t.typname, '',
       format('CREATE TYPE %I.%I AS (', n.nspname, t.typname) ||
       coalesce((SELECT string_agg(E'\n  ' || quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod) ||
                                   CASE WHEN a.attcollation <> e.typcollation
                                        THEN (SELECT format(' COLLATE %I.%I', ln.nspname, l.collname)
                                              FROM pg_collation l JOIN pg_namespace ln ON ln.oid = l.collnamespace
                                              WHERE l.oid = a.attcollation)
                                        ELSE '' END, ',' ORDER BY a.attnum) || E'\n'
                 FROM pg_attribute a JOIN pg_type e ON e.oid = a.atttypid
                 WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped), '') || ')',
       '', '', format('DROP TYPE %I.%I', n.nspname, t.typname)
FROM pg_class c
JOIN pg_type t ON t.oid = c.reltype
JOIN pg_namespace n ON n.oid = t.typnamespace
WHERE c.relkind = 'c' AND $scope AND t.oid NOT IN (SELECT objid FROM extended)
UNION ALL
SELECT 'pg_type'::regclass::oid, t.oid, 0, 0, 'range type', n.nspname, t.typname, '',
       format('CREATE TYPE %I.%I AS RANGE (SUBTYPE = %s', n.nspname, t.typname, format_type(r.rngsubtype, NULL)) ||
       CASE WHEN NOT o.opcdefault THEN format(', SUBTYPE_OPCLASS = %I.%I', op.nspname, o.opcname) ELSE '' END ||
       CASE WHEN r.rngcollation <> s.typcollation
            THEN (SELECT format(', COLLATION = %I.%I', ln.nspname, l.collname)
                  FROM pg_collation l JOIN pg_namespace ln ON ln.oid = l.collnamespace WHERE l.oid = r.rngcollation)
            ELSE '' END ||
       CASE WHEN r.rngcanonical <> 0 THEN ', CANONICAL = ' || r.rngcanonical ELSE '' END ||
       CASE WHEN r.rngsubdiff <> 0 THEN ', SUBTYPE_DIFF = ' || r.rngsubdiff ELSE '' END ||
       (SELECT format(', MULTIRANGE_TYPE_NAME = %I.%I', n.nspname, m.typname) FROM pg_type m WHERE m.oid = r.rngmultitypid) || -- >= 14
       ')',
       '', '', format('DROP TYPE %I.%I', n.nspname, t.typname)
FROM pg_range r
JOIN pg_type t ON t.oid = r.rngtypid
JOIN pg_namespace n ON n.oid = t.typnamespace
JOIN pg_type s ON s.oid = r.rngsubtype
JOIN pg_opclass o ON o.oid = r.rngsubopc
JOIN pg_namespace op ON op.oid = o.opcnamespace
WHERE $scope AND t.oid NOT IN (SELECT objid FROM extended)
UNION ALL
SELECT 'pg_collation'::regclass::oid, c.oid, 0, 0, 'collation', n.nspname, c.collname, '',
       format('CREATE COLLATION %I.%I (PROVIDER = %s', n.nspname, c.collname,
              CASE c.collprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' ELSE 'libc' END) ||
       CASE WHEN c.collprovider <> 'c' THEN format(', LOCALE = %L',
              c.colllocale -- >= 17
              coalesce(c.colliculocale, c.collcollate) -- >= 15 < 17
              c.collcollate -- < 15
            )
            WHEN c.collcollate = c.collctype THEN format(', LOCALE = %L', c.collcollate)
            ELSE format(', LC_COLLATE = %L, LC_CTYPE = %L', c.collcollate, c.collctype) END ||
       CASE WHEN c.collisdeterministic THEN '' ELSE ', DETERMINISTIC = false' END ||
       coalesce(', RULES = ' || quote_literal(c.collicurules), '') || -- >= 16
       ')',
       '', '', format('DROP COLLATION %I.%I', n.nspname, c.collname)
FROM pg_collation c
JOIN pg_namespace n ON n.oid = c.collnamespace
WHERE c.oid >= 16384 AND $scope
