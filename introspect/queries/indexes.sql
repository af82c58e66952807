-- Indexes except those of primary keys and exclusion constraints. Key columns are numbers (0 for an expression),
-- options are bits (1 descending, 2 nulls first). The server prints only expressions and predicates. The last three
-- columns are for parts whose operator class has parameters: number, class, parameters.
SELECT i.indexrelid, i.indrelid, c.relname, m.amname, i.indisunique, i.indisvalid, i.indnkeyatts,
       i.indkey, i.indclass, i.indoption, i.indcollation,
       CASE WHEN i.indexprs IS NOT NULL
            THEN ARRAY(SELECT pg_get_indexdef(i.indexrelid, s.k, false)
                       FROM generate_series(1, i.indnkeyatts) AS s(k)
                       WHERE i.indkey[s.k - 1] = 0 ORDER BY s.k) END,
       CASE WHEN i.indpred IS NOT NULL THEN pg_get_expr(i.indpred, i.indrelid) END,
       i.indnullsnotdistinct, -- >= 15
       false, -- < 15
       o.numbers, o.classes, o.parameters
FROM pg_index i
JOIN pg_class c ON c.oid = i.indexrelid
JOIN pg_am m ON m.oid = c.relam
JOIN pg_class t ON t.oid = i.indrelid
LEFT JOIN LATERAL (
  SELECT array_agg(a.attnum ORDER BY a.attnum) AS numbers, array_agg(p.opcname ORDER BY a.attnum) AS classes,
         array_agg((SELECT string_agg(format('%I = %L', x.option_name, x.option_value), ', ')
                    FROM pg_options_to_table(a.attoptions) x) ORDER BY a.attnum) AS parameters
  FROM pg_attribute a
  JOIN pg_opclass p ON p.oid = i.indclass[a.attnum - 1]
  WHERE a.attrelid = i.indexrelid AND a.attoptions IS NOT NULL
    AND m.amname NOT IN ('btree', 'hash')  -- their operator classes have no parameters
) AS o ON true
JOIN pg_namespace n ON n.oid = t.relnamespace
WHERE NOT i.indisprimary AND NOT i.indisexclusion AND t.relkind IN ('r', 'p') AND NOT t.relispartition
  AND $scope
