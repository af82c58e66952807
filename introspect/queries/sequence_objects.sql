-- Sequences as objects: separate sequences, and the options of a sequence that belongs to a column. A sequence that a
-- column owns but does not use for its default (nextval is function 1574, the casts to smaller integers 714 and 480) is
-- a separate sequence with an owner. A definition has only the options that are not the defaults; a replacement has all
-- options, because an existing sequence may have any. Columns as in relations.sql.
WITH known AS MATERIALIZED (
  -- Most sequences belong to a column and have default options; these are excluded here.
  SELECT s.*, d.deptype, d.refobjid AS owner, d.refobjsubid AS number, x.*,
         concat(CASE WHEN s.seqincrement <> 1 THEN ' INCREMENT BY ' || s.seqincrement END,
                CASE WHEN s.seqmin <> u.min THEN ' MINVALUE ' || s.seqmin END,
                CASE WHEN s.seqmax <> u.max THEN ' MAXVALUE ' || s.seqmax END,
                CASE WHEN s.seqstart <> CASE WHEN s.seqincrement > 0 THEN s.seqmin ELSE s.seqmax END
                     THEN ' START WITH ' || s.seqstart END,
                CASE WHEN s.seqcache <> 1 THEN ' CACHE ' || s.seqcache END,
                CASE WHEN s.seqcycle THEN ' CYCLE' END) AS unusual
  FROM pg_sequence s
  LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = s.seqrelid
                       AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
  CROSS JOIN LATERAL (
    SELECT (SELECT a.atttypid FROM pg_attribute a WHERE a.attrelid = d.refobjid AND a.attnum = d.refobjsubid),
           (SELECT CASE WHEN (SELECT true FROM pg_depend v
                              WHERE v.classid = 'pg_attrdef'::regclass AND v.objid = e.oid
                                AND v.refclassid = 'pg_class'::regclass AND v.refobjid = s.seqrelid LIMIT 1)
                        THEN e.adbin::text END
            FROM pg_attrdef e WHERE e.adrelid = d.refobjid AND e.adnum = d.refobjsubid)
    OFFSET 0
  ) AS a (type, value)
  CROSS JOIN LATERAL (
    SELECT d.deptype = 'i'
           OR d.deptype = 'a'
              AND a.value ~ '^[{]FUNCEXPR :funcid (1574|(480|714) [^{]* :args [(][{]FUNCEXPR :funcid 1574) ',
           CASE WHEN a.type IN (21, 23) THEN a.type ELSE 20::oid END
  ) AS x (plain, usual_type)
  CROSS JOIN LATERAL (
    SELECT CASE WHEN s.seqincrement > 0 THEN 1
                ELSE CASE s.seqtypid WHEN 21 THEN -32768 WHEN 23 THEN -2147483648 ELSE -9223372036854775808 END END,
           CASE WHEN s.seqincrement < 0 THEN -1
                ELSE CASE s.seqtypid WHEN 21 THEN 32767 WHEN 23 THEN 2147483647 ELSE 9223372036854775807 END END
  ) AS u (min, max)
  WHERE x.plain IS NOT TRUE OR s.seqtypid <> x.usual_type OR s.seqincrement <> 1 OR s.seqmin <> u.min OR s.seqmax <> u.max
        OR s.seqstart <> 1 OR s.seqcache <> 1 OR s.seqcycle
), sequence AS MATERIALIZED (
  SELECT c.oid, n.nspname, c.relname, format('%I.%I', n.nspname, c.relname) AS name, c.relpersistence = 'u' AS unlogged,
         k.deptype, k.plain, k.usual_type::regtype::text AS usual_type, k.owner, k.number, o.relname AS owner_name,
         wn.nspname AS owner_schema, a.attname AS column_name, k.seqtypid::regtype::text AS type, k.seqincrement, k.seqmin,
         k.seqmax, k.seqstart, k.seqcache, k.seqcycle, k.unusual
  FROM known k
  JOIN pg_class c ON c.oid = k.seqrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_class o ON o.oid = k.owner
  LEFT JOIN pg_namespace wn ON wn.oid = o.relnamespace
  LEFT JOIN pg_attribute a ON a.attrelid = k.owner AND a.attnum = k.number
  WHERE $scope
)
SELECT 'pg_class'::regclass::oid, s.oid, 0, 0, 'sequence', s.nspname, s.relname, '',
       'CREATE ' || CASE WHEN s.unlogged THEN 'UNLOGGED ' ELSE '' END || 'SEQUENCE ' || s.name ||
       CASE WHEN s.type <> 'bigint' THEN ' AS ' || s.type ELSE '' END || s.unusual,
       '',
       format('ALTER SEQUENCE %s AS %s INCREMENT BY %s MINVALUE %s MAXVALUE %s START WITH %s CACHE %s %s', s.name, s.type,
              s.seqincrement, s.seqmin, s.seqmax, s.seqstart, s.seqcache, CASE WHEN s.seqcycle THEN 'CYCLE' ELSE 'NO CYCLE' END)
       || format(E';\nALTER SEQUENCE %s SET %s', s.name, CASE WHEN s.unlogged THEN 'UNLOGGED' ELSE 'LOGGED' END) -- >= 15
       ,
       'DROP SEQUENCE ' || s.name
