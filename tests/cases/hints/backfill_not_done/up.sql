-- ===== 1_expand =====

-- lockstep migration: backfill_not_done, expand (1 of 3)
--
--   rename column public.T.b to bb
--   alter column public.T.a: type
--   alter column public.T.c: default
--   alter column public.T.e: type
--
-- data loss    NONE
-- blocking     BRIEF: public.T ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version runs on; the new one has to wait for the contract
-- schema before  c3894912f45bd034cb6978b5c8b77a1de8b8a0549158fe20463bf05e2644d9f8
-- schema after   4234a6bbd90179718df1756f0a869bea488a418ec401e4c0beedee3c89a967bf

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."T" ADD COLUMN "a_new" bigint;
-- Privileges and comment go along.
DO $lockstep$
DECLARE
  command text;
BEGIN
  FOR command IN
    SELECT format('GRANT %s (%I) ON %s TO %s%s', acl.privilege_type, 'a_new', a.attrelid::regclass,
                  CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE acl.grantee::regrole::text END,
                  CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) acl
     WHERE a.attrelid = '"public"."T"'::regclass AND a.attname = 'a'
    UNION ALL
    SELECT format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, 'a_new', said)
      FROM pg_attribute a CROSS JOIN LATERAL col_description(a.attrelid, a.attnum) said
     WHERE a.attrelid = '"public"."T"'::regclass AND a.attname = 'a' AND said IS NOT NULL
  LOOP
    EXECUTE command;
  END LOOP;
END
$lockstep$;
-- Refuses to go on when something that is not known here stands on the column.
DO $lockstep$
DECLARE
  others text;
BEGIN
  SELECT string_agg(pg_describe_object(d.classid, d.objid, d.objsubid), ', ') INTO others
    FROM pg_depend d
    JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
    LEFT JOIN pg_class r ON d.classid = 'pg_class'::regclass AND r.oid = d.objid
    LEFT JOIN pg_constraint c ON d.classid = 'pg_constraint'::regclass AND c.oid = d.objid
    LEFT JOIN pg_attrdef f ON d.classid = 'pg_attrdef'::regclass AND f.oid = d.objid
   WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = '"public"."T"'::regclass AND a.attname = 'a'
     AND coalesce(c.contype <> 'n', true) AND coalesce(r.relkind <> 'S', true)
     AND coalesce(f.adnum <> a.attnum, true)
     AND coalesce(c.conname, r.relname, '') <> ALL (ARRAY[]::name[]);
  IF others IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'what this migration does not know of stands on "public"."T"."a": ' || others,
      HINT = 'they would be lost with the column: plan from the database itself, or with --phases never';
  END IF;
END
$lockstep$;
CREATE OR REPLACE FUNCTION "public"."T_a_new_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  NEW."a_new" := NEW."a"::bigint;
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "T_a_new_follows" BEFORE INSERT OR UPDATE ON "public"."T" FOR EACH ROW EXECUTE FUNCTION "public"."T_a_new_follows"();
ALTER TABLE "public"."T" ADD COLUMN "e_new" bigint;
-- Privileges and comment go along.
DO $lockstep$
DECLARE
  command text;
BEGIN
  FOR command IN
    SELECT format('GRANT %s (%I) ON %s TO %s%s', acl.privilege_type, 'e_new', a.attrelid::regclass,
                  CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE acl.grantee::regrole::text END,
                  CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) acl
     WHERE a.attrelid = '"public"."T"'::regclass AND a.attname = 'e'
    UNION ALL
    SELECT format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, 'e_new', said)
      FROM pg_attribute a CROSS JOIN LATERAL col_description(a.attrelid, a.attnum) said
     WHERE a.attrelid = '"public"."T"'::regclass AND a.attname = 'e' AND said IS NOT NULL
  LOOP
    EXECUTE command;
  END LOOP;
END
$lockstep$;
-- Refuses to go on when something that is not known here stands on the column.
DO $lockstep$
DECLARE
  others text;
BEGIN
  SELECT string_agg(pg_describe_object(d.classid, d.objid, d.objsubid), ', ') INTO others
    FROM pg_depend d
    JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
    LEFT JOIN pg_class r ON d.classid = 'pg_class'::regclass AND r.oid = d.objid
    LEFT JOIN pg_constraint c ON d.classid = 'pg_constraint'::regclass AND c.oid = d.objid
    LEFT JOIN pg_attrdef f ON d.classid = 'pg_attrdef'::regclass AND f.oid = d.objid
   WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = '"public"."T"'::regclass AND a.attname = 'e'
     AND coalesce(c.contype <> 'n', true) AND coalesce(r.relkind <> 'S', true)
     AND coalesce(f.adnum <> a.attnum, true)
     AND coalesce(c.conname, r.relname, '') <> ALL (ARRAY[]::name[]);
  IF others IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'what this migration does not know of stands on "public"."T"."e": ' || others,
      HINT = 'they would be lost with the column: plan from the database itself, or with --phases never';
  END IF;
