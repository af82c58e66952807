-- ===== 3_contract =====

-- lockstep rollback: column_with_default, contract (1 of 1)
--
-- grade        window
-- reversible   WINDOW: the values come back from the archive, as long as it is not purged; rows written since have none
-- undoes       migration.sql, sha256 990a38ec010a51077e8118052978f1da6c5c08c9daf71458c9795b15767330a9
-- schema before  478f1a77c0da0909d204388f055fd2b794e9fdb7494691cbe9e73d2836cafb8f
-- schema after   3be964bf69fab81193315fd3caceb1e3c6d7ccecd53a09ef8e551a05a404db47

BEGIN;
DO $lockstep$
BEGIN
  IF pg_catalog.to_regclass('"lockstep_archive_Task_place_88027446"."Task"') IS NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'the archive lockstep_archive_Task_place_88027446 of "public"."Task"."place" is gone',
      HINT = 'it was purged, so this rollback has nothing to give back: restore it from a backup, or write the way back by hand';
  END IF;
END
$lockstep$;
DO $lockstep$
BEGIN
  IF pg_catalog.to_regclass('"lockstep_archive_Task_made_1a042c7a"."Task"') IS NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'the archive lockstep_archive_Task_made_1a042c7a of "public"."Task"."made" is gone',
      HINT = 'it was purged, so this rollback has nothing to give back: restore it from a backup, or write the way back by hand';
  END IF;
END
$lockstep$;
DO $lockstep$
BEGIN
  IF pg_catalog.to_regclass('"lockstep_archive_Task_tags_04fdd28a"."Task"') IS NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'the archive lockstep_archive_Task_tags_04fdd28a of "public"."Task"."tags" is gone',
      HINT = 'it was purged, so this rollback has nothing to give back: restore it from a backup, or write the way back by hand';
  END IF;
END
$lockstep$;
DO $lockstep$
BEGIN
  IF pg_catalog.to_regclass('"lockstep_archive_Task_status_6aa32881"."Task"') IS NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'the archive lockstep_archive_Task_status_6aa32881 of "public"."Task"."status" is gone',
      HINT = 'it was purged, so this rollback has nothing to give back: restore it from a backup, or write the way back by hand';
  END IF;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
CREATE TYPE "public"."Status" AS ENUM ('OPEN', 'DONE');
ALTER TABLE "public"."Task" ADD COLUMN "place" integer;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "lockstep_archive_Task_place_88027446"."Task"."tenant"%TYPE;
  lockstep_hi_0 "lockstep_archive_Task_place_88027446"."Task"."tenant"%TYPE;
  lockstep_last_0 "lockstep_archive_Task_place_88027446"."Task"."tenant"%TYPE;
  lockstep_lo_1 "lockstep_archive_Task_place_88027446"."Task"."number"%TYPE;
  lockstep_hi_1 "lockstep_archive_Task_place_88027446"."Task"."number"%TYPE;
  lockstep_last_1 "lockstep_archive_Task_place_88027446"."Task"."number"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
