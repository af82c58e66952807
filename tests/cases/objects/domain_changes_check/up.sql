-- lockstep migration: domain_changes_check
--
--   alter check constraint public.code.not_x: definition
--
-- data loss    NONE
-- blocking     LONG: public.item ACCESS EXCLUSIVE (scan)
-- reversible   YES, if nothing is in the way: fails when rows that break it were written since
-- application  runs before and after
-- schema before  2ecb72c8384362bb03e042e1e471206a9082ddbec85e170635d756bd321c0e97
-- schema after   86b2032f839acba5a8783b3baccdcd13b087dd85b91fb26b5a58a6e39f9a070f

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER DOMAIN public.code DROP CONSTRAINT not_x;
-- H102 reads the whole table while writers are locked out
-- H305 constraint over rows that may break it
ALTER DOMAIN public.code ADD CONSTRAINT not_x CHECK ((VALUE <> 'y'::text));
COMMIT;
