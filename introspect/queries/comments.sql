-- Comments. class, id and sub are those of the object that has the comment. The query itself builds the names for
-- comments of relations and their columns, which are most of them, and of unique constraints, which differ from their
-- indexes only by that. pg_identify_object prints the others, and class and id give their address. Columns as in
-- relations.sql.
SELECT x.class, x.id, x.sub, x.relation, 'comment', x.schema, x.name, x.member,
       format('COMMENT ON %s IS %L', x.target, x.text), '', format('COMMENT ON %s IS %L', x.target, x.text),
       format('COMMENT ON %s IS %L', x.target, CASE x.target WHEN 'SCHEMA public' THEN 'standard public schema' END)
FROM (
  SELECT d.classoid, d.objoid, d.objsubid, coalesce(i.indrelid, c.oid), n.nspname::text, coalesce(t.relname, c.relname)::text,
         CASE WHEN a.attname IS NOT NULL THEN 'column ' || a.attname WHEN i.indexrelid IS NOT NULL THEN 'index ' || c.relname
              WHEN c.relkind = 'S' THEN 'sequence' WHEN c.relkind = 'v' THEN 'view' WHEN c.relkind = 'm' THEN 'materialized view'
              WHEN c.relkind = 'f' THEN 'foreign table' WHEN c.relispartition THEN 'partition' ELSE 'table' END,
         CASE WHEN a.attname IS NOT NULL THEN format('COLUMN %I.%I.%I', n.nspname, c.relname, a.attname)
              ELSE format('%s %I.%I', CASE WHEN i.indexrelid IS NOT NULL THEN 'INDEX' WHEN c.relkind = 'S' THEN 'SEQUENCE'
                                           WHEN c.relkind = 'v' THEN 'VIEW' WHEN c.relkind = 'm' THEN 'MATERIALIZED VIEW'
                                           WHEN c.relkind = 'f' THEN 'FOREIGN TABLE' ELSE 'TABLE' END, n.nspname, c.relname)
              END,
         d.description
  FROM pg_description d
  JOIN pg_class c ON c.oid = d.objoid
  JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.objsubid AND d.objsubid > 0
  LEFT JOIN pg_index i ON i.indexrelid = c.oid
  LEFT JOIN pg_class t ON t.oid = i.indrelid
  WHERE d.classoid = 'pg_class'::regclass AND d.objoid >= 16384 AND $scope
  UNION ALL
  SELECT CASE WHEN ct.oid IS NOT NULL THEN 'pg_class'::regclass::oid ELSE d.classoid END, coalesce(ct.typrelid, d.objoid),
         d.objsubid, 0, coalesce(n.nspname, ''), coalesce(c.relname, ''),
         coalesce('unique constraint ' || CASE WHEN c.oid IS NOT NULL THEN k.conname END, ''),
         CASE o.type WHEN 'domain constraint' THEN format('CONSTRAINT %I ON DOMAIN %s', k.conname, format_type(k.contypid, NULL))
                     WHEN 'table constraint' THEN 'CONSTRAINT ' || o.identity
                     WHEN 'statistics object' THEN 'STATISTICS ' || o.identity
                     WHEN 'foreign-data wrapper' THEN 'FOREIGN DATA WRAPPER ' || o.identity
                     WHEN 'composite type' THEN 'TYPE ' || o.identity
                     WHEN 'aggregate' THEN 'AGGREGATE ' || replace(o.identity, '()', '(*)')
                     ELSE upper(o.type) || ' ' || o.identity END,
         d.description
  FROM pg_description d
  LEFT JOIN pg_constraint k ON d.classoid = 'pg_constraint'::regclass AND k.oid = d.objoid
  LEFT JOIN pg_class c ON k.contype = 'u' AND c.oid = k.conrelid
  LEFT JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_type ct ON d.classoid = 'pg_type'::regclass AND ct.oid = d.objoid AND ct.typtype = 'c'
  CROSS JOIN LATERAL pg_identify_object(d.classoid, d.objoid, d.objsubid) AS o
  WHERE d.classoid <> 'pg_class'::regclass AND d.classoid <> 'pg_extension'::regclass
    AND (d.objoid >= 16384
         OR d.classoid = 'pg_namespace'::regclass AND d.objoid = 'public'::regnamespace AND d.description <> 'standard public schema')
) AS x (class, id, sub, relation, schema, name, member, target, text)
