-- ===== 1_expand =====

-- lockstep migration: add_required_composite_key, expand (1 of 3)
--
--   create column public.Seat.label
--
-- data loss    NONE
-- blocking     BRIEF: public.Seat ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: values written to the new column are lost
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  f853fd0a7f688409d638f701789f866ff2efe3269a32e0b57dc60c3ff8be4632
-- schema after   a556ba4f80fa5fd24a15b7efce018838330395f94cd0671e99e4c5a3bb010fd9

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Seat" ADD COLUMN "label" text;
COMMIT;

-- ===== 2_backfill =====

-- lockstep migration: add_required_composite_key, backfill (2 of 3)
--
--   create column public.Seat.label
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  old and new version may both run
-- schema before  a556ba4f80fa5fd24a15b7efce018838330395f94cd0671e99e4c5a3bb010fd9
-- schema after   a556ba4f80fa5fd24a15b7efce018838330395f94cd0671e99e4c5a3bb010fd9

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."Seat"."row"%TYPE;
  lockstep_hi_0 "public"."Seat"."row"%TYPE;
  lockstep_last_0 "public"."Seat"."row"%TYPE;
  lockstep_lo_1 "public"."Seat"."number"%TYPE;
  lockstep_hi_1 "public"."Seat"."number"%TYPE;
  lockstep_last_1 "public"."Seat"."number"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  SET LOCAL row_security = off;
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "row", "number" INTO lockstep_last_0, lockstep_last_1 FROM "public"."Seat" ORDER BY "row" DESC, "number" DESC LIMIT 1;
    SELECT "row", "number" INTO lockstep_lo_0, lockstep_lo_1 FROM "public"."Seat" ORDER BY "row", "number" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "row", "number" INTO lockstep_hi_0, lockstep_hi_1 FROM (SELECT "row", "number" FROM "public"."Seat" WHERE ("row", "number") OPERATOR(pg_catalog.>=) (lockstep_lo_0, lockstep_lo_1) AND ("row", "number") OPERATOR(pg_catalog.<=) (lockstep_last_0, lockstep_last_1)
        ORDER BY "row", "number" LIMIT 1000) AS batch ORDER BY "row" DESC, "number" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."Seat" SET "label" = "row" || '-' || "number"
          WHERE ("row", "number") OPERATOR(pg_catalog.>=) (lockstep_lo_0, lockstep_lo_1) AND ("row", "number") OPERATOR(pg_catalog.<=) (lockstep_hi_0, lockstep_hi_1) AND ("label" IS NULL);
        GET DIAGNOSTICS lockstep_rows = ROW_COUNT;
        lockstep_filled := lockstep_filled + lockstep_rows;
        lockstep_failures := 0;
        lockstep_done := (lockstep_hi_0, lockstep_hi_1) OPERATOR(pg_catalog.=) (lockstep_lo_0, lockstep_lo_1) OR (lockstep_hi_0, lockstep_hi_1) OPERATOR(pg_catalog.=) (lockstep_last_0, lockstep_last_1);
        lockstep_lo_0 := lockstep_hi_0;
        lockstep_lo_1 := lockstep_hi_1;
      EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
        lockstep_failures := lockstep_failures + 1;
        IF lockstep_failures > 100 THEN RAISE; END IF;
      END;
      COMMIT;
      SET LOCAL row_security = off;
      EXIT WHEN lockstep_done;
      IF lockstep_failures > 0 THEN PERFORM pg_catalog.pg_sleep(0.1); END IF;
    END LOOP;
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."Seat" WHERE "label" IS NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."Seat" WHERE "label" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."Seat"."label" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Seat" ("label");
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: add_required_composite_key, contract (3 of 3)
--
--   create column public.Seat.label
--
-- data loss    NONE
-- blocking     BRIEF: public.Seat ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  a556ba4f80fa5fd24a15b7efce018838330395f94cd0671e99e4c5a3bb010fd9
-- schema after   79136b7fd988473b1205ecb2c10b977f0eb6d396fc48bcdf2d4b6b17316f4c07

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Seat" ADD CONSTRAINT "Seat_label_not_null_check" CHECK ("label" IS NOT NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."Seat" VALIDATE CONSTRAINT "Seat_label_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Seat" ALTER COLUMN "label" SET NOT NULL;
ALTER TABLE "public"."Seat" DROP CONSTRAINT "Seat_label_not_null_check";
COMMIT;