END
$lockstep$;
-- Fails here, and not for whoever writes, when the expression cannot be read.
SELECT e * 100 FROM "public"."T" LIMIT 0;
CREATE OR REPLACE FUNCTION "public"."T_e_new_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
#variable_conflict use_column
BEGIN
  BEGIN
    NEW."e_new" := (SELECT e * 100 FROM (SELECT NEW.*) AS "T");
  EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
    NEW."e_new" := NULL;
  END;
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "T_e_new_follows" BEFORE INSERT OR UPDATE ON "public"."T" FOR EACH ROW EXECUTE FUNCTION "public"."T_e_new_follows"();
ALTER TABLE "public"."T" ADD COLUMN "bb" text;
-- Privileges and comment go along.
DO $lockstep$
DECLARE
  command text;
BEGIN
  FOR command IN
    SELECT format('GRANT %s (%I) ON %s TO %s%s', acl.privilege_type, 'bb', a.attrelid::regclass,
                  CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE acl.grantee::regrole::text END,
                  CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) acl
     WHERE a.attrelid = '"public"."T"'::regclass AND a.attname = 'b'
    UNION ALL
    SELECT format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, 'bb', said)
      FROM pg_attribute a CROSS JOIN LATERAL col_description(a.attrelid, a.attnum) said
     WHERE a.attrelid = '"public"."T"'::regclass AND a.attname = 'b' AND said IS NOT NULL
  LOOP
    EXECUTE command;
  END LOOP;
END
$lockstep$;
-- Refuses to go on when something that is not known here stands on the column.
DO $lockstep$
DECLARE
  others text;
BEGIN
  SELECT string_agg(pg_describe_object(d.classid, d.objid, d.objsubid), ', ') INTO others
    FROM pg_depend d
    JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
    LEFT JOIN pg_class r ON d.classid = 'pg_class'::regclass AND r.oid = d.objid
    LEFT JOIN pg_constraint c ON d.classid = 'pg_constraint'::regclass AND c.oid = d.objid
    LEFT JOIN pg_attrdef f ON d.classid = 'pg_attrdef'::regclass AND f.oid = d.objid
   WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = '"public"."T"'::regclass AND a.attname = 'b'
     AND coalesce(c.contype <> 'n', true) AND coalesce(r.relkind <> 'S', true)
     AND coalesce(f.adnum <> a.attnum, true)
     AND coalesce(c.conname, r.relname, '') <> ALL (ARRAY[]::name[]);
  IF others IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'what this migration does not know of stands on "public"."T"."b": ' || others,
      HINT = 'they would be lost with the column: plan from the database itself, or with --phases never';
  END IF;
END
$lockstep$;
CREATE OR REPLACE FUNCTION "public"."T_bb_sync"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."bb" IS NOT NULL THEN NEW."b" := NEW."bb"; ELSE NEW."bb" := NEW."b"; END IF;
  ELSIF pg_catalog.record_image_ne(ROW(NEW."bb"), ROW(OLD."bb")) THEN
    NEW."b" := NEW."bb";
  ELSIF pg_catalog.record_image_ne(ROW(NEW."b"), ROW(OLD."b")) OR NEW."bb" IS NULL THEN
    NEW."bb" := NEW."b";
  END IF;
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "T_bb_sync" BEFORE INSERT OR UPDATE ON "public"."T" FOR EACH ROW EXECUTE FUNCTION "public"."T_bb_sync"();
ALTER TABLE "public"."T" ALTER COLUMN "c" SET DEFAULT 'y';
COMMIT;

-- ===== 2_backfill =====

