-- ===== 3_contract =====

-- lockstep rollback: remarks_made_beside_swap, contract (3 of 3)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type
-- undoes       migration.sql, sha256 43da4db73ee77e86a4c8f9c188643c5d17b62bdc377502e629d3705dbdbf20a7
-- schema before  ac0a766ae50f3afe7323a5d5c6d8f9810c96389d0e2fc823cc49f8abfb5e46ef
-- schema after   42a18dfd39acc2adbe39bdd7864661819991466deae9285150a40b6dc980f9e3

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
COMMENT ON COLUMN public.parts.note IS 'old words';
COMMENT ON COLUMN public.parts.size IS NULL;
ALTER TABLE ONLY public.parts ALTER COLUMN size SET STATISTICS -1;
ALTER TABLE "public"."parts" ADD COLUMN "note_old" integer;
-- Privileges and comment go along.
DO $lockstep$
DECLARE
  command text;
BEGIN
  FOR command IN
    SELECT format('GRANT %s (%I) ON %s TO %s%s', acl.privilege_type, 'note_old', a.attrelid::regclass,
                  CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE acl.grantee::regrole::text END,
                  CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) acl
     WHERE a.attrelid = '"public"."parts"'::regclass AND a.attname = 'note'
    UNION ALL
    SELECT format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, 'note_old', said)
      FROM pg_attribute a CROSS JOIN LATERAL col_description(a.attrelid, a.attnum) said
     WHERE a.attrelid = '"public"."parts"'::regclass AND a.attname = 'note' AND said IS NOT NULL
  LOOP
    EXECUTE command;
  END LOOP;
END
$lockstep$;
CREATE FUNCTION "public"."parts_note_old_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  BEGIN
    NEW."note_old" := NEW."note"::integer;
  EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
    NEW."note_old" := NULL;
  END;
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "parts_note_old_follows" BEFORE INSERT OR UPDATE ON "public"."parts" FOR EACH ROW EXECUTE FUNCTION "public"."parts_note_old_follows"();
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H204 casts to a type that cannot hold every value
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."parts"."id"%TYPE;
  lockstep_hi_0 "public"."parts"."id"%TYPE;
  lockstep_last_0 "public"."parts"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."parts" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."parts" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."parts" WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."parts" SET "note_old" = "note"::integer
          WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_hi_0) AND ("note_old" IS NULL AND "note" IS NOT NULL);
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."parts" WHERE "note_old" IS NULL AND "note" IS NOT NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."parts" WHERE "note_old" IS NULL AND "note" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."parts"."note_old" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."parts" ADD COLUMN "size_old" integer;
-- Privileges and comment go along.
DO $lockstep$
DECLARE
  command text;
BEGIN
  FOR command IN
    SELECT format('GRANT %s (%I) ON %s TO %s%s', acl.privilege_type, 'size_old', a.attrelid::regclass,
                  CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE acl.grantee::regrole::text END,
                  CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) acl
     WHERE a.attrelid = '"public"."parts"'::regclass AND a.attname = 'size'
    UNION ALL
    SELECT format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, 'size_old', said)
      FROM pg_attribute a CROSS JOIN LATERAL col_description(a.attrelid, a.attnum) said
     WHERE a.attrelid = '"public"."parts"'::regclass AND a.attname = 'size' AND said IS NOT NULL
  LOOP
    EXECUTE command;
  END LOOP;
END
$lockstep$;
CREATE FUNCTION "public"."parts_size_old_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  BEGIN
    NEW."size_old" := NEW."size"::integer;
  EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
    NEW."size_old" := NULL;
  END;
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "parts_size_old_follows" BEFORE INSERT OR UPDATE ON "public"."parts" FOR EACH ROW EXECUTE FUNCTION "public"."parts_size_old_follows"();
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H204 casts to a type that cannot hold every value
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."parts"."id"%TYPE;
  lockstep_hi_0 "public"."parts"."id"%TYPE;
  lockstep_last_0 "public"."parts"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."parts" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."parts" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."parts" WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."parts" SET "size_old" = "size"::integer
          WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_hi_0) AND ("size_old" IS NULL AND "size" IS NOT NULL);
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."parts" WHERE "size_old" IS NULL AND "size" IS NOT NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."parts" WHERE "size_old" IS NULL AND "size" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."parts"."size_old" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
LOCK TABLE "public"."parts" IN SHARE ROW EXCLUSIVE MODE;
CREATE OR REPLACE FUNCTION "public"."parts_note_old_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  NEW."note_old" := NEW."note"::integer;
  RETURN NEW;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."parts" WHERE "note" IS NOT NULL AND "note_old" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."parts"."note" has values that "note_old" cannot hold',
      HINT = 'change these values, then run this again';
  END IF;
