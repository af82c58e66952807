-- Indexes except those of primary keys and exclusion constraints. Key columns are numbers (0 for an expression), options
-- bits (1 descending, 2 nulls first). Only expressions and predicates are spelled by the server. Servers
-- before 15 have no column indnullsnotdistinct: there its name means that of `older`.
SELECT i.indexrelid, i.indrelid, c.relname, m.amname, i.indisunique, i.indisvalid, i.indnkeyatts,
       i.indkey, i.indclass, i.indoption, i.indcollation,
       CASE WHEN i.indexprs IS NOT NULL
            THEN ARRAY(SELECT pg_get_indexdef(i.indexrelid, s.k, false)
                       FROM generate_series(1, i.indnkeyatts) AS s(k)
                       WHERE i.indkey[s.k - 1] = 0 ORDER BY s.k) END,
       CASE WHEN i.indpred IS NOT NULL THEN pg_get_expr(i.indpred, i.indrelid) END,
       i.nulls_not_distinct
FROM (VALUES (false)) AS older (indnullsnotdistinct)
CROSS JOIN LATERAL (SELECT x.*, indnullsnotdistinct AS nulls_not_distinct FROM pg_index x) AS i
JOIN pg_class c ON c.oid = i.indexrelid
JOIN pg_am m ON m.oid = c.relam
JOIN pg_class t ON t.oid = i.indrelid
JOIN pg_namespace n ON n.oid = t.relnamespace
WHERE NOT i.indisprimary AND NOT i.indisexclusion AND t.relkind IN ('r', 'p') AND NOT t.relispartition
  AND CASE WHEN $1::text[] IS NULL THEN n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
      ELSE n.nspname = ANY ($1) END
