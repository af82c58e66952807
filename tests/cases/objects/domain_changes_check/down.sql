-- lockstep rollback: domain_changes_check
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when rows that break it were written since
-- undoes       migration.sql, sha256 ab2e9ba5c0b103dcfceaea549bd0d432eb16df2d566278d198c0451198fb8fdc
-- schema before  86b2032f839acba5a8783b3baccdcd13b087dd85b91fb26b5a58a6e39f9a070f
-- schema after   2ecb72c8384362bb03e042e1e471206a9082ddbec85e170635d756bd321c0e97

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H205 drops an object that is made by its definition: check constraint public.code.not_x
ALTER DOMAIN public.code DROP CONSTRAINT not_x;
-- H102 reads the whole table while writers are locked out
-- H305 constraint over rows that may break it
ALTER DOMAIN public.code ADD CONSTRAINT not_x CHECK ((VALUE <> 'x'::text));
COMMIT;
