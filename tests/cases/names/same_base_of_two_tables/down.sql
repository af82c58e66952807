-- ===== 3_contract =====

-- lockstep rollback: same_base_of_two_tables, contract (3 of 3)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type
-- undoes       migration.sql, sha256 42f2271f8ce75f4641caf48ec7e198d5ee585e283a22d0741c9a5354d609dfa0
-- schema before  da3e444dfaf42ccf36b67f23896f626d02eb742f787aeddd9a278b1c5db788f5
-- schema after   8e3ae378e662b7fb0b4072e1f841252a3f132832efe499c1743540a94bd02b45

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."t_a" ADD COLUMN "b_old" integer;
-- Privileges and comment go along.
DO $lockstep$
DECLARE
  command text;
BEGIN
  FOR command IN
    SELECT format('GRANT %s (%I) ON %s TO %s%s', acl.privilege_type, 'b_old', a.attrelid::regclass,
                  CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE acl.grantee::regrole::text END,
                  CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) acl
     WHERE a.attrelid = '"public"."t_a"'::regclass AND a.attname = 'b'
    UNION ALL
    SELECT format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, 'b_old', said)
      FROM pg_attribute a CROSS JOIN LATERAL col_description(a.attrelid, a.attnum) said
     WHERE a.attrelid = '"public"."t_a"'::regclass AND a.attname = 'b' AND said IS NOT NULL
  LOOP
    EXECUTE command;
  END LOOP;
END
$lockstep$;
CREATE FUNCTION "public"."t_a_b_old_follows1"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  BEGIN
    NEW."b_old" := NEW."b"::integer;
  EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
    NEW."b_old" := NULL;
  END;
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "t_a_b_old_follows1" BEFORE INSERT OR UPDATE ON "public"."t_a" FOR EACH ROW EXECUTE FUNCTION "public"."t_a_b_old_follows1"();
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H204 casts to a type that cannot hold every value
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."t_a"."id"%TYPE;
  lockstep_hi_0 "public"."t_a"."id"%TYPE;
  lockstep_last_0 "public"."t_a"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."t_a" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."t_a" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."t_a" WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."t_a" SET "b_old" = "b"::integer
          WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_hi_0) AND ("b_old" IS NULL AND "b" IS NOT NULL);
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."t_a" WHERE "b_old" IS NULL AND "b" IS NOT NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."t_a" WHERE "b_old" IS NULL AND "b" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."t_a"."b_old" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."t" ADD COLUMN "a_b_old" integer;
-- Privileges and comment go along.
DO $lockstep$
DECLARE
  command text;
BEGIN
  FOR command IN
    SELECT format('GRANT %s (%I) ON %s TO %s%s', acl.privilege_type, 'a_b_old', a.attrelid::regclass,
                  CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE acl.grantee::regrole::text END,
                  CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) acl
     WHERE a.attrelid = '"public"."t"'::regclass AND a.attname = 'a_b'
    UNION ALL
    SELECT format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, 'a_b_old', said)
      FROM pg_attribute a CROSS JOIN LATERAL col_description(a.attrelid, a.attnum) said
     WHERE a.attrelid = '"public"."t"'::regclass AND a.attname = 'a_b' AND said IS NOT NULL
  LOOP
    EXECUTE command;
  END LOOP;
END
$lockstep$;
CREATE FUNCTION "public"."t_a_b_old_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  BEGIN
    NEW."a_b_old" := NEW."a_b"::integer;
  EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
    NEW."a_b_old" := NULL;
  END;
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "t_a_b_old_follows" BEFORE INSERT OR UPDATE ON "public"."t" FOR EACH ROW EXECUTE FUNCTION "public"."t_a_b_old_follows"();
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H204 casts to a type that cannot hold every value
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."t"."id"%TYPE;
  lockstep_hi_0 "public"."t"."id"%TYPE;
  lockstep_last_0 "public"."t"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."t" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."t" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."t" WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."t" SET "a_b_old" = "a_b"::integer
          WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_hi_0) AND ("a_b_old" IS NULL AND "a_b" IS NOT NULL);
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."t" WHERE "a_b_old" IS NULL AND "a_b" IS NOT NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."t" WHERE "a_b_old" IS NULL AND "a_b" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."t"."a_b_old" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
LOCK TABLE "public"."t_a" IN SHARE ROW EXCLUSIVE MODE;
CREATE OR REPLACE FUNCTION "public"."t_a_b_old_follows1"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  NEW."b_old" := NEW."b"::integer;
  RETURN NEW;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."t_a" WHERE "b" IS NOT NULL AND "b_old" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."t_a"."b" has values that "b_old" cannot hold',
      HINT = 'change these values, then run this again';
  END IF;