END
$lockstep$;
-- H401 old application code stops working
LOCK TABLE "public"."parts" IN ACCESS EXCLUSIVE MODE;
DROP TRIGGER "parts_note_old_follows" ON "public"."parts";
DROP FUNCTION "public"."parts_note_old_follows"();
ALTER TABLE "public"."parts" RENAME COLUMN "note" TO "note_new";
ALTER TABLE "public"."parts" RENAME COLUMN "note_old" TO "note";
CREATE FUNCTION "public"."parts_note_new_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  NEW."note_new" := NEW."note"::bigint;
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "parts_note_new_follows" BEFORE INSERT OR UPDATE ON "public"."parts" FOR EACH ROW EXECUTE FUNCTION "public"."parts_note_new_follows"();
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
LOCK TABLE "public"."parts" IN SHARE ROW EXCLUSIVE MODE;
CREATE OR REPLACE FUNCTION "public"."parts_size_old_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  NEW."size_old" := NEW."size"::integer;
  RETURN NEW;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."parts" WHERE "size" IS NOT NULL AND "size_old" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."parts"."size" has values that "size_old" cannot hold',
      HINT = 'change these values, then run this again';
  END IF;
END
$lockstep$;
-- H401 old application code stops working
LOCK TABLE "public"."parts" IN ACCESS EXCLUSIVE MODE;
DROP TRIGGER "parts_size_old_follows" ON "public"."parts";
DROP FUNCTION "public"."parts_size_old_follows"();
ALTER TABLE "public"."parts" RENAME COLUMN "size" TO "size_new";
ALTER TABLE "public"."parts" RENAME COLUMN "size_old" TO "size";
CREATE FUNCTION "public"."parts_size_new_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  NEW."size_new" := NEW."size"::bigint;
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "parts_size_new_follows" BEFORE INSERT OR UPDATE ON "public"."parts" FOR EACH ROW EXECUTE FUNCTION "public"."parts_size_new_follows"();
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."parts" ("size");
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: remarks_made_beside_swap, backfill (2 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 990a352898d68d3f7bcda919d56c8e5a9d8692cbefb6eadf8d9d9a733daf89ea
-- schema before  42a18dfd39acc2adbe39bdd7864661819991466deae9285150a40b6dc980f9e3
-- schema after   42a18dfd39acc2adbe39bdd7864661819991466deae9285150a40b6dc980f9e3

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: remarks_made_beside_swap, expand (1 of 3)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type
-- undoes       migration.sql, sha256 91a4cc28148fb92fd0590959088d698f313e4d3fea6811fc4224f8672a06836e
-- schema before  42a18dfd39acc2adbe39bdd7864661819991466deae9285150a40b6dc980f9e3
-- schema after   acb4789363867f01b2fbbd281d1124a56fc311fe67f3fab3fc0dce589aa6ddb2

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."parts" ALTER COLUMN "kept" TYPE integer USING ("kept"::integer);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP TRIGGER "parts_note_new_follows" ON "public"."parts";
DROP FUNCTION "public"."parts_note_new_follows"();
ALTER TABLE "public"."parts" DROP COLUMN "note_new";
DROP TRIGGER "parts_size_new_follows" ON "public"."parts";
DROP FUNCTION "public"."parts_size_new_follows"();
ALTER TABLE "public"."parts" DROP COLUMN "size_new";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."parts" ("kept");
COMMIT;
