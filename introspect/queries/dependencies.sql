-- The dependencies of pg_depend: class, id and sub of both objects. Without those of tables, columns, keys and indexes
-- on each other, which their fields show. A default is replaced by its column, the rule of a view by the view, and a
-- type by its table, or if it is an array or multirange by its element or range.
WITH enums AS MATERIALIZED (
  SELECT t.oid, t.typarray FROM pg_type t WHERE t.typtype = 'e'
),
enum_types AS MATERIALIZED (
  SELECT e.oid FROM enums e UNION ALL SELECT e.typarray FROM enums e
),
given AS MATERIALIZED (
  -- Defaults that a partition has from its parent, which needs what is in them.
  SELECT e.oid
  FROM pg_inherits i
  JOIN pg_class c ON c.oid = i.inhrelid AND c.relispartition
  JOIN pg_attrdef e ON e.adrelid = c.oid
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = e.adnum
  JOIN pg_attribute p ON p.attrelid = i.inhparent AND p.attname = a.attname
  JOIN pg_attrdef d ON d.adrelid = i.inhparent AND d.adnum = p.attnum
    AND (d.adbin::text = e.adbin::text OR pg_get_expr(d.adbin, d.adrelid) = pg_get_expr(e.adbin, e.adrelid))
),
needed AS MATERIALIZED (
  SELECT d.classid, d.objid, d.objsubid, d.refclassid, d.refobjid, d.refobjsubid
  FROM pg_depend d
  WHERE d.deptype IN ('n', 'a') AND d.objid >= 16384
    AND NOT (d.classid = 'pg_attrdef'::regclass AND d.objid IN (SELECT g.oid FROM given g))
    AND (d.refclassid <> 'pg_namespace'::regclass
         OR d.classid = 'pg_publication_namespace'::regclass -- >= 15
        )
    AND (d.classid NOT IN ('pg_class'::regclass, 'pg_attrdef'::regclass, 'pg_constraint'::regclass)
         OR d.refclassid <> 'pg_class'::regclass AND d.refobjid NOT IN (SELECT t.oid FROM enum_types t))
  UNION ALL
  SELECT d.classid, d.objid, d.objsubid, d.refclassid, d.refobjid, d.refobjsubid
  FROM (SELECT k.oid FROM pg_constraint k WHERE k.contype IN ('c', 'x')
        UNION ALL
        SELECT k.oid FROM pg_inherits i JOIN pg_constraint k ON k.conrelid = i.inhrelid AND k.contype IN ('p', 'u', 'f')
        WHERE k.conparentid = 0
        OFFSET 0) AS k
  JOIN pg_depend d ON d.classid = 'pg_constraint'::regclass AND d.objid = k.oid AND d.deptype IN ('n', 'a')
  WHERE d.refclassid = 'pg_class'::regclass
     OR d.refclassid = 'pg_type'::regclass AND d.refobjid IN (SELECT t.oid FROM enum_types t)
  UNION ALL
  -- The needs of the index of an exclusion constraint: operator classes, and those of its predicate.
  SELECT 'pg_constraint'::regclass, k.oid, 0, d.refclassid, d.refobjid, d.refobjsubid
  FROM pg_constraint k
  JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = k.conindid AND d.deptype IN ('n', 'a')
  WHERE k.contype = 'x'
  UNION ALL
  -- Enums in the text of defaults, except that of the column, and of indexes.
  SELECT d.classid, d.objid, d.objsubid, d.refclassid, d.refobjid, d.refobjsubid
  FROM pg_attrdef e
  JOIN pg_attribute a ON a.attrelid = e.adrelid AND a.attnum = e.adnum
  JOIN pg_depend d ON d.classid = 'pg_attrdef'::regclass AND d.objid = e.oid AND d.refclassid = 'pg_type'::regclass
  JOIN enums t ON d.refobjid IN (t.oid, t.typarray)
  WHERE a.atttypid NOT IN (t.oid, t.typarray) AND d.deptype = 'n' AND e.oid NOT IN (SELECT g.oid FROM given g)
  UNION ALL
  SELECT d.classid, d.objid, d.objsubid, d.refclassid, d.refobjid, d.refobjsubid
  FROM pg_index i
  JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = i.indexrelid AND d.refclassid = 'pg_type'::regclass
  WHERE (i.indexprs IS NOT NULL OR i.indpred IS NOT NULL) AND d.refobjid IN (SELECT t.oid FROM enum_types t)
    AND d.deptype = 'n'
  UNION ALL
  -- Enums of composite types and foreign tables; the fields of tables show those of tables.
  SELECT d.classid, d.objid, d.objsubid, d.refclassid, d.refobjid, d.refobjsubid
  FROM pg_class c
  JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.refclassid = 'pg_type'::regclass
  WHERE c.relkind IN ('c', 'f') AND d.deptype = 'n'
  UNION ALL
  SELECT 'pg_class'::regclass, i.inhrelid, 0, 'pg_class'::regclass, i.inhparent, 0
  FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE c.relispartition AND c.relkind NOT IN ('i', 'I')
  UNION ALL
  -- An inheritance needs those before it in the list of parents, and the checks that the table inherits.
  SELECT 'pg_inherits'::regclass, i.inhrelid, i.inhseqno, x.class, x.id, x.sub
  FROM pg_inherits i
  JOIN pg_class c ON c.oid = i.inhrelid
  CROSS JOIN LATERAL (
    SELECT 'pg_class'::regclass, i.inhparent, 0
    UNION ALL
    SELECT 'pg_inherits'::regclass, i.inhrelid, i.inhseqno - 1 WHERE i.inhseqno > 1
    UNION ALL
    SELECT 'pg_constraint'::regclass, k.oid, 0 FROM pg_constraint k WHERE k.conrelid = i.inhrelid AND k.contype = 'c'
  ) AS x (class, id, sub)
  WHERE NOT c.relispartition AND c.relkind IN ('r', 'f')
)
SELECT CASE WHEN e.oid IS NOT NULL OR w.oid IS NOT NULL THEN 'pg_class'::regclass::oid
            WHEN b.oid IS NOT NULL
                 OR s.oid IS NOT NULL -- >= 15
                 THEN 'pg_publication'::regclass::oid ELSE d.classid END,
       coalesce(e.adrelid, w.ev_class, b.prpubid,
                s.pnpubid, -- >= 15
                d.objid),
       coalesce(e.adnum, CASE WHEN w.oid IS NULL AND b.oid IS NULL THEN d.objsubid END, 0),
       CASE WHEN coalesce(el.typrelid, t.typrelid, 0) <> 0 THEN 'pg_class'::regclass::oid ELSE d.refclassid END,
       coalesce(nullif(el.typrelid, 0), nullif(t.typrelid, 0), el.oid,
                r.rngtypid, -- >= 14
                d.refobjid),
       d.refobjsubid
