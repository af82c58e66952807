-- ===== 1_expand =====

-- lockstep migration: add_required_table_without_key, expand (1 of 3)
--
--   create column public.Log.level
--
-- data loss    NONE
-- blocking     BRIEF: public.Log ACCESS EXCLUSIVE
-- reversible   CONDITIONAL: values written to the new column are lost
-- application  the old version keeps running; the new one may start after all expand and backfill phases
-- schema before  2554f7108f8cc1533829152987c7b7930285066f198a26ddbf70000809cad726
-- schema after   963b9da9aeb847031f61609fc8f769bdb7ba46843157101d405cfc49a3eb6f15

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Log" ADD COLUMN "level" integer;
COMMIT;

-- ===== 2_backfill =====

-- lockstep migration: add_required_table_without_key, backfill (2 of 3)
--
--   create column public.Log.level
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  the old and the new version may both run
-- schema before  963b9da9aeb847031f61609fc8f769bdb7ba46843157101d405cfc49a3eb6f15
-- schema after   963b9da9aeb847031f61609fc8f769bdb7ba46843157101d405cfc49a3eb6f15

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_left bigint;
BEGIN
  SET LOCAL row_security = off;
  SELECT count(*) INTO lockstep_left FROM "public"."Log" WHERE "level" IS NULL;
  WHILE lockstep_left > 0 LOOP
    UPDATE "public"."Log" SET "level" = 0
      WHERE ctid = ANY (ARRAY(SELECT ctid FROM "public"."Log" WHERE "level" IS NULL LIMIT 1000)) AND ("level" IS NULL);
    lockstep_left := lockstep_left - 1000;
    COMMIT;
    SET LOCAL row_security = off;
  END LOOP;
  IF EXISTS (SELECT FROM "public"."Log" WHERE "level" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."Log"."level" are still to be filled',
      HINT = 'correct the expression, or stop an application version that does not write the column; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Log" ("level");
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: add_required_table_without_key, contract (3 of 3)
--
--   create column public.Log.level
--
-- data loss    NONE
-- blocking     BRIEF: public.Log ACCESS EXCLUSIVE
-- reversible   YES
-- application  stop the old version first
-- BREAKING: removes or restricts objects that the old application version uses
-- schema before  963b9da9aeb847031f61609fc8f769bdb7ba46843157101d405cfc49a3eb6f15
-- schema after   a16f38cf96fbba05c52fb89cbc958ead5451365500b1de0ccfdb638a6c689c26

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Log" ADD CONSTRAINT "Log_level_not_null_check" CHECK ("level" IS NOT NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."Log" VALIDATE CONSTRAINT "Log_level_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Log" ALTER COLUMN "level" SET NOT NULL;
ALTER TABLE "public"."Log" DROP CONSTRAINT "Log_level_not_null_check";
COMMIT;
