-- ===== 1_expand =====

-- lockstep migration: partitioned, expand (1 of 3)
--
--   create foreign key public.event.event_parent_id_fkey
--   create partition public.event_2026
--
-- data loss    NONE
-- blocking     LONG: public.event ACCESS EXCLUSIVE (scan), public.parent SHARE ROW EXCLUSIVE (scan)
-- reversible   YES, if nothing is in the way: rows written to the new partition are lost
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  028bf29c64b1b7606b9985185ab6785e8d5c89ccfdf1b7bb5f9398775673faa7
-- schema after   e616f875809fe22953106605e4f9f30ee226c566e02946e89ded90284e83eb0e

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
CREATE TABLE public.event_2026 PARTITION OF public.event FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."event" ADD CONSTRAINT "event_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "public"."parent" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
COMMIT;

-- ===== 2_backfill =====

-- lockstep migration: partitioned, backfill (2 of 3)
--
--   alter column public.event.note: nullable
--
-- data loss    NONE
-- blocking     NONE
-- reversible   STRUCTURE ONLY: which rows were filled is not remembered; the filled values stay
-- application  old and new version may both run
-- schema before  e616f875809fe22953106605e4f9f30ee226c566e02946e89ded90284e83eb0e
-- schema after   e616f875809fe22953106605e4f9f30ee226c566e02946e89ded90284e83eb0e

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H304 the value for existing rows must be written by a person
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."event"."id"%TYPE;
  lockstep_hi_0 "public"."event"."id"%TYPE;
  lockstep_last_0 "public"."event"."id"%TYPE;
  lockstep_lo_1 "public"."event"."day"%TYPE;
  lockstep_hi_1 "public"."event"."day"%TYPE;
  lockstep_last_1 "public"."event"."day"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  SET LOCAL row_security = off;
  IF strpos(current_query(), '/* lockstep: write the ' || 'value here */') > 0
     AND EXISTS (SELECT FROM "public"."event" WHERE "note" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'existing rows need a value for "public"."event"."note", and none was said',
      HINT = 'write an SQL expression over the row''s columns in the marked place of this file, or say it in the schema with @backfill("expression")';
  END IF;
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id", "day" INTO lockstep_last_0, lockstep_last_1 FROM "public"."event" ORDER BY "id" DESC, "day" DESC LIMIT 1;
    SELECT "id", "day" INTO lockstep_lo_0, lockstep_lo_1 FROM "public"."event" ORDER BY "id", "day" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id", "day" INTO lockstep_hi_0, lockstep_hi_1 FROM (SELECT "id", "day" FROM "public"."event" WHERE ("id", "day") OPERATOR(pg_catalog.>=) (lockstep_lo_0, lockstep_lo_1) AND ("id", "day") OPERATOR(pg_catalog.<=) (lockstep_last_0, lockstep_last_1)
        ORDER BY "id", "day" LIMIT 1000) AS batch ORDER BY "id" DESC, "day" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."event" SET "note" = /* lockstep: write the value here */ NULL
          WHERE ("id", "day") OPERATOR(pg_catalog.>=) (lockstep_lo_0, lockstep_lo_1) AND ("id", "day") OPERATOR(pg_catalog.<=) (lockstep_hi_0, lockstep_hi_1) AND ("note" IS NULL);
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."event" WHERE "note" IS NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."event" WHERE "note" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."event"."note" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."event" ("note");
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: partitioned, contract (3 of 3)
--
--   alter column public.event.note: nullable
--   create index public.event.event_note
--
-- data loss    NONE
-- blocking     LONG: public.event ACCESS EXCLUSIVE (index)
-- reversible   YES
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  e616f875809fe22953106605e4f9f30ee226c566e02946e89ded90284e83eb0e
-- schema after   56c98483f1c05ec6ee315f88d50d365f15ae1a3c5465129f340ec52de1ddcfac

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."event" ADD CONSTRAINT "event_note_not_null_check" CHECK ("note" IS NOT NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H103 builds an index while writers are locked out
CREATE INDEX "event_note" ON "public"."event" ("note");
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."event" VALIDATE CONSTRAINT "event_note_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."event" ALTER COLUMN "note" SET NOT NULL;
ALTER TABLE "public"."event" DROP CONSTRAINT "event_note_not_null_check";
COMMIT;
