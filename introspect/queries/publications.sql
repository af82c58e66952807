-- Publications and extended statistics. Columns as in relations.sql.
SELECT 'pg_publication'::regclass::oid, p.oid, 0, 0, 'publication', '', p.pubname, '',
       format('CREATE PUBLICATION %I', p.pubname) || CASE WHEN p.puballtables THEN ' FOR ALL TABLES'
                                                          ELSE coalesce(' FOR ' || nullif(p.members, ''), '') END || p.options,
       p.puballtables::text,
       CASE WHEN p.puballtables THEN '' WHEN p.members <> ''
            THEN format(E'ALTER PUBLICATION %I SET %s;\n', p.pubname, p.members) END ||
       format('ALTER PUBLICATION %I SET', p.pubname) || substr(p.all_options, 6),
       format('DROP PUBLICATION %I', p.pubname)
FROM (
  SELECT b.oid, b.pubname, b.puballtables,
         -- What exists may have had anything, so that a replacement sets everything.
         concat(' WITH (publish = ', x.publish,
                ', publish_via_partition_root = ' || b.pubviaroot, -- >= 13
                ', publish_generated_columns = ' || CASE b.pubgencols WHEN 's' THEN 'stored' ELSE 'none' END, -- >= 18
                ')') AS all_options,
         concat(' WITH (publish = ', x.publish,
                CASE WHEN b.pubviaroot THEN ', publish_via_partition_root = true' END, -- >= 13
                CASE WHEN b.pubgencols = 's' THEN ', publish_generated_columns = stored' END, -- >= 18
                ')') AS options,
         concat_ws(', ',
           'TABLE ' ||
           (SELECT string_agg(format('ONLY %I.%I', n.nspname, c.relname)
                   || coalesce(' (' || (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) -- >= 15
                                        FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum = ANY (r.prattrs)) || ')', '') -- >= 15
                   || coalesce(' WHERE (' || pg_get_expr(r.prqual, r.prrelid) || ')', '') -- >= 15
                   , ', ' ORDER BY n.nspname, c.relname)
            FROM pg_publication_rel r
            JOIN pg_class c ON c.oid = r.prrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE r.prpubid = b.oid)
           , 'TABLES IN SCHEMA ' || (SELECT string_agg(quote_ident(n.nspname), ', ' ORDER BY n.nspname) -- >= 15
                                     FROM pg_publication_namespace s -- >= 15
                                     JOIN pg_namespace n ON n.oid = s.pnnspid WHERE s.pnpubid = b.oid) -- >= 15
         ) AS members
  FROM pg_publication b
  CROSS JOIN LATERAL (
    SELECT quote_literal(concat_ws(', ', CASE WHEN b.pubinsert THEN 'insert' END, CASE WHEN b.pubupdate THEN 'update' END,
                                   CASE WHEN b.pubdelete THEN 'delete' END, CASE WHEN b.pubtruncate THEN 'truncate' END))
  ) AS x (publish)
  WHERE $1::text[] IS NULL
  OFFSET 0
) AS p
UNION ALL
SELECT 'pg_statistic_ext'::regclass::oid, s.oid, 0, s.stxrelid, 'statistics', n.nspname, s.stxname, '',
       -- The server lists the columns in the order of the table, which changes when a column is added again.
       replace(pg_get_statisticsobjdef(s.oid), ' ON ' || coalesce(k.in_order, ''), ' ON ' || coalesce(k.by_name, ''))
       || CASE WHEN coalesce(s.stxstattarget, -1) >= 0 -- >= 13
               THEN format(E';\nALTER STATISTICS %I.%I SET STATISTICS %s', n.nspname, s.stxname, s.stxstattarget) ELSE '' END -- >= 13
       , '', '', format('DROP STATISTICS %I.%I', n.nspname, s.stxname)
FROM pg_statistic_ext s
JOIN pg_namespace n ON n.oid = s.stxnamespace
CROSS JOIN LATERAL (
  SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY u.place), string_agg(quote_ident(a.attname), ', ' ORDER BY a.attname)
  FROM unnest(s.stxkeys::smallint[]) WITH ORDINALITY AS u (number, place)
  JOIN pg_attribute a ON a.attrelid = s.stxrelid AND a.attnum = u.number
) AS k (in_order, by_name)
WHERE $scope
