-- ===== 1_expand =====

-- lockstep migration: key_moves_under_references, expand (1 of 3)
--
--   alter column public.Booking.code: type, nullable
--   alter column public.Room.cleaned: nullable
--
-- data loss    NONE
-- blocking     BRIEF: public.Booking ACCESS EXCLUSIVE, public.Room ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: fails when rows without a parent were written since; refused while rows without a value exist
-- application  the old version runs on; the new one has to wait for the contract
-- schema before  52e55b17b4ed64f7a97937a265538544da7eac8ca01878eee673dd50fdb08827
-- schema after   45de7255507b3ec46b10151a74ff7190141073d86c7aba1ad2e44f1d4c260604

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Booking" DROP CONSTRAINT "Booking_room_renewal_fkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Room" ALTER COLUMN "cleaned" DROP NOT NULL;
COMMIT;

-- ===== 2_backfill =====

-- lockstep migration: key_moves_under_references, backfill (2 of 3)
--
--   alter column public.Booking.room: nullable
--
-- data loss    NONE
-- blocking     NONE
-- reversible   STRUCTURE ONLY: which rows were filled is not remembered; the filled values stay
-- application  the old version runs on; the new one has to wait for the contract
-- schema before  45de7255507b3ec46b10151a74ff7190141073d86c7aba1ad2e44f1d4c260604
-- schema after   45de7255507b3ec46b10151a74ff7190141073d86c7aba1ad2e44f1d4c260604

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H302 foreign key over rows that may have no parent
-- H304 the value for existing rows must be written by a person
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."Booking"."number"%TYPE;
  lockstep_hi_0 "public"."Booking"."number"%TYPE;
  lockstep_last_0 "public"."Booking"."number"%TYPE;
  lockstep_lo_1 "public"."Booking"."code"%TYPE;
  lockstep_hi_1 "public"."Booking"."code"%TYPE;
  lockstep_last_1 "public"."Booking"."code"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  SET LOCAL row_security = off;
  IF strpos(current_query(), '/* lockstep: write the ' || 'value here */') > 0
     AND EXISTS (SELECT FROM "public"."Booking" WHERE "room" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'existing rows need a value for "public"."Booking"."room", and none was said',
      HINT = 'write an SQL expression over the row''s columns in the marked place of this file, or say it in the schema with @backfill("expression")';
  END IF;
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "number", "code" INTO lockstep_last_0, lockstep_last_1 FROM "public"."Booking" ORDER BY "number" DESC, "code" DESC LIMIT 1;
    SELECT "number", "code" INTO lockstep_lo_0, lockstep_lo_1 FROM "public"."Booking" ORDER BY "number", "code" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "number", "code" INTO lockstep_hi_0, lockstep_hi_1 FROM (SELECT "number", "code" FROM "public"."Booking" WHERE ("number", "code") OPERATOR(pg_catalog.>=) (lockstep_lo_0, lockstep_lo_1) AND ("number", "code") OPERATOR(pg_catalog.<=) (lockstep_last_0, lockstep_last_1)
        ORDER BY "number", "code" LIMIT 1000) AS batch ORDER BY "number" DESC, "code" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."Booking" SET "room" = /* lockstep: write the value here */ NULL
          WHERE ("number", "code") OPERATOR(pg_catalog.>=) (lockstep_lo_0, lockstep_lo_1) AND ("number", "code") OPERATOR(pg_catalog.<=) (lockstep_hi_0, lockstep_hi_1) AND ("room" IS NULL);
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."Booking" WHERE "room" IS NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."Booking" WHERE "room" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."Booking"."room" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Booking" ("room");
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: key_moves_under_references, contract (3 of 3)
--
--   alter column public.Booking.room: nullable
--   alter column public.Booking.code: type, nullable
--   alter column public.Booking.number: nullable
--   alter primary key public.Booking.Booking_pkey: columns
--
-- data loss    LOW: values may be rounded or refused by a cast in public.Booking
-- blocking     LONG: public.Booking ACCESS EXCLUSIVE (rewrite)
-- reversible   STRUCTURE ONLY: a list of several elements comes back as NULL
-- application  the old version must be gone; the new one may start afterwards
-- BREAKING: what the old application version uses is removed or tightened
-- BREAKING: AlterColumnType on public.Booking
-- schema before  45de7255507b3ec46b10151a74ff7190141073d86c7aba1ad2e44f1d4c260604
-- schema after   64801306816c941b7ab8e95e70ef0b5ff45eaf92dcd1aa3ab5d5073e80abf709

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Booking" ADD CONSTRAINT "Booking_room_not_null_check" CHECK ("room" IS NOT NULL) NOT VALID;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."Booking_pkey_new"') AND (
       i.indrelid = '"public"."Booking"'::pg_catalog.regclass AND i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'room')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) IS NOT TRUE) THEN
    RAISE EXCEPTION '% is there and is not the index that is to be built', '"public"."Booking_pkey_new"'
      USING HINT = 'rename or drop it, then run this again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = pg_catalog.to_regclass('"public"."Booking_pkey_new"') AND NOT indisvalid) THEN
    SET LOCAL lock_timeout = '3000ms';
    DROP INDEX "public"."Booking_pkey_new";
  END IF;
END
$lockstep$;
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "Booking_pkey_new" ON "public"."Booking" ("room");
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_index i
     WHERE i.indexrelid = pg_catalog.to_regclass('"public"."Booking_pkey_new"') AND i.indisvalid
       AND i.indrelid = '"public"."Booking"'::pg_catalog.regclass AND i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'room')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."Booking_pkey_new"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."Booking" VALIDATE CONSTRAINT "Booking_room_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Booking" ALTER COLUMN "room" SET NOT NULL;
ALTER TABLE "public"."Booking" DROP CONSTRAINT "Booking_room_not_null_check";
ALTER TABLE "public"."Booking" DROP CONSTRAINT "Booking_pkey";
ALTER TABLE "public"."Booking" ADD CONSTRAINT "Booking_pkey" PRIMARY KEY USING INDEX "Booking_pkey_new";
ALTER TABLE "public"."Booking" ALTER COLUMN "code" DROP NOT NULL;
ALTER TABLE "public"."Booking" ALTER COLUMN "number" DROP NOT NULL;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."Booking" ALTER COLUMN "code" TYPE varchar(10)[] USING (CASE WHEN "code" IS NULL THEN NULL ELSE ARRAY["code"]::text[]::varchar(10)[] END);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Booking" ("code");
COMMIT;
