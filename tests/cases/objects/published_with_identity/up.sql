-- ===== 2_backfill =====

-- lockstep migration: published_with_identity, backfill (1 of 2)
--
--   alter column public.full_rows.note: nullable
--   alter column public.named.name: nullable
--   alter column public.unsent.note: nullable
--
-- data loss    NONE
-- blocking     NONE
-- reversible   STRUCTURE ONLY: which rows were filled is not remembered; the filled values stay
-- application  old and new version may both run
-- schema before  f09eb243ff4dd439a7a08b84c05f1ae743d70e12e498705e0a1a9424e905cd53
-- schema after   f09eb243ff4dd439a7a08b84c05f1ae743d70e12e498705e0a1a9424e905cd53

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H304 the value for existing rows must be written by a person
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_left bigint;
BEGIN
  SET LOCAL row_security = off;
  IF strpos(current_query(), '/* lockstep: write the ' || 'value here */') > 0
     AND EXISTS (SELECT FROM "public"."full_rows" WHERE "note" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'existing rows need a value for "public"."full_rows"."note", and none was said',
      HINT = 'write an SQL expression over the row''s columns in the marked place of this file, or say it in the schema with @backfill("expression")';
  END IF;
  SELECT count(*) INTO lockstep_left FROM "public"."full_rows" WHERE "note" IS NULL;
  WHILE lockstep_left > 0 LOOP
    UPDATE "public"."full_rows" SET "note" = /* lockstep: write the value here */ NULL
      WHERE ctid = ANY (ARRAY(SELECT ctid FROM "public"."full_rows" WHERE "note" IS NULL LIMIT 1000));
    lockstep_left := lockstep_left - 1000;
    COMMIT;
    SET LOCAL row_security = off;
  END LOOP;
  IF EXISTS (SELECT FROM "public"."full_rows" WHERE "note" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."full_rows"."note" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H304 the value for existing rows must be written by a person
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."named"."id"%TYPE;
  lockstep_hi_0 "public"."named"."id"%TYPE;
  lockstep_last_0 "public"."named"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  SET LOCAL row_security = off;
  IF strpos(current_query(), '/* lockstep: write the ' || 'value here */') > 0
     AND EXISTS (SELECT FROM "public"."named" WHERE "name" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'existing rows need a value for "public"."named"."name", and none was said',
      HINT = 'write an SQL expression over the row''s columns in the marked place of this file, or say it in the schema with @backfill("expression")';
  END IF;
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."named" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."named" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."named" WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."named" SET "name" = /* lockstep: write the value here */ NULL
          WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_hi_0) AND ("name" IS NULL);
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."named" WHERE "name" IS NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."named" WHERE "name" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."named"."name" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H304 the value for existing rows must be written by a person
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_left bigint;
BEGIN
  SET LOCAL row_security = off;
  IF strpos(current_query(), '/* lockstep: write the ' || 'value here */') > 0
     AND EXISTS (SELECT FROM "public"."unsent" WHERE "note" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'existing rows need a value for "public"."unsent"."note", and none was said',
      HINT = 'write an SQL expression over the row''s columns in the marked place of this file, or say it in the schema with @backfill("expression")';
  END IF;
  SELECT count(*) INTO lockstep_left FROM "public"."unsent" WHERE "note" IS NULL;
  WHILE lockstep_left > 0 LOOP
    UPDATE "public"."unsent" SET "note" = /* lockstep: write the value here */ NULL
      WHERE ctid = ANY (ARRAY(SELECT ctid FROM "public"."unsent" WHERE "note" IS NULL LIMIT 1000));
    lockstep_left := lockstep_left - 1000;
    COMMIT;
    SET LOCAL row_security = off;
  END LOOP;
  IF EXISTS (SELECT FROM "public"."unsent" WHERE "note" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."unsent"."note" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."full_rows" ("note");
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."named" ("name");
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."unsent" ("note");
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: published_with_identity, contract (2 of 2)
--
--   alter column public.full_rows.note: nullable
--   alter column public.named.name: nullable
--   alter column public.unsent.note: nullable
--
-- data loss    NONE
-- blocking     BRIEF: public.full_rows ACCESS EXCLUSIVE, public.named ACCESS EXCLUSIVE, public.unsent ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  f09eb243ff4dd439a7a08b84c05f1ae743d70e12e498705e0a1a9424e905cd53
-- schema after   bee55b738fb1ba7ffb020db62a31b06fc8e937b441432f963efc957b53839c7a

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."full_rows" ADD CONSTRAINT "full_rows_note_not_null_check" CHECK ("note" IS NOT NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."named" ADD CONSTRAINT "named_name_not_null_check" CHECK ("name" IS NOT NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."unsent" ADD CONSTRAINT "unsent_note_not_null_check" CHECK ("note" IS NOT NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."full_rows" VALIDATE CONSTRAINT "full_rows_note_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."named" VALIDATE CONSTRAINT "named_name_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."unsent" VALIDATE CONSTRAINT "unsent_note_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."full_rows" ALTER COLUMN "note" SET NOT NULL;
ALTER TABLE "public"."full_rows" DROP CONSTRAINT "full_rows_note_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."named" ALTER COLUMN "name" SET NOT NULL;
ALTER TABLE "public"."named" DROP CONSTRAINT "named_name_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."unsent" ALTER COLUMN "note" SET NOT NULL;
ALTER TABLE "public"."unsent" DROP CONSTRAINT "unsent_note_not_null_check";
COMMIT;
