-- ===== 1_expand =====

-- lockstep migration: replica_identity_over_new_not_null, expand (1 of 3)
--
--   alter column public.item.code: nullable, default
--
-- data loss    NONE
-- blocking     BRIEF: public.item ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  409df7da81b1751c5fc5f94966ca558195fdffc8d186875469676fd6d880aaea
-- schema after   7ac40ae15cf6082b31c99982a7851ba3f3116c537f7c1fc07c46521ae517733b

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."item" ALTER COLUMN "code" SET DEFAULT 0;
COMMIT;

-- ===== 2_backfill =====

-- lockstep migration: replica_identity_over_new_not_null, backfill (2 of 3)
--
--   alter column public.item.code: nullable, default
--
-- data loss    NONE
-- blocking     NONE
-- reversible   STRUCTURE ONLY: which rows were filled is not remembered; the filled values stay
-- application  old and new version may both run
-- schema before  7ac40ae15cf6082b31c99982a7851ba3f3116c537f7c1fc07c46521ae517733b
-- schema after   7ac40ae15cf6082b31c99982a7851ba3f3116c537f7c1fc07c46521ae517733b

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."item"."id"%TYPE;
  lockstep_hi_0 "public"."item"."id"%TYPE;
  lockstep_last_0 "public"."item"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  SET LOCAL row_security = off;
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."item" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."item" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."item" WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."item" SET "code" = 0
          WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_hi_0) AND ("code" IS NULL);
        GET DIAGNOSTICS lockstep_rows = ROW_COUNT;
        lockstep_filled := lockstep_filled + lockstep_rows;
        lockstep_failures := 0;
        lockstep_done := (lockstep_hi_0) OPERATOR(pg_catalog.=) (lockstep_lo_0) OR (lockstep_hi_0) OPERATOR(pg_catalog.=) (lockstep_last_0);
        lockstep_lo_0 := lockstep_hi_0;
      EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
        lockstep_failures := lockstep_failures + 1;
        IF lockstep_failures > 100 THEN RAISE; END IF;
      END;
      COMMIT;
      SET LOCAL row_security = off;
      EXIT WHEN lockstep_done;
      IF lockstep_failures > 0 THEN PERFORM pg_catalog.pg_sleep(0.1); END IF;
    END LOOP;
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."item" WHERE "code" IS NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."item" WHERE "code" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."item"."code" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."item" ("code");
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: replica_identity_over_new_not_null, contract (3 of 3)
--
--   alter column public.item.code: nullable, default
--   alter setting public.item.replica identity: definition
--
-- data loss    NONE
-- blocking     BRIEF: public.item ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  7ac40ae15cf6082b31c99982a7851ba3f3116c537f7c1fc07c46521ae517733b
-- schema after   3b27adbde167e0ef21f2d16435d0aac3f4f2ff229318dce5e488a1d14844e03c

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."item" ADD CONSTRAINT "item_code_not_null_check" CHECK ("code" IS NOT NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."item" VALIDATE CONSTRAINT "item_code_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."item" ALTER COLUMN "code" SET NOT NULL;
ALTER TABLE "public"."item" DROP CONSTRAINT "item_code_not_null_check";
ALTER TABLE public.item REPLICA IDENTITY USING INDEX item_code;
COMMIT;
