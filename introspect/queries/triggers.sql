-- Triggers, rules, policies and event triggers. A state of a trigger or rule that is not the default is part of its
-- definition. A replacement always sets the state, because an existing trigger may have any. Columns as in
-- relations.sql.
SELECT 'pg_trigger'::regclass::oid, t.oid, 0, t.tgrelid, 'trigger', t.nspname, t.relname, t.tgname,
       t.text || CASE WHEN t.tgenabled <> 'O' THEN E';\n' || t.state ELSE '' END,
       (t.tgconstraint <> 0)::text,
       CASE WHEN t.tgconstraint = 0 -- >= 14
            THEN regexp_replace(t.text, '^CREATE ', 'CREATE OR REPLACE ') || E';\n' || t.state END, -- >= 14
       '', -- < 14
       format('DROP TRIGGER %I ON %s', t.tgname, t.relation)
FROM (
  SELECT g.oid, g.tgrelid, n.nspname, c.relname, g.tgname, g.tgenabled, g.tgconstraint, pg_get_triggerdef(g.oid) AS text,
         format('%I.%I', n.nspname, c.relname) AS relation,
         format('ALTER TABLE %I.%I %s TRIGGER %I', n.nspname, c.relname,
                CASE g.tgenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' WHEN 'A' THEN 'ENABLE ALWAYS'
                                 ELSE 'ENABLE' END, g.tgname) AS state
  FROM pg_trigger g
  JOIN pg_class c ON c.oid = g.tgrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE NOT g.tgisinternal AND $scope
    AND g.tgparentid = 0 -- >= 13
  OFFSET 0
) AS t
UNION ALL
SELECT 'pg_rewrite'::regclass::oid, t.oid, 0, t.ev_class, 'rule', t.nspname, t.relname, t.rulename,
       t.text || CASE WHEN t.ev_enabled <> 'O' THEN E';\n' || t.state ELSE '' END,
       '',
       regexp_replace(t.text, '^CREATE ', 'CREATE OR REPLACE ') || E';\n' || t.state,
       format('DROP RULE %I ON %s', t.rulename, t.relation)
FROM (
  SELECT w.oid, w.ev_class, n.nspname, c.relname, w.rulename, w.ev_enabled, rtrim(pg_get_ruledef(w.oid), ';') AS text,
         format('%I.%I', n.nspname, c.relname) AS relation,
         format('ALTER TABLE %I.%I %s RULE %I', n.nspname, c.relname,
                CASE w.ev_enabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' WHEN 'A' THEN 'ENABLE ALWAYS'
                                  ELSE 'ENABLE' END, w.rulename) AS state
  FROM pg_rewrite w
  JOIN pg_class c ON c.oid = w.ev_class
  JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE w.rulename <> '_RETURN' AND $scope
  OFFSET 0
) AS t
UNION ALL
SELECT 'pg_policy'::regclass::oid, p.oid, 0, p.polrelid, 'policy', p.nspname, p.relname, p.polname,
       'CREATE POLICY ' || p.target || CASE WHEN p.polpermissive THEN '' ELSE ' AS RESTRICTIVE' END ||
       CASE p.polcmd WHEN 'r' THEN ' FOR SELECT' WHEN 'a' THEN ' FOR INSERT' WHEN 'w' THEN ' FOR UPDATE'
                     WHEN 'd' THEN ' FOR DELETE' ELSE '' END ||
       CASE WHEN p.roles <> 'PUBLIC' THEN ' TO ' || p.roles ELSE '' END || p.conditions,
       concat_ws(' ', p.polpermissive, p.polcmd, p.used, p.checked),
       'ALTER POLICY ' || p.target || ' TO ' || p.roles || p.conditions,
       'DROP POLICY ' || p.target
FROM (
  SELECT y.oid, y.polrelid, n.nspname, c.relname, y.polname, y.polpermissive, y.polcmd,
         y.polqual IS NOT NULL AS used, y.polwithcheck IS NOT NULL AS checked,
         format('%I ON %I.%I', y.polname, n.nspname, c.relname) AS target,
         (SELECT string_agg(CASE WHEN o.role = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(o.role)) END, ', '
                            ORDER BY pg_get_userbyid(o.role))
          FROM unnest(y.polroles) AS o (role)) AS roles,
         coalesce(' USING (' || pg_get_expr(y.polqual, y.polrelid) || ')', '') ||
         coalesce(' WITH CHECK (' || pg_get_expr(y.polwithcheck, y.polrelid) || ')', '') AS conditions
  FROM pg_policy y
  JOIN pg_class c ON c.oid = y.polrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE $scope
  OFFSET 0
) AS p
UNION ALL
SELECT 'pg_event_trigger'::regclass::oid, e.oid, 0, 0, 'event trigger', '', e.evtname, '',
       format('CREATE EVENT TRIGGER %I ON %s', e.evtname, e.evtevent) ||
       coalesce(' WHEN TAG IN (' || (SELECT string_agg(quote_literal(tag), ', ' ORDER BY tag)
                                     FROM unnest(e.evttags) AS o (tag)) || ')', '') ||
       ' EXECUTE FUNCTION ' || e.evtfoid::regproc || '()' ||
       CASE e.evtenabled WHEN 'D' THEN format(E';\nALTER EVENT TRIGGER %I DISABLE', e.evtname)
                         WHEN 'R' THEN format(E';\nALTER EVENT TRIGGER %I ENABLE REPLICA', e.evtname)
                         WHEN 'A' THEN format(E';\nALTER EVENT TRIGGER %I ENABLE ALWAYS', e.evtname) ELSE '' END,
       '', '', format('DROP EVENT TRIGGER %I', e.evtname)
FROM pg_event_trigger e
WHERE $1::text[] IS NULL