FROM sequence s WHERE s.plain IS NOT TRUE
UNION ALL
SELECT 'pg_class'::regclass::oid, s.owner, s.number, s.oid, 'setting', s.nspname, s.relname, 'owner',
       format('ALTER SEQUENCE %s OWNED BY %I.%I.%I', s.name, s.owner_schema, s.owner_name, s.column_name), '',
       format('ALTER SEQUENCE %s OWNED BY %I.%I.%I', s.name, s.owner_schema, s.owner_name, s.column_name),
       format('ALTER SEQUENCE %s OWNED BY NONE', s.name)
FROM sequence s WHERE s.deptype = 'a' AND NOT coalesce(s.plain, false)
UNION ALL
SELECT 'pg_class'::regclass::oid, s.owner, s.number, s.owner, 'setting', s.owner_schema, s.owner_name,
       'column ' || s.column_name || CASE s.deptype WHEN 'i' THEN ' identity' ELSE ' sequence' END,
       t.statement, '', t.statement,
       CASE s.deptype
       WHEN 'i' THEN format('ALTER TABLE %I.%I ALTER COLUMN %I SET INCREMENT BY 1 SET NO MINVALUE SET NO MAXVALUE SET START WITH 1 '
                            'SET CACHE 1 SET NO CYCLE', s.owner_schema, s.owner_name, s.column_name)
       ELSE format('ALTER SEQUENCE %s AS %s INCREMENT BY 1 NO MINVALUE NO MAXVALUE START WITH 1 CACHE 1 NO CYCLE', s.name,
                   s.usual_type) END
FROM sequence s
CROSS JOIN LATERAL (
  SELECT CASE s.deptype
         WHEN 'i' THEN format('ALTER TABLE %I.%I ALTER COLUMN %I SET INCREMENT BY %s SET MINVALUE %s SET MAXVALUE %s '
                              'SET START WITH %s SET CACHE %s SET %s',
                              s.owner_schema, s.owner_name, s.column_name, s.seqincrement, s.seqmin, s.seqmax, s.seqstart,
                              s.seqcache, CASE WHEN s.seqcycle THEN 'CYCLE' ELSE 'NO CYCLE' END)
         ELSE format('ALTER SEQUENCE %s AS %s INCREMENT BY %s MINVALUE %s MAXVALUE %s START WITH %s CACHE %s %s', s.name, s.type,
                     s.seqincrement, s.seqmin, s.seqmax, s.seqstart, s.seqcache,
                     CASE WHEN s.seqcycle THEN 'CYCLE' ELSE 'NO CYCLE' END) END
) AS t (statement)
WHERE s.plain AND (s.unusual <> '' OR s.deptype = 'a' AND s.type <> s.usual_type)
