-- What the model has no place for: c check or exclusion constraint, t trigger, v view, f function. Schema, owner, member.
SELECT o.kind, n.nspname, o.owner, o.member
FROM (
  SELECT 'c' AS kind, c.relnamespace AS namespace, c.relname AS owner, k.conname AS member,
         'pg_constraint'::regclass AS class, k.oid
  FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
  WHERE k.contype IN ('c', 'x') AND NOT c.relispartition
  UNION ALL
  SELECT 't', c.relnamespace, c.relname, g.tgname, 'pg_trigger'::regclass, g.oid
  FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid
  WHERE NOT g.tgisinternal AND NOT c.relispartition
  UNION ALL
  SELECT 'v', c.relnamespace, c.relname, '', 'pg_class'::regclass, c.oid
  FROM pg_class c WHERE c.relkind IN ('v', 'm')
  UNION ALL
  SELECT 'f', p.pronamespace, p.proname, '', 'pg_proc'::regclass, p.oid
  FROM pg_proc p
) AS o
JOIN pg_namespace n ON n.oid = o.namespace
WHERE CASE WHEN $1::text[] IS NULL THEN n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
      ELSE n.nspname = ANY ($1) END
  AND (o.class, o.oid) NOT IN (SELECT d.classid, d.objid FROM pg_depend d
                               WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e')
