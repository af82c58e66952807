-- ===== 2_backfill =====

-- lockstep migration: filled_beside_renamed_target, backfill (1 of 2)
--
--   alter column public.Pet.owned: nullable
--
-- data loss    NONE
-- blocking     NONE
-- reversible   STRUCTURE ONLY: which rows were filled is not remembered; the filled values stay
-- application  the old version keeps running; start the new one after the contract
-- schema before  ae3fceb6f8834eb125cc8bd5d6c8c856466045896d607ad56daf318417a598d0
-- schema after   ae3fceb6f8834eb125cc8bd5d6c8c856466045896d607ad56daf318417a598d0

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H302 foreign key over rows that may have no parent
-- H304 existing rows get a placeholder value
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."Pet"."id"%TYPE;
  lockstep_hi_0 "public"."Pet"."id"%TYPE;
  lockstep_last_0 "public"."Pet"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  SET LOCAL row_security = off;
  IF strpos(current_query(), '/* lockstep: write the ' || 'value here */') > 0
     AND EXISTS (SELECT FROM "public"."Pet" WHERE "owned" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'existing rows need a value for "public"."Pet"."owned", and none is given',
      HINT = 'write an SQL expression over the row''s columns in the marked place of this file, or set it in the schema with @backfill("expression")';
  END IF;
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."Pet" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."Pet" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."Pet" WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."Pet" SET "owned" = /* lockstep: write the value here */ NULL
          WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_hi_0) AND ("owned" IS NULL);
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."Pet" WHERE "owned" IS NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."Pet" WHERE "owned" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."Pet"."owned" are still to be filled',
      HINT = 'correct the expression, or stop an application version that does not write the column; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Pet" ("owned");
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: filled_beside_renamed_target, contract (2 of 2)
--
--   rename column public.Owner.id to code
--   alter column public.Pet.owned: nullable
--   alter foreign key public.Pet.Pet_owned_fkey: on_delete
--
-- data loss    NONE
-- blocking     BRIEF: public.Owner ACCESS EXCLUSIVE, public.Pet ACCESS EXCLUSIVE
-- reversible   CONDITIONAL: fails when rows without a parent were written since
-- application  stop the old version first; the new one may start afterwards
-- BREAKING: removes or restricts objects that the old application version uses
-- BREAKING: RenameColumn on public.Owner
-- schema before  ae3fceb6f8834eb125cc8bd5d6c8c856466045896d607ad56daf318417a598d0
-- schema after   7f2b9a63d19cfd9c4be2eb1b505fc9bc2223ead58c6f60d45f2ebdec2f774d61

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H401 old application code stops working
ALTER TABLE "public"."Owner" RENAME COLUMN "id" TO "code";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Pet" ADD CONSTRAINT "Pet_owned_not_null_check" CHECK ("owned" IS NOT NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H402 the ON DELETE action no longer runs
ALTER TABLE "public"."Pet" DROP CONSTRAINT "Pet_owned_fkey";
ALTER TABLE "public"."Pet" ADD CONSTRAINT "Pet_owned_fkey" FOREIGN KEY ("owned") REFERENCES "public"."Owner" ("code") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."Pet" VALIDATE CONSTRAINT "Pet_owned_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Pet" ALTER COLUMN "owned" SET NOT NULL;
ALTER TABLE "public"."Pet" DROP CONSTRAINT "Pet_owned_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."Pet" VALIDATE CONSTRAINT "Pet_owned_fkey";
COMMIT;
