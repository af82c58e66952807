-- All extensions; plpgsql is left out because every database is created with it.
SELECT e.extname, n.nspname, e.extversion, e.extrelocatable
FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
WHERE e.extname <> 'plpgsql'
