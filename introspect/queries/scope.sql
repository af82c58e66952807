-- Not a query: the text that replaces $scope in the others, the condition that the schema `n` is read. $1 is an array
-- of the names of the schemas, or NULL for all except those of the system and the archives of dropped tables and
-- columns.
(CASE WHEN $1::text[] IS NULL THEN n.nspname !~ '^(pg|lockstep_archive)_' AND n.nspname <> 'information_schema'
     ELSE n.nspname = ANY ($1) END)
