-- ===== 1_expand =====

-- lockstep migration: add_required_beside_renamed_key, expand (1 of 3)
--
--   create column public.Item.price
--
-- data loss    NONE
-- blocking     BRIEF: public.Item ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: values written to the new column are lost
-- application  the old version runs on; the new one has to wait for the contract
-- schema before  ac6dda0ec23c4c02a1efa9c02afa1b1a756a9b213c39d562ea308ce5a44d7c13
-- schema after   b7ae04e31856aeab8c2cd4d0cfc4528259d8b08143dd9123adf339291dbf981d

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Item" ADD COLUMN "price" integer;
COMMIT;

-- ===== 2_backfill =====

-- lockstep migration: add_required_beside_renamed_key, backfill (2 of 3)
--
--   create column public.Item.price
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  the old version runs on; the new one has to wait for the contract
-- schema before  b7ae04e31856aeab8c2cd4d0cfc4528259d8b08143dd9123adf339291dbf981d
-- schema after   b7ae04e31856aeab8c2cd4d0cfc4528259d8b08143dd9123adf339291dbf981d

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."Item"."code"%TYPE;
  lockstep_hi_0 "public"."Item"."code"%TYPE;
  lockstep_last_0 "public"."Item"."code"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  SET LOCAL row_security = off;
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "code" INTO lockstep_last_0 FROM "public"."Item" ORDER BY "code" DESC LIMIT 1;
    SELECT "code" INTO lockstep_lo_0 FROM "public"."Item" ORDER BY "code" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "code" INTO lockstep_hi_0 FROM (SELECT "code" FROM "public"."Item" WHERE ("code") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("code") OPERATOR(pg_catalog.<=) (lockstep_last_0)
        ORDER BY "code" LIMIT 1000) AS batch ORDER BY "code" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."Item" SET "price" = 1
          WHERE ("code") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("code") OPERATOR(pg_catalog.<=) (lockstep_hi_0) AND ("price" IS NULL);
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."Item" WHERE "price" IS NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."Item" WHERE "price" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."Item"."price" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Item" ("price");
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: add_required_beside_renamed_key, contract (3 of 3)
--
--   rename column public.Item.code to sku
--   create column public.Item.price
--
-- data loss    NONE
-- blocking     BRIEF: public.Item ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version must be gone; the new one may start afterwards
-- BREAKING: what the old application version uses is removed or tightened
-- BREAKING: RenameColumn on public.Item
-- schema before  b7ae04e31856aeab8c2cd4d0cfc4528259d8b08143dd9123adf339291dbf981d
-- schema after   c8d9eec74d2da29fc35e899535427f61ed18cea3d8bfc9192cccb3ac4ff24dbf

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H401 old application code stops working
ALTER TABLE "public"."Item" RENAME COLUMN "code" TO "sku";
ALTER TABLE "public"."Item" ADD CONSTRAINT "Item_price_not_null_check" CHECK ("price" IS NOT NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."Item" VALIDATE CONSTRAINT "Item_price_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Item" ALTER COLUMN "price" SET NOT NULL;
ALTER TABLE "public"."Item" DROP CONSTRAINT "Item_price_not_null_check";
COMMIT;
