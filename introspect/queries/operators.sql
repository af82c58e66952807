-- Operators and casts. Columns as in relations.sql.
SELECT 'pg_operator'::regclass::oid, o.oid, 0, 0, 'operator', n.nspname,
       format('%s(%s, %s)', o.oprname, x.left_type, x.right_type), '',
       format(E'CREATE OPERATOR %I.%s (\n  FUNCTION = %s', n.nspname, o.oprname, o.oprcode) ||
       CASE WHEN o.oprleft <> 0 THEN E',\n  LEFTARG = ' || x.left_type ELSE '' END ||
       CASE WHEN o.oprright <> 0 THEN E',\n  RIGHTARG = ' || x.right_type ELSE '' END ||
       coalesce(E',\n  COMMUTATOR = ' || x.commutator, '') || coalesce(E',\n  NEGATOR = ' || x.negator, '') ||
       CASE WHEN o.oprrest <> 0 THEN E',\n  RESTRICT = ' || o.oprrest ELSE '' END ||
       CASE WHEN o.oprjoin <> 0 THEN E',\n  JOIN = ' || o.oprjoin ELSE '' END ||
       CASE WHEN o.oprcanhash THEN E',\n  HASHES' ELSE '' END || CASE WHEN o.oprcanmerge THEN E',\n  MERGES' ELSE '' END ||
       E'\n)', '', '',
       format('DROP OPERATOR %I.%s(%s, %s)', n.nspname, o.oprname, x.left_type, x.right_type)
FROM pg_operator o
JOIN pg_namespace n ON n.oid = o.oprnamespace
CROSS JOIN LATERAL (
  SELECT CASE WHEN o.oprleft = 0 THEN 'NONE' ELSE format_type(o.oprleft, NULL) END,
         CASE WHEN o.oprright = 0 THEN 'NONE' ELSE format_type(o.oprright, NULL) END,
         (SELECT format('OPERATOR(%I.%s)', cn.nspname, c.oprname)
          FROM pg_operator c JOIN pg_namespace cn ON cn.oid = c.oprnamespace WHERE c.oid = o.oprcom),
         (SELECT format('OPERATOR(%I.%s)', cn.nspname, c.oprname)
          FROM pg_operator c JOIN pg_namespace cn ON cn.oid = c.oprnamespace WHERE c.oid = o.oprnegate)
) AS x (left_type, right_type, commutator, negator)
WHERE o.oid >= 16384 AND o.oprcode <> 0 AND $scope
UNION ALL
SELECT 'pg_cast'::regclass::oid, k.oid, 0, 0, 'cast', '',
       format('%s AS %s', format_type(k.castsource, NULL), format_type(k.casttarget, NULL)), '',
       format('CREATE CAST (%s AS %s) ', format_type(k.castsource, NULL), format_type(k.casttarget, NULL)) ||
       CASE k.castmethod WHEN 'f' THEN 'WITH FUNCTION ' || k.castfunc::regprocedure WHEN 'i' THEN 'WITH INOUT'
                         ELSE 'WITHOUT FUNCTION' END ||
       CASE k.castcontext WHEN 'a' THEN ' AS ASSIGNMENT' WHEN 'i' THEN ' AS IMPLICIT' ELSE '' END, '', '',
       format('DROP CAST (%s AS %s)', format_type(k.castsource, NULL), format_type(k.casttarget, NULL))
FROM pg_cast k
WHERE k.oid >= 16384 AND $1::text[] IS NULL
  AND k.oid NOT IN (SELECT d.objid FROM pg_depend d WHERE d.classid = 'pg_cast'::regclass AND d.deptype = 'i')
