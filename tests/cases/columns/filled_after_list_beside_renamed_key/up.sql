-- ===== 3_contract =====

-- lockstep migration: filled_after_list_beside_renamed_key, contract (1 of 1)
--
--   rename column public.Account.number to id
--   alter column public.Account.roles: type, nullable
--
-- data loss    LOW: values may be rounded or refused by a cast in public.Account
-- blocking     LONG: public.Account ACCESS EXCLUSIVE (rewrite)
-- reversible   STRUCTURE ONLY: what the new type cannot hold is not restored; which rows were filled is not remembered; the filled values stay
-- application  the old version must be gone; the new one may start afterwards
-- BREAKING: what the old application version uses is removed or tightened
-- BREAKING: AlterColumnType on public.Account
-- BREAKING: RenameColumn on public.Account
-- schema before  002fc1e81877f390088394aec87803bc73b3f226d486ab860d91354f3e9d3ca9
-- schema after   febb8ca98e7244e65f475eed1da6fce2592754c855b3354b7e7c8e1237f7422a

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."Account" ALTER COLUMN "roles" TYPE "public"."Role" USING ("roles"[1]::text::"public"."Role");
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H304 the value for existing rows must be written by a person
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."Account"."number"%TYPE;
  lockstep_hi_0 "public"."Account"."number"%TYPE;
  lockstep_last_0 "public"."Account"."number"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  IF strpos(current_query(), '/* lockstep: write the ' || 'value here */') > 0
     AND EXISTS (SELECT FROM "public"."Account" WHERE "roles" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'existing rows need a value for "public"."Account"."roles", and none was said',
      HINT = 'write an SQL expression over the row''s columns in the marked place of this file, or say it in the schema with @backfill("expression")';
  END IF;
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "number" INTO lockstep_last_0 FROM "public"."Account" ORDER BY "number" DESC LIMIT 1;
    SELECT "number" INTO lockstep_lo_0 FROM "public"."Account" ORDER BY "number" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "number" INTO lockstep_hi_0 FROM (SELECT "number" FROM "public"."Account" WHERE ("number") >= (lockstep_lo_0) AND ("number") <= (lockstep_last_0)
        ORDER BY "number" LIMIT 1000) AS batch ORDER BY "number" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."Account" SET "roles" = /* lockstep: write the value here */ NULL
          WHERE ("number") >= (lockstep_lo_0) AND ("number") <= (lockstep_hi_0) AND ("roles" IS NULL);
        GET DIAGNOSTICS lockstep_rows = ROW_COUNT;
        lockstep_filled := lockstep_filled + lockstep_rows;
        lockstep_failures := 0;
        lockstep_done := (lockstep_hi_0) = (lockstep_lo_0) OR (lockstep_hi_0) = (lockstep_last_0);
        lockstep_lo_0 := lockstep_hi_0;
      EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
        lockstep_failures := lockstep_failures + 1;
        IF lockstep_failures > 100 THEN RAISE; END IF;
      END;
      COMMIT;
      EXIT WHEN lockstep_done;
      IF lockstep_failures > 0 THEN PERFORM pg_sleep(0.1); END IF;
    END LOOP;
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."Account" WHERE "roles" IS NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."Account" WHERE "roles" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."Account"."roles" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H401 old application code stops working
ALTER TABLE "public"."Account" RENAME COLUMN "number" TO "id";
ALTER TABLE "public"."Account" ADD CONSTRAINT "Account_roles_not_null_check" CHECK ("roles" IS NOT NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."Account" VALIDATE CONSTRAINT "Account_roles_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Account" ALTER COLUMN "roles" SET NOT NULL;
ALTER TABLE "public"."Account" DROP CONSTRAINT "Account_roles_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Account" ("roles");
COMMIT;
