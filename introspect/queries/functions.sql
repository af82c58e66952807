-- Functions, procedures and aggregates. Their names include the types of their arguments. A function can be replaced
-- only if its result type and its arguments with their names stay the same. The constructors of a range type ('i')
-- belong to the range type and are not read.
WITH routine AS MATERIALIZED (
  SELECT p.oid, p.prokind, n.nspname, p.proname || '(' || oidvectortypes(p.proargtypes) || ')' AS name,
         format('%I.%I', n.nspname, p.proname) AS called, oidvectortypes(p.proargtypes) AS types,
         pg_get_function_arguments(p.oid) AS arguments,
         coalesce(pg_get_function_result(p.oid), '') AS result,
         p.proparallel,
         CASE WHEN p.prokind <> 'a'
              THEN regexp_replace(rtrim(pg_get_functiondef(p.oid), E'\n'), '^CREATE OR REPLACE ', '') END AS text
  FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
  WHERE $scope
    AND p.oid NOT IN (SELECT d.objid FROM pg_depend d
                      WHERE d.classid = 'pg_proc'::regclass AND d.deptype IN ('e', 'i'))
)
SELECT 'pg_proc'::regclass::oid, r.oid, 0, 0, CASE r.prokind WHEN 'p' THEN 'procedure' ELSE 'function' END,
       r.nspname, r.name, '',
       'CREATE ' || r.text,
       '(' || r.arguments || ') ' || r.result,
       'CREATE OR REPLACE ' || r.text,
       format('DROP %s %s(%s)', CASE r.prokind WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END, r.called, r.types)
FROM routine r WHERE r.prokind <> 'a'
UNION ALL
SELECT 'pg_proc'::regclass::oid, r.oid, 0, 0, 'aggregate', r.nspname, r.name, '',
       'CREATE AGGREGATE ' || x.text, '(' || r.arguments || ') ' || r.result || concat(' ', g.aggkind, g.aggnumdirectargs),
       'CREATE OR REPLACE AGGREGATE ' || x.text,
       format('DROP AGGREGATE %s(%s)', r.called, coalesce(nullif(pg_get_function_identity_arguments(r.oid), ''), '*'))
FROM routine r
JOIN pg_aggregate g ON g.aggfnoid = r.oid
CROSS JOIN LATERAL (
  SELECT r.called || '(' || coalesce(nullif(r.arguments, ''), '*') || E') (\n' ||
         string_agg('  ' || o.name || coalesce(' = ' || o.value, ''), E',\n' ORDER BY o.place) || E'\n)' AS text
  FROM (VALUES
    (1, 'SFUNC', g.aggtransfn::regproc::text, true),
    (2, 'STYPE', format_type(g.aggtranstype, NULL), true),
    (3, 'SSPACE', g.aggtransspace::text, g.aggtransspace <> 0),
    (4, 'FINALFUNC', g.aggfinalfn::regproc::text, g.aggfinalfn <> 0),
    (5, 'FINALFUNC_EXTRA', NULL, g.aggfinalextra),
    (6, 'FINALFUNC_MODIFY', CASE g.aggfinalmodify WHEN 'r' THEN 'READ_ONLY' WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END,
        g.aggfinalfn <> 0 AND g.aggfinalmodify <> CASE g.aggkind WHEN 'n' THEN 'r' ELSE 'w' END),
    (7, 'COMBINEFUNC', g.aggcombinefn::regproc::text, g.aggcombinefn <> 0),
    (8, 'SERIALFUNC', g.aggserialfn::regproc::text, g.aggserialfn <> 0),
    (9, 'DESERIALFUNC', g.aggdeserialfn::regproc::text, g.aggdeserialfn <> 0),
    (10, 'INITCOND', quote_literal(g.agginitval), g.agginitval IS NOT NULL),
    (11, 'MSFUNC', g.aggmtransfn::regproc::text, g.aggmtransfn <> 0),
    (12, 'MINVFUNC', g.aggminvtransfn::regproc::text, g.aggminvtransfn <> 0),
    (13, 'MSTYPE', format_type(g.aggmtranstype, NULL), g.aggmtranstype <> 0),
    (14, 'MSSPACE', g.aggmtransspace::text, g.aggmtransspace <> 0),
    (15, 'MFINALFUNC', g.aggmfinalfn::regproc::text, g.aggmfinalfn <> 0),
    (16, 'MFINALFUNC_EXTRA', NULL, g.aggmfinalextra),
    (17, 'MFINALFUNC_MODIFY', CASE g.aggmfinalmodify WHEN 'r' THEN 'READ_ONLY' WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END,
         g.aggmfinalfn <> 0 AND g.aggmfinalmodify <> CASE g.aggkind WHEN 'n' THEN 'r' ELSE 'w' END),
    (18, 'MINITCOND', quote_literal(g.aggminitval), g.aggminitval IS NOT NULL),
    (19, 'SORTOP', (SELECT format('OPERATOR(%I.%s)', sn.nspname, s.oprname)
                    FROM pg_operator s JOIN pg_namespace sn ON sn.oid = s.oprnamespace WHERE s.oid = g.aggsortop),
         g.aggsortop <> 0),
    (20, 'PARALLEL', CASE r.proparallel WHEN 's' THEN 'SAFE' ELSE 'RESTRICTED' END, r.proparallel <> 'u'),
    (21, 'HYPOTHETICAL', NULL, g.aggkind = 'h')
  ) AS o (place, name, value, said)
  WHERE o.said
) AS x
