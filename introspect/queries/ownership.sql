-- Owners, and privileges that differ from the default ones of the kind and owner of the object: one row for each role
-- with other privileges. class, id and sub are those of the object, and give its address. Columns as in relations.sql.
WITH owned AS MATERIALIZED (
  SELECT x.*, o.type AS what, replace(o.identity, '()', CASE o.type WHEN 'aggregate' THEN '(*)' ELSE '()' END) AS identity
  FROM (
    SELECT 'pg_class'::regclass::oid, c.oid, 0, c.relowner, c.relacl, CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char",
           NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
                       AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i') AND c.relkind = 'S')
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND $scope
    UNION ALL
    SELECT 'pg_class'::regclass::oid, c.oid, a.attnum, c.relowner, a.attacl, 'c'::"char", false
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE a.attacl IS NOT NULL AND $scope
    UNION ALL
    SELECT 'pg_proc'::regclass::oid, p.oid, 0, p.proowner, p.proacl, 'f'::"char", true
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE $scope
    UNION ALL
    SELECT 'pg_type'::regclass::oid, t.oid, 0, t.typowner, t.typacl, 'T'::"char", true
    FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
    LEFT JOIN pg_class c ON c.oid = t.typrelid
    WHERE (t.typtype IN ('d', 'e', 'r') OR c.relkind = 'c') AND $scope
    UNION ALL
    SELECT 'pg_namespace'::regclass::oid, n.oid, 0, n.nspowner, n.nspacl, 'n'::"char",
           n.oid <> 'public'::regnamespace OR n.nspowner NOT IN (10, 6171)  -- the bootstrap superuser, pg_database_owner
    FROM pg_namespace n WHERE $scope
    UNION ALL
    SELECT 'pg_foreign_data_wrapper'::regclass::oid, w.oid, 0, w.fdwowner, w.fdwacl, 'F'::"char", true
    FROM pg_foreign_data_wrapper w
    UNION ALL
    SELECT 'pg_foreign_server'::regclass::oid, s.oid, 0, s.srvowner, s.srvacl, 'S'::"char", true FROM pg_foreign_server s
    UNION ALL
    SELECT 'pg_publication'::regclass::oid, p.oid, 0, p.pubowner, NULL, ' '::"char", true FROM pg_publication p
    UNION ALL
    SELECT 'pg_event_trigger'::regclass::oid, e.oid, 0, e.evtowner, NULL, ' '::"char", true FROM pg_event_trigger e
    UNION ALL
    SELECT 'pg_statistic_ext'::regclass::oid, s.oid, 0, s.stxowner, NULL, ' '::"char", true FROM pg_statistic_ext s
    UNION ALL
    SELECT 'pg_collation'::regclass::oid, c.oid, 0, c.collowner, NULL, ' '::"char", true FROM pg_collation c WHERE c.oid >= 16384
    UNION ALL
    SELECT 'pg_operator'::regclass::oid, o.oid, 0, o.oprowner, NULL, ' '::"char", true FROM pg_operator o
    WHERE o.oid >= 16384 AND o.oprcode <> 0
    UNION ALL
    SELECT 'pg_ts_config'::regclass::oid, c.oid, 0, c.cfgowner, NULL, ' '::"char", true FROM pg_ts_config c WHERE c.oid >= 16384
    UNION ALL
    SELECT 'pg_ts_dict'::regclass::oid, d.oid, 0, d.dictowner, NULL, ' '::"char", true FROM pg_ts_dict d WHERE d.oid >= 16384
  ) AS x (class, id, sub, owner, acl, letter, has_owner)
  CROSS JOIN LATERAL pg_identify_object(x.class, x.id, x.sub) AS o
  WHERE (x.class, x.id) NOT IN (SELECT d.classid, d.objid FROM pg_depend d
                                WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e')
), granted AS MATERIALIZED (
  SELECT o.class, o.id, o.sub, o.letter, o.identity, g.grantee,
         CASE o.letter WHEN 'c' THEN format('(%I)', (SELECT a.attname FROM pg_attribute a
                                                     WHERE a.attrelid = o.id AND a.attnum = o.sub)) ELSE '' END AS column,
         string_agg(g.privilege_type, ', ' ORDER BY g.privilege_type) FILTER (WHERE g.real AND NOT g.is_grantable) AS plain,
         string_agg(g.privilege_type, ', ' ORDER BY g.privilege_type) FILTER (WHERE g.real AND g.is_grantable) AS with_option,
         string_agg(g.privilege_type, ', ' ORDER BY g.privilege_type) FILTER (WHERE NOT g.real) AS usual,
         coalesce(string_agg(g.privilege_type || g.is_grantable, ', ' ORDER BY g.privilege_type) FILTER (WHERE g.real), '') AS all_real,
         coalesce(string_agg(g.privilege_type || g.is_grantable, ', ' ORDER BY g.privilege_type) FILTER (WHERE NOT g.real), '')
           AS all_usual
  FROM owned o
  CROSS JOIN LATERAL (
    SELECT true, r.grantee, r.privilege_type, r.is_grantable FROM aclexplode(o.acl) r
    UNION ALL
    SELECT false, u.grantee, u.privilege_type, u.is_grantable FROM aclexplode(coalesce(
      (SELECT i.initprivs FROM pg_init_privs i WHERE i.classoid = o.class AND i.objoid = o.id AND i.objsubid = 0 AND i.privtype = 'i'),
      acldefault(o.letter, o.owner))) u
    WHERE o.letter <> 'c'
  ) AS g (real, grantee, privilege_type, is_grantable)
  WHERE o.acl IS NOT NULL
  GROUP BY o.class, o.id, o.sub, o.letter, o.identity, g.grantee
), spelled AS (
  SELECT g.class, g.id, g.sub, g.letter, w.member,
         format('REVOKE ALL%s ON %s FROM %s', g.column, w.target, w.who) ||
         coalesce(E';\nGRANT ' || w.plain || ' ON ' || w.target || ' TO ' || w.who, '') ||
         coalesce(E';\nGRANT ' || w.with_option || ' ON ' || w.target || ' TO ' || w.who || ' WITH GRANT OPTION', '') AS definition,
         format('REVOKE ALL%s ON %s FROM %s', g.column, w.target, w.who) ||
         coalesce(E';\nGRANT ' || g.usual || ' ON ' || w.target || ' TO ' || w.who, '') AS removal
  FROM granted g
  CROSS JOIN LATERAL (
    SELECT CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(g.grantee)) END,
           CASE g.grantee WHEN 0 THEN 'everyone' ELSE pg_get_userbyid(g.grantee) END,
           CASE g.letter WHEN 's' THEN 'SEQUENCE ' WHEN 'f' THEN 'ROUTINE ' WHEN 'T' THEN 'TYPE ' WHEN 'n' THEN 'SCHEMA '
                         WHEN 'F' THEN 'FOREIGN DATA WRAPPER ' WHEN 'S' THEN 'FOREIGN SERVER ' ELSE 'TABLE ' END ||
           CASE WHEN g.letter = 'c' THEN (SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c
                                          JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = g.id)
                ELSE replace(g.identity, '(*)', '()') END,
           CASE g.letter WHEN 'c' THEN replace(g.plain, ',', g.column || ',') || g.column ELSE g.plain END,
           CASE g.letter WHEN 'c' THEN replace(g.with_option, ',', g.column || ',') || g.column ELSE g.with_option END
  ) AS w (who, member, target, plain, with_option)
  WHERE g.all_real <> g.all_usual
)
SELECT o.class, o.id, o.sub, 0, 'owner', '', '', '', x.statement, '', x.statement, ''
FROM owned o
CROSS JOIN LATERAL (
  SELECT format('ALTER %s %s OWNER TO %I',
                CASE o.what WHEN 'statistics object' THEN 'STATISTICS' WHEN 'foreign-data wrapper' THEN 'FOREIGN DATA WRAPPER'
                            WHEN 'composite type' THEN 'TYPE' ELSE upper(o.what) END,
                o.identity, pg_get_userbyid(o.owner))
) AS x (statement)
WHERE o.has_owner
UNION ALL
SELECT s.class, s.id, s.sub, 0, 'privileges', coalesce(n.nspname, ''), coalesce(c.relname, ''),
       CASE WHEN c.oid IS NOT NULL THEN 'sequence ' ELSE '' END || 'to ' || s.member, s.definition, '', s.definition, s.removal
FROM spelled s
LEFT JOIN pg_class c ON s.letter = 's' AND c.oid = s.id
LEFT JOIN pg_namespace n ON n.oid = c.relnamespace