BEGIN
  SET LOCAL row_security = off;
  SELECT "tenant", "number" INTO lockstep_last_0, lockstep_last_1 FROM "lockstep_archive_Task_place_88027446"."Task" ORDER BY "tenant" DESC, "number" DESC LIMIT 1;
  SELECT "tenant", "number" INTO lockstep_lo_0, lockstep_lo_1 FROM "lockstep_archive_Task_place_88027446"."Task" ORDER BY "tenant", "number" LIMIT 1;
  IF FOUND THEN
    LOOP
      SELECT "tenant", "number" INTO lockstep_hi_0, lockstep_hi_1 FROM (SELECT "tenant", "number" FROM "lockstep_archive_Task_place_88027446"."Task" WHERE ("tenant", "number") OPERATOR(pg_catalog.>=) (lockstep_lo_0, lockstep_lo_1) AND ("tenant", "number") OPERATOR(pg_catalog.<=) (lockstep_last_0, lockstep_last_1)
        ORDER BY "tenant", "number" LIMIT 1000) AS batch ORDER BY "tenant" DESC, "number" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."Task" AS target SET "place" = kept."place" FROM "lockstep_archive_Task_place_88027446"."Task" AS kept
          WHERE target."tenant" OPERATOR(pg_catalog.=) kept."tenant" AND target."number" OPERATOR(pg_catalog.=) kept."number" AND (kept."tenant", kept."number") OPERATOR(pg_catalog.>=) (lockstep_lo_0, lockstep_lo_1) AND (kept."tenant", kept."number") OPERATOR(pg_catalog.<=) (lockstep_hi_0, lockstep_hi_1)
            AND (target."tenant", target."number") OPERATOR(pg_catalog.>=) (lockstep_lo_0, lockstep_lo_1) AND (target."tenant", target."number") OPERATOR(pg_catalog.<=) (lockstep_hi_0, lockstep_hi_1) AND kept."place" IS NOT NULL AND target."place" IS NULL;
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
  END IF;
  IF EXISTS (SELECT FROM "public"."Task" AS target, "lockstep_archive_Task_place_88027446"."Task" AS kept WHERE target."tenant" OPERATOR(pg_catalog.=) kept."tenant" AND target."number" OPERATOR(pg_catalog.=) kept."number" AND kept."place" IS NOT NULL AND target."place" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'values of "public"."Task"."place" are not back',
      HINT = 'something takes them away again, such as a trigger; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
CREATE SEQUENCE "public"."Task_place_seq" AS integer;
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  owner text;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  SELECT t.relowner::regrole INTO owner FROM pg_class t, pg_class s
   WHERE t.oid = '"public"."Task"'::regclass AND s.oid = '"public"."Task_place_seq"'::regclass AND s.relowner <> t.relowner;
  IF owner IS NOT NULL THEN
    EXECUTE format('ALTER SEQUENCE %s OWNER TO %s', '"public"."Task_place_seq"', owner);
  END IF;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
ALTER SEQUENCE "public"."Task_place_seq" OWNED BY "public"."Task"."place";
SELECT pg_catalog.setval('"public"."Task_place_seq"', greatest(pg_catalog.max("place"), 1), coalesce(pg_catalog.max("place") OPERATOR(pg_catalog.>) 0, false)) FROM "public"."Task";
ALTER TABLE "public"."Task" ALTER COLUMN "place" SET DEFAULT nextval('"public"."Task_place_seq"'::regclass);
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."Task"."tenant"%TYPE;
  lockstep_hi_0 "public"."Task"."tenant"%TYPE;
  lockstep_last_0 "public"."Task"."tenant"%TYPE;
  lockstep_lo_1 "public"."Task"."number"%TYPE;
  lockstep_hi_1 "public"."Task"."number"%TYPE;
  lockstep_last_1 "public"."Task"."number"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  SET LOCAL row_security = off;
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "tenant", "number" INTO lockstep_last_0, lockstep_last_1 FROM "public"."Task" ORDER BY "tenant" DESC, "number" DESC LIMIT 1;
    SELECT "tenant", "number" INTO lockstep_lo_0, lockstep_lo_1 FROM "public"."Task" ORDER BY "tenant", "number" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "tenant", "number" INTO lockstep_hi_0, lockstep_hi_1 FROM (SELECT "tenant", "number" FROM "public"."Task" WHERE ("tenant", "number") OPERATOR(pg_catalog.>=) (lockstep_lo_0, lockstep_lo_1) AND ("tenant", "number") OPERATOR(pg_catalog.<=) (lockstep_last_0, lockstep_last_1)
        ORDER BY "tenant", "number" LIMIT 1000) AS batch ORDER BY "tenant" DESC, "number" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."Task" SET "place" = pg_catalog.nextval(pg_catalog.pg_get_serial_sequence('"public"."Task"', 'place'))
          WHERE ("tenant", "number") OPERATOR(pg_catalog.>=) (lockstep_lo_0, lockstep_lo_1) AND ("tenant", "number") OPERATOR(pg_catalog.<=) (lockstep_hi_0, lockstep_hi_1) AND ("place" IS NULL);
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."Task" WHERE "place" IS NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."Task" WHERE "place" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."Task"."place" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Task" ADD CONSTRAINT "Task_place_not_null_check" CHECK ("place" IS NOT NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."Task" VALIDATE CONSTRAINT "Task_place_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Task" ALTER COLUMN "place" SET NOT NULL;
ALTER TABLE "public"."Task" DROP CONSTRAINT "Task_place_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP TABLE "lockstep_archive_Task_place_88027446"."Task";
DROP SCHEMA "lockstep_archive_Task_place_88027446";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Task" ADD COLUMN "made" timestamp(3);
ALTER TABLE "public"."Task" ALTER COLUMN "made" SET DEFAULT CURRENT_TIMESTAMP;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "lockstep_archive_Task_made_1a042c7a"."Task"."tenant"%TYPE;
  lockstep_hi_0 "lockstep_archive_Task_made_1a042c7a"."Task"."tenant"%TYPE;
  lockstep_last_0 "lockstep_archive_Task_made_1a042c7a"."Task"."tenant"%TYPE;
  lockstep_lo_1 "lockstep_archive_Task_made_1a042c7a"."Task"."number"%TYPE;
  lockstep_hi_1 "lockstep_archive_Task_made_1a042c7a"."Task"."number"%TYPE;
  lockstep_last_1 "lockstep_archive_Task_made_1a042c7a"."Task"."number"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
BEGIN
  SET LOCAL row_security = off;
  SELECT "tenant", "number" INTO lockstep_last_0, lockstep_last_1 FROM "lockstep_archive_Task_made_1a042c7a"."Task" ORDER BY "tenant" DESC, "number" DESC LIMIT 1;
  SELECT "tenant", "number" INTO lockstep_lo_0, lockstep_lo_1 FROM "lockstep_archive_Task_made_1a042c7a"."Task" ORDER BY "tenant", "number" LIMIT 1;
  IF FOUND THEN
    LOOP
      SELECT "tenant", "number" INTO lockstep_hi_0, lockstep_hi_1 FROM (SELECT "tenant", "number" FROM "lockstep_archive_Task_made_1a042c7a"."Task" WHERE ("tenant", "number") OPERATOR(pg_catalog.>=) (lockstep_lo_0, lockstep_lo_1) AND ("tenant", "number") OPERATOR(pg_catalog.<=) (lockstep_last_0, lockstep_last_1)
        ORDER BY "tenant", "number" LIMIT 1000) AS batch ORDER BY "tenant" DESC, "number" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."Task" AS target SET "made" = kept."made" FROM "lockstep_archive_Task_made_1a042c7a"."Task" AS kept
          WHERE target."tenant" OPERATOR(pg_catalog.=) kept."tenant" AND target."number" OPERATOR(pg_catalog.=) kept."number" AND (kept."tenant", kept."number") OPERATOR(pg_catalog.>=) (lockstep_lo_0, lockstep_lo_1) AND (kept."tenant", kept."number") OPERATOR(pg_catalog.<=) (lockstep_hi_0, lockstep_hi_1)
            AND (target."tenant", target."number") OPERATOR(pg_catalog.>=) (lockstep_lo_0, lockstep_lo_1) AND (target."tenant", target."number") OPERATOR(pg_catalog.<=) (lockstep_hi_0, lockstep_hi_1) AND kept."made" IS NOT NULL AND target."made" IS NULL;
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
  END IF;
  IF EXISTS (SELECT FROM "public"."Task" AS target, "lockstep_archive_Task_made_1a042c7a"."Task" AS kept WHERE target."tenant" OPERATOR(pg_catalog.=) kept."tenant" AND target."number" OPERATOR(pg_catalog.=) kept."number" AND kept."made" IS NOT NULL AND target."made" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'values of "public"."Task"."made" are not back',
      HINT = 'something takes them away again, such as a trigger; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."Task"."tenant"%TYPE;
  lockstep_hi_0 "public"."Task"."tenant"%TYPE;
  lockstep_last_0 "public"."Task"."tenant"%TYPE;
  lockstep_lo_1 "public"."Task"."number"%TYPE;
  lockstep_hi_1 "public"."Task"."number"%TYPE;
  lockstep_last_1 "public"."Task"."number"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  SET LOCAL row_security = off;
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "tenant", "number" INTO lockstep_last_0, lockstep_last_1 FROM "public"."Task" ORDER BY "tenant" DESC, "number" DESC LIMIT 1;
    SELECT "tenant", "number" INTO lockstep_lo_0, lockstep_lo_1 FROM "public"."Task" ORDER BY "tenant", "number" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "tenant", "number" INTO lockstep_hi_0, lockstep_hi_1 FROM (SELECT "tenant", "number" FROM "public"."Task" WHERE ("tenant", "number") OPERATOR(pg_catalog.>=) (lockstep_lo_0, lockstep_lo_1) AND ("tenant", "number") OPERATOR(pg_catalog.<=) (lockstep_last_0, lockstep_last_1)
        ORDER BY "tenant", "number" LIMIT 1000) AS batch ORDER BY "tenant" DESC, "number" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."Task" SET "made" = CURRENT_TIMESTAMP
          WHERE ("tenant", "number") OPERATOR(pg_catalog.>=) (lockstep_lo_0, lockstep_lo_1) AND ("tenant", "number") OPERATOR(pg_catalog.<=) (lockstep_hi_0, lockstep_hi_1) AND ("made" IS NULL);
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."Task" WHERE "made" IS NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."Task" WHERE "made" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."Task"."made" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Task" ADD CONSTRAINT "Task_made_not_null_check" CHECK ("made" IS NOT NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."Task" VALIDATE CONSTRAINT "Task_made_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Task" ALTER COLUMN "made" SET NOT NULL;
ALTER TABLE "public"."Task" DROP CONSTRAINT "Task_made_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP TABLE "lockstep_archive_Task_made_1a042c7a"."Task";
DROP SCHEMA "lockstep_archive_Task_made_1a042c7a";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Task" ADD COLUMN "tags" "public"."Status"[];
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "lockstep_archive_Task_tags_04fdd28a"."Task"."tenant"%TYPE;
  lockstep_hi_0 "lockstep_archive_Task_tags_04fdd28a"."Task"."tenant"%TYPE;
  lockstep_last_0 "lockstep_archive_Task_tags_04fdd28a"."Task"."tenant"%TYPE;
  lockstep_lo_1 "lockstep_archive_Task_tags_04fdd28a"."Task"."number"%TYPE;
  lockstep_hi_1 "lockstep_archive_Task_tags_04fdd28a"."Task"."number"%TYPE;
  lockstep_last_1 "lockstep_archive_Task_tags_04fdd28a"."Task"."number"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
BEGIN
  SET LOCAL row_security = off;
  SELECT "tenant", "number" INTO lockstep_last_0, lockstep_last_1 FROM "lockstep_archive_Task_tags_04fdd28a"."Task" ORDER BY "tenant" DESC, "number" DESC LIMIT 1;
  SELECT "tenant", "number" INTO lockstep_lo_0, lockstep_lo_1 FROM "lockstep_archive_Task_tags_04fdd28a"."Task" ORDER BY "tenant", "number" LIMIT 1;
  IF FOUND THEN
    LOOP
      SELECT "tenant", "number" INTO lockstep_hi_0, lockstep_hi_1 FROM (SELECT "tenant", "number" FROM "lockstep_archive_Task_tags_04fdd28a"."Task" WHERE ("tenant", "number") OPERATOR(pg_catalog.>=) (lockstep_lo_0, lockstep_lo_1) AND ("tenant", "number") OPERATOR(pg_catalog.<=) (lockstep_last_0, lockstep_last_1)
        ORDER BY "tenant", "number" LIMIT 1000) AS batch ORDER BY "tenant" DESC, "number" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."Task" AS target SET "tags" = kept."tags"::"public"."Status"[] FROM "lockstep_archive_Task_tags_04fdd28a"."Task" AS kept
          WHERE target."tenant" OPERATOR(pg_catalog.=) kept."tenant" AND target."number" OPERATOR(pg_catalog.=) kept."number" AND (kept."tenant", kept."number") OPERATOR(pg_catalog.>=) (lockstep_lo_0, lockstep_lo_1) AND (kept."tenant", kept."number") OPERATOR(pg_catalog.<=) (lockstep_hi_0, lockstep_hi_1)
            AND (target."tenant", target."number") OPERATOR(pg_catalog.>=) (lockstep_lo_0, lockstep_lo_1) AND (target."tenant", target."number") OPERATOR(pg_catalog.<=) (lockstep_hi_0, lockstep_hi_1) AND kept."tags" IS NOT NULL AND target."tags" IS NULL;
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
  END IF;
  IF EXISTS (SELECT FROM "public"."Task" AS target, "lockstep_archive_Task_tags_04fdd28a"."Task" AS kept WHERE target."tenant" OPERATOR(pg_catalog.=) kept."tenant" AND target."number" OPERATOR(pg_catalog.=) kept."number" AND kept."tags" IS NOT NULL AND target."tags" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'values of "public"."Task"."tags" are not back',
      HINT = 'something takes them away again, such as a trigger; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP TABLE "lockstep_archive_Task_tags_04fdd28a"."Task";
DROP SCHEMA "lockstep_archive_Task_tags_04fdd28a";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Task" ADD COLUMN "status" "public"."Status";
ALTER TABLE "public"."Task" ALTER COLUMN "status" SET DEFAULT 'OPEN';
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "lockstep_archive_Task_status_6aa32881"."Task"."tenant"%TYPE;
  lockstep_hi_0 "lockstep_archive_Task_status_6aa32881"."Task"."tenant"%TYPE;
  lockstep_last_0 "lockstep_archive_Task_status_6aa32881"."Task"."tenant"%TYPE;
  lockstep_lo_1 "lockstep_archive_Task_status_6aa32881"."Task"."number"%TYPE;
  lockstep_hi_1 "lockstep_archive_Task_status_6aa32881"."Task"."number"%TYPE;
  lockstep_last_1 "lockstep_archive_Task_status_6aa32881"."Task"."number"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
BEGIN
  SET LOCAL row_security = off;
  SELECT "tenant", "number" INTO lockstep_last_0, lockstep_last_1 FROM "lockstep_archive_Task_status_6aa32881"."Task" ORDER BY "tenant" DESC, "number" DESC LIMIT 1;
  SELECT "tenant", "number" INTO lockstep_lo_0, lockstep_lo_1 FROM "lockstep_archive_Task_status_6aa32881"."Task" ORDER BY "tenant", "number" LIMIT 1;
  IF FOUND THEN
    LOOP
      SELECT "tenant", "number" INTO lockstep_hi_0, lockstep_hi_1 FROM (SELECT "tenant", "number" FROM "lockstep_archive_Task_status_6aa32881"."Task" WHERE ("tenant", "number") OPERATOR(pg_catalog.>=) (lockstep_lo_0, lockstep_lo_1) AND ("tenant", "number") OPERATOR(pg_catalog.<=) (lockstep_last_0, lockstep_last_1)
        ORDER BY "tenant", "number" LIMIT 1000) AS batch ORDER BY "tenant" DESC, "number" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."Task" AS target SET "status" = kept."status"::"public"."Status" FROM "lockstep_archive_Task_status_6aa32881"."Task" AS kept
          WHERE target."tenant" OPERATOR(pg_catalog.=) kept."tenant" AND target."number" OPERATOR(pg_catalog.=) kept."number" AND (kept."tenant", kept."number") OPERATOR(pg_catalog.>=) (lockstep_lo_0, lockstep_lo_1) AND (kept."tenant", kept."number") OPERATOR(pg_catalog.<=) (lockstep_hi_0, lockstep_hi_1)
            AND (target."tenant", target."number") OPERATOR(pg_catalog.>=) (lockstep_lo_0, lockstep_lo_1) AND (target."tenant", target."number") OPERATOR(pg_catalog.<=) (lockstep_hi_0, lockstep_hi_1) AND kept."status" IS NOT NULL AND target."status" IS NOT DISTINCT FROM NULL;
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
  END IF;
  IF EXISTS (SELECT FROM "public"."Task" AS target, "lockstep_archive_Task_status_6aa32881"."Task" AS kept WHERE target."tenant" OPERATOR(pg_catalog.=) kept."tenant" AND target."number" OPERATOR(pg_catalog.=) kept."number" AND kept."status" IS NOT NULL AND target."status" IS NOT DISTINCT FROM NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'values of "public"."Task"."status" are not back',
      HINT = 'something takes them away again, such as a trigger; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."Task"."tenant"%TYPE;
  lockstep_hi_0 "public"."Task"."tenant"%TYPE;
  lockstep_last_0 "public"."Task"."tenant"%TYPE;
  lockstep_lo_1 "public"."Task"."number"%TYPE;
  lockstep_hi_1 "public"."Task"."number"%TYPE;
  lockstep_last_1 "public"."Task"."number"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  SET LOCAL row_security = off;
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "tenant", "number" INTO lockstep_last_0, lockstep_last_1 FROM "public"."Task" ORDER BY "tenant" DESC, "number" DESC LIMIT 1;
    SELECT "tenant", "number" INTO lockstep_lo_0, lockstep_lo_1 FROM "public"."Task" ORDER BY "tenant", "number" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "tenant", "number" INTO lockstep_hi_0, lockstep_hi_1 FROM (SELECT "tenant", "number" FROM "public"."Task" WHERE ("tenant", "number") OPERATOR(pg_catalog.>=) (lockstep_lo_0, lockstep_lo_1) AND ("tenant", "number") OPERATOR(pg_catalog.<=) (lockstep_last_0, lockstep_last_1)
        ORDER BY "tenant", "number" LIMIT 1000) AS batch ORDER BY "tenant" DESC, "number" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."Task" SET "status" = 'OPEN'
          WHERE ("tenant", "number") OPERATOR(pg_catalog.>=) (lockstep_lo_0, lockstep_lo_1) AND ("tenant", "number") OPERATOR(pg_catalog.<=) (lockstep_hi_0, lockstep_hi_1) AND ("status" IS NOT DISTINCT FROM NULL);
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."Task" WHERE "status" IS NOT DISTINCT FROM NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."Task" WHERE "status" IS NOT DISTINCT FROM NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."Task"."status" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Task" ADD CONSTRAINT "Task_status_not_null_check" CHECK ("status" IS DISTINCT FROM NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."Task" VALIDATE CONSTRAINT "Task_status_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Task" ALTER COLUMN "status" SET NOT NULL;
ALTER TABLE "public"."Task" DROP CONSTRAINT "Task_status_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP TABLE "lockstep_archive_Task_status_6aa32881"."Task";
DROP SCHEMA "lockstep_archive_Task_status_6aa32881";
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."Task_status_idx"') AND (
       i.indrelid = '"public"."Task"'::pg_catalog.regclass AND NOT i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'status')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) IS NOT TRUE) THEN
    RAISE EXCEPTION '% is there and is not the index that is to be built', '"public"."Task_status_idx"'
      USING HINT = 'rename or drop it, then run this again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = pg_catalog.to_regclass('"public"."Task_status_idx"') AND NOT indisvalid) THEN
    SET LOCAL lock_timeout = '3000ms';
    DROP INDEX "public"."Task_status_idx";
  END IF;
END
$lockstep$;
CREATE INDEX CONCURRENTLY IF NOT EXISTS "Task_status_idx" ON "public"."Task" ("status");
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_index i
     WHERE i.indexrelid = pg_catalog.to_regclass('"public"."Task_status_idx"') AND i.indisvalid
       AND i.indrelid = '"public"."Task"'::pg_catalog.regclass AND NOT i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'status')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."Task_status_idx"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Task" ("status", "tags", "made", "place");
COMMIT;