END
$lockstep$;
-- H401 old application code stops working
LOCK TABLE "public"."t_a" IN ACCESS EXCLUSIVE MODE;
DROP TRIGGER "t_a_b_old_follows1" ON "public"."t_a";
DROP FUNCTION "public"."t_a_b_old_follows1"();
ALTER TABLE "public"."t_a" RENAME COLUMN "b" TO "b_new";
ALTER TABLE "public"."t_a" RENAME COLUMN "b_old" TO "b";
CREATE FUNCTION "public"."t_a_b_new_follows1"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  NEW."b_new" := NEW."b"::bigint;
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "t_a_b_new_follows1" BEFORE INSERT OR UPDATE ON "public"."t_a" FOR EACH ROW EXECUTE FUNCTION "public"."t_a_b_new_follows1"();
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
LOCK TABLE "public"."t" IN SHARE ROW EXCLUSIVE MODE;
CREATE OR REPLACE FUNCTION "public"."t_a_b_old_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  NEW."a_b_old" := NEW."a_b"::integer;
  RETURN NEW;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."t" WHERE "a_b" IS NOT NULL AND "a_b_old" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."t"."a_b" has values that "a_b_old" cannot hold',
      HINT = 'change these values, then run this again';
  END IF;
END
$lockstep$;
-- H401 old application code stops working
LOCK TABLE "public"."t" IN ACCESS EXCLUSIVE MODE;
DROP TRIGGER "t_a_b_old_follows" ON "public"."t";
DROP FUNCTION "public"."t_a_b_old_follows"();
ALTER TABLE "public"."t" RENAME COLUMN "a_b" TO "a_b_new";
ALTER TABLE "public"."t" RENAME COLUMN "a_b_old" TO "a_b";
CREATE FUNCTION "public"."t_a_b_new_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  NEW."a_b_new" := NEW."a_b"::bigint;
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "t_a_b_new_follows" BEFORE INSERT OR UPDATE ON "public"."t" FOR EACH ROW EXECUTE FUNCTION "public"."t_a_b_new_follows"();
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: same_base_of_two_tables, backfill (2 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 151b908d81c26917b1d275aaedcd805786d30d9de55711d18e89f436f75aa996
-- schema before  8e3ae378e662b7fb0b4072e1f841252a3f132832efe499c1743540a94bd02b45
-- schema after   8e3ae378e662b7fb0b4072e1f841252a3f132832efe499c1743540a94bd02b45

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: same_base_of_two_tables, expand (1 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 ef9fbeeb0b6b21b6d4427b813099006349dac40a53211121cb0f3ad85128116a
-- schema before  8e3ae378e662b7fb0b4072e1f841252a3f132832efe499c1743540a94bd02b45
-- schema after   1a3f54867bd3a9e59ebe99039516989ccd8df475b917a9cb32e01f4430cb31b5

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP TRIGGER "t_a_b_new_follows1" ON "public"."t_a";
DROP FUNCTION "public"."t_a_b_new_follows1"();
ALTER TABLE "public"."t_a" DROP COLUMN "b_new";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP TRIGGER "t_a_b_new_follows" ON "public"."t";
DROP FUNCTION "public"."t_a_b_new_follows"();
ALTER TABLE "public"."t" DROP COLUMN "a_b_new";
COMMIT;