FROM needed d
LEFT JOIN pg_attrdef e ON d.classid = 'pg_attrdef'::regclass AND e.oid = d.objid
LEFT JOIN pg_rewrite w ON d.classid = 'pg_rewrite'::regclass AND w.oid = d.objid AND w.rulename = '_RETURN'
LEFT JOIN pg_publication_rel b ON d.classid = 'pg_publication_rel'::regclass AND b.oid = d.objid
LEFT JOIN pg_publication_namespace s ON d.classid = 'pg_publication_namespace'::regclass AND s.oid = d.objid -- >= 15
LEFT JOIN pg_type t ON d.refclassid = 'pg_type'::regclass AND t.oid = d.refobjid
LEFT JOIN pg_type el ON el.oid = t.typelem AND el.typarray = t.oid
LEFT JOIN pg_range r ON d.refclassid = 'pg_type'::regclass AND r.rngmultitypid = d.refobjid -- >= 14
UNION ALL
-- The sequences of defaults, usually that of the column.
SELECT 'pg_class'::regclass::oid, e.adrelid, e.adnum, d.refclassid, d.refobjid, 0
FROM pg_depend d
JOIN pg_attrdef e ON e.oid = d.objid
WHERE d.classid = 'pg_attrdef'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid = 0 AND d.deptype = 'n'
  AND e.oid NOT IN (SELECT g.oid FROM given g)
