-- No query: what stands for $scope in the others, put in as it is, the condition that the schema `n` is read. $1 are the names of the
-- schemas as an array, or null for all that are neither the system's nor
-- archives of dropped tables and columns.
(CASE WHEN $1::text[] IS NULL THEN n.nspname !~ '^(pg|lockstep_archive)_' AND n.nspname <> 'information_schema'
     ELSE n.nspname = ANY ($1) END)
