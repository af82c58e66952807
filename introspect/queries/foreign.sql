-- Foreign data wrappers, servers and tables. User mappings contain passwords and are not read. Columns as in
-- relations.sql.
SELECT 'pg_foreign_data_wrapper'::regclass::oid, w.oid, 0, 0, 'foreign data wrapper', '', w.fdwname, '',
       'CREATE FOREIGN DATA WRAPPER ' || quote_ident(w.fdwname) ||
       CASE WHEN w.fdwhandler <> 0 THEN ' HANDLER ' || w.fdwhandler::regproc ELSE '' END ||
       CASE WHEN w.fdwvalidator <> 0 THEN ' VALIDATOR ' || w.fdwvalidator::regproc ELSE '' END ||
       coalesce(' OPTIONS (' || (SELECT string_agg(format('%I %L', o.option_name, o.option_value), ', ')
                                 FROM pg_options_to_table(w.fdwoptions) o) || ')', ''), '', '',
       'DROP FOREIGN DATA WRAPPER ' || quote_ident(w.fdwname)
FROM pg_foreign_data_wrapper w WHERE $1::text[] IS NULL
UNION ALL
SELECT 'pg_foreign_server'::regclass::oid, s.oid, 0, 0, 'foreign server', '', s.srvname, '',
       'CREATE SERVER ' || quote_ident(s.srvname) || coalesce(' TYPE ' || quote_literal(s.srvtype), '') ||
       coalesce(' VERSION ' || quote_literal(s.srvversion), '') || ' FOREIGN DATA WRAPPER ' || quote_ident(w.fdwname) ||
       coalesce(' OPTIONS (' || (SELECT string_agg(format('%I %L', o.option_name, o.option_value), ', ')
                                 FROM pg_options_to_table(s.srvoptions) o) || ')', ''), '', '',
       'DROP SERVER ' || quote_ident(s.srvname)
FROM pg_foreign_server s JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw WHERE $1::text[] IS NULL
UNION ALL
SELECT 'pg_class'::regclass::oid, c.oid, 0, 0, 'foreign table', n.nspname, c.relname, '',
       format('CREATE FOREIGN TABLE %I.%I ', n.nspname, c.relname) ||
       CASE WHEN c.relispartition
            THEN (SELECT format('PARTITION OF %I.%I ', pn.nspname, p.relname)
                  FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhparent JOIN pg_namespace pn ON pn.oid = p.relnamespace
                  WHERE i.inhrelid = c.oid) || pg_get_expr(c.relpartbound, c.oid)
            ELSE '(' || coalesce((
              SELECT string_agg(E'\n  ' || quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod) ||
                       coalesce(' OPTIONS (' || (SELECT string_agg(format('%I %L', o.option_name, o.option_value), ', ')
                                                 FROM pg_options_to_table(a.attfdwoptions) o) || ')', '') ||
                       CASE WHEN a.attcollation <> t.typcollation
                            THEN (SELECT format(' COLLATE %I.%I', ln.nspname, l.collname)
                                  FROM pg_collation l JOIN pg_namespace ln ON ln.oid = l.collnamespace
                                  WHERE l.oid = a.attcollation)
                            ELSE '' END ||
                       CASE WHEN a.attgenerated <> '' THEN ' GENERATED ALWAYS AS (' || pg_get_expr(e.adbin, e.adrelid) || ')' ||
                                 CASE a.attgenerated WHEN 's' THEN ' STORED' ELSE ' VIRTUAL' END
                            ELSE coalesce(' DEFAULT ' || pg_get_expr(e.adbin, e.adrelid), '') END ||
                       CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END, ',' ORDER BY a.attnum)
              FROM pg_attribute a
              JOIN pg_type t ON t.oid = a.atttypid
              LEFT JOIN pg_attrdef e ON e.adrelid = a.attrelid AND e.adnum = a.attnum
              WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped), '') || E'\n)' END ||
       ' SERVER ' || quote_ident(s.srvname) ||
       coalesce(' OPTIONS (' || (SELECT string_agg(format('%I %L', o.option_name, o.option_value), ', ')
                                 FROM pg_options_to_table(f.ftoptions) o) || ')', ''), '', '',
       format('DROP FOREIGN TABLE %I.%I', n.nspname, c.relname)
FROM pg_foreign_table f
JOIN pg_class c ON c.oid = f.ftrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_foreign_server s ON s.oid = f.ftserver
WHERE $scope
