-- ===== 1_expand =====

-- lockstep migration: drop_with_index, expand (1 of 2)
--
--   drop column public.User.email
--
-- data loss    NONE
-- blocking     BRIEF: public.User ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: refused while rows without a value exist
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  f1b9bf7bafc69eadd25ed5245021ffa5e7d0212a24b09402eeb80b8dd0847de6
-- schema after   dbf815887cd8db608df02ed0e188f4faa6916f1136823e1b004ef91e347ac553

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ALTER COLUMN "email" DROP NOT NULL;
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: drop_with_index, contract (2 of 2)
--
--   drop column public.User.email
--   drop index public.User.User_email_key
--   drop index public.User.User_name_email_idx
--
-- data loss    HIGH: column dropped in public.User
-- blocking     BRIEF: public.User ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the values do not come back
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  dbf815887cd8db608df02ed0e188f4faa6916f1136823e1b004ef91e347ac553
-- schema after   8ece505c4b0dcba011fadd260a597ccdd6841029a70e81c14e2bc4a9e939740b

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."User_email_key"')
       AND i.indrelid IS DISTINCT FROM pg_catalog.to_regclass('"public"."User"')) THEN
    RAISE EXCEPTION '% is not an index of %', '"public"."User_email_key"', '"public"."User"';
  END IF;
END
$lockstep$;
DROP INDEX CONCURRENTLY IF EXISTS "public"."User_email_key";
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."User_name_email_idx"')
       AND i.indrelid IS DISTINCT FROM pg_catalog.to_regclass('"public"."User"')) THEN
    RAISE EXCEPTION '% is not an index of %', '"public"."User_name_email_idx"', '"public"."User"';
  END IF;
END
$lockstep$;
DROP INDEX CONCURRENTLY IF EXISTS "public"."User_name_email_idx";
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H201 drops a column
ALTER TABLE "public"."User" DROP COLUMN "email";
COMMIT;