-- lockstep migration: backfill_not_done, backfill (2 of 3)
--
--   rename column public.T.b to bb
--   alter column public.T.a: type
--   alter column public.T.e: type
--
-- data loss    LOW: values may be rounded or refused by a cast in public.T
-- blocking     NONE
-- reversible   YES
-- application  the old version runs on; the new one has to wait for the contract
-- schema before  4234a6bbd90179718df1756f0a869bea488a418ec401e4c0beedee3c89a967bf
-- schema after   4234a6bbd90179718df1756f0a869bea488a418ec401e4c0beedee3c89a967bf

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."T"."id"%TYPE;
  lockstep_hi_0 "public"."T"."id"%TYPE;
  lockstep_last_0 "public"."T"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."T" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."T" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."T" WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."T" SET "a_new" = "a"::bigint
          WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_hi_0) AND ("a_new" IS NULL AND "a" IS NOT NULL);
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."T" WHERE "a_new" IS NULL AND "a" IS NOT NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."T" WHERE "a_new" IS NULL AND "a" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."T"."a_new" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H204 casts to a type that cannot hold every value
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."T"."id"%TYPE;
  lockstep_hi_0 "public"."T"."id"%TYPE;
  lockstep_last_0 "public"."T"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."T" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."T" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."T" WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."T" SET "e_new" = e * 100
          WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_hi_0) AND ("e_new" IS NULL AND (e * 100) IS NOT NULL);
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."T" WHERE "e_new" IS NULL AND (e * 100) IS NOT NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."T" WHERE "e_new" IS NULL AND (e * 100) IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."T"."e_new" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
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
  lockstep_lo_0 "public"."T"."id"%TYPE;
  lockstep_hi_0 "public"."T"."id"%TYPE;
  lockstep_last_0 "public"."T"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."T" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."T" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."T" WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."T" SET "bb" = "b"
          WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_hi_0) AND (pg_catalog.record_image_ne(ROW("bb"), ROW("b")));
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."T" WHERE pg_catalog.record_image_ne(ROW("bb"), ROW("b")));
  END LOOP;
  IF EXISTS (SELECT FROM "public"."T" WHERE pg_catalog.record_image_ne(ROW("bb"), ROW("b"))) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."T"."bb" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."T" ("a_new", "e_new", "bb");
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: backfill_not_done, contract (3 of 3)
--
--   rename column public.T.b to bb
--   alter column public.T.a: type
--   alter column public.T.e: type
--
-- data loss    HIGH: values become what @backfill makes of them in public.T
-- blocking     BRIEF: public.T ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: nothing turns back what @backfill made: its values have to be written
-- application  the old version must be gone; the new one may start afterwards
-- BREAKING: what the old application version uses is removed or tightened
-- BREAKING: SwapColumns on public.T
-- schema before  4234a6bbd90179718df1756f0a869bea488a418ec401e4c0beedee3c89a967bf
-- schema after   10bdb66f8000a9042a5995433d69f5a569d8fa343c121ce77230bfe21acf7e76

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."T" ADD CONSTRAINT "T_a_new_not_null" CHECK ("a_new" IS NOT NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
LOCK TABLE "public"."T" IN SHARE ROW EXCLUSIVE MODE;
CREATE OR REPLACE FUNCTION "public"."T_e_new_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
#variable_conflict use_column
BEGIN
  NEW."e_new" := (SELECT e * 100 FROM (SELECT NEW.*) AS "T");
  RETURN NEW;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."T" VALIDATE CONSTRAINT "T_a_new_not_null";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."T" WHERE (e * 100) IS NOT NULL AND "e_new" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."T"."e" has values that "e_new" cannot hold',
      HINT = 'change these values, then run this again';
  END IF;
END
$lockstep$;
ALTER TABLE "public"."T" ALTER COLUMN "a_new" SET NOT NULL;
ALTER TABLE "public"."T" DROP CONSTRAINT "T_a_new_not_null";
ALTER TABLE "public"."T" ADD CONSTRAINT "T_e_new_not_null" CHECK ("e_new" IS NOT NULL) NOT VALID;
LOCK TABLE "public"."T" IN ACCESS EXCLUSIVE MODE;
DROP TRIGGER "T_a_new_follows" ON "public"."T";
DROP FUNCTION "public"."T_a_new_follows"();
ALTER TABLE "public"."T" RENAME COLUMN "a" TO "a_old";
ALTER TABLE "public"."T" RENAME COLUMN "a_new" TO "a";
CREATE OR REPLACE FUNCTION "public"."T_a_old_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  BEGIN
    NEW."a_old" := NEW."a"::integer;
  EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
    NEW."a_old" := NULL;
  END;
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "T_a_old_follows" BEFORE INSERT OR UPDATE ON "public"."T" FOR EACH ROW EXECUTE FUNCTION "public"."T_a_old_follows"();
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."T" VALIDATE CONSTRAINT "T_e_new_not_null";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."T" ALTER COLUMN "a_old" DROP NOT NULL;
ALTER TABLE "public"."T" ALTER COLUMN "e_new" SET NOT NULL;
ALTER TABLE "public"."T" DROP CONSTRAINT "T_e_new_not_null";
ALTER TABLE "public"."T" ALTER COLUMN "e" DROP NOT NULL;
-- H214 values become what @backfill makes of them
-- H401 old application code stops working
LOCK TABLE "public"."T" IN ACCESS EXCLUSIVE MODE;
DROP TRIGGER "T_e_new_follows" ON "public"."T";
DROP FUNCTION "public"."T_e_new_follows"();
ALTER TABLE "public"."T" RENAME COLUMN "e" TO "e_old";
ALTER TABLE "public"."T" RENAME COLUMN "e_new" TO "e";
CREATE OR REPLACE FUNCTION "public"."T_e_old_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NOT pg_catalog.record_image_ne(ROW(NEW."e"), ROW(OLD."e")) THEN RETURN NEW; END IF;
  END IF;
  NEW."e_old" := NULL;
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "T_e_old_follows" BEFORE INSERT OR UPDATE ON "public"."T" FOR EACH ROW EXECUTE FUNCTION "public"."T_e_old_follows"();
DROP TRIGGER "T_bb_sync" ON "public"."T";
DROP FUNCTION "public"."T_bb_sync"();
ALTER TABLE "public"."T" DROP COLUMN "b";
DROP TRIGGER "T_a_old_follows" ON "public"."T";
DROP FUNCTION "public"."T_a_old_follows"();
ALTER TABLE "public"."T" DROP COLUMN "a_old";
DROP TRIGGER "T_e_old_follows" ON "public"."T";
DROP FUNCTION "public"."T_e_old_follows"();
ALTER TABLE "public"."T" DROP COLUMN "e_old";
COMMIT;
