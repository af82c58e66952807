-- ===== 1_expand =====

-- lockstep migration: required_with_default_in_foreign_key, expand (1 of 3)
--
--   alter column public.Note.owner: nullable, default
--   alter foreign key public.Note.Note_owner_fkey: on_delete
--
-- data loss    NONE
-- blocking     BRIEF: public.Note ACCESS EXCLUSIVE, public.User ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: fails when rows without a parent were written since
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  1717ed21093d1cbe5d804b7eadccb77d8be2caff9c0874b337b670e6618365ca
-- schema after   8b9cff58c891872c99db35ade60f948f096cf00aefc5086d0c0197929f197ba1

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Note" ALTER COLUMN "owner" SET DEFAULT 1;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H402 rows no longer follow those that they refer to
ALTER TABLE "public"."Note" DROP CONSTRAINT "Note_owner_fkey";
ALTER TABLE "public"."Note" ADD CONSTRAINT "Note_owner_fkey" FOREIGN KEY ("owner") REFERENCES "public"."User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;
COMMIT;

-- ===== 2_backfill =====

-- lockstep migration: required_with_default_in_foreign_key, backfill (2 of 3)
--
--   alter column public.Note.owner: nullable, default
--
-- data loss    NONE
-- blocking     NONE
-- reversible   STRUCTURE ONLY: which rows were filled is not remembered; the filled values stay
-- application  old and new version may both run
-- schema before  8b9cff58c891872c99db35ade60f948f096cf00aefc5086d0c0197929f197ba1
-- schema after   8b9cff58c891872c99db35ade60f948f096cf00aefc5086d0c0197929f197ba1

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H302 foreign key over rows that may have no parent
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."Note"."id"%TYPE;
  lockstep_hi_0 "public"."Note"."id"%TYPE;
  lockstep_last_0 "public"."Note"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  SET LOCAL row_security = off;
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."Note" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."Note" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."Note" WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."Note" SET "owner" = 1
          WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_hi_0) AND ("owner" IS NULL);
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."Note" WHERE "owner" IS NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."Note" WHERE "owner" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."Note"."owner" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Note" ("owner");
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: required_with_default_in_foreign_key, contract (3 of 3)
--
--   alter column public.Note.owner: nullable, default
--   alter foreign key public.Note.Note_owner_fkey: on_delete
--
-- data loss    NONE
-- blocking     BRIEF: public.Note ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  8b9cff58c891872c99db35ade60f948f096cf00aefc5086d0c0197929f197ba1
-- schema after   c2a18d2f9e662a6165e2072fa60d2447c100c27a4cd362cbbb15a913d5c3184d

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Note" ADD CONSTRAINT "Note_owner_not_null_check" CHECK ("owner" IS NOT NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."Note" VALIDATE CONSTRAINT "Note_owner_fkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."Note" VALIDATE CONSTRAINT "Note_owner_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Note" ALTER COLUMN "owner" SET NOT NULL;
ALTER TABLE "public"."Note" DROP CONSTRAINT "Note_owner_not_null_check";
COMMIT;
