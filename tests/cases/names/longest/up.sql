-- ===== 1_expand =====

-- lockstep migration: longest, expand (1 of 3)
--
--   rename column public.a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end.old_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x to new_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x
--   create column public.a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end.count_of_something_that_has_a_very_long_name_and_increments_too
--
-- data loss    NONE
-- blocking     BRIEF: public.a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: values written to the new column are lost
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  a423ab12dfc55b4d46e4a2571588fb84acbe668dce2f3a2dedb9aa636bebb21e
-- schema after   8284f25456606d0760ba31ad50e673dd080bc43b61ef0aa79d9546f0b1a99bf0

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" ADD COLUMN "new_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x" text;
-- Privileges and comment go along.
DO $lockstep$
DECLARE
  command text;
BEGIN
  FOR command IN
    SELECT format('GRANT %s (%I) ON %s TO %s%s', acl.privilege_type, 'new_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x', a.attrelid::regclass,
                  CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE acl.grantee::regrole::text END,
                  CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) acl
     WHERE a.attrelid = '"public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end"'::regclass AND a.attname = 'old_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x'
    UNION ALL
    SELECT format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, 'new_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x', said)
      FROM pg_attribute a CROSS JOIN LATERAL col_description(a.attrelid, a.attnum) said
     WHERE a.attrelid = '"public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end"'::regclass AND a.attname = 'old_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x' AND said IS NOT NULL
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
   WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = '"public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end"'::regclass AND a.attname = 'old_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x'
     AND coalesce(c.contype <> 'n', true) AND coalesce(r.relkind <> 'S', true)
     AND coalesce(f.adnum <> a.attnum, true)
     AND coalesce(c.conname, r.relname, '') <> ALL (ARRAY[]::name[]);
  IF others IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'what this migration does not know of stands on "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end"."old_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x": ' || others,
      HINT = 'they would be lost with the column: plan from the database itself, or with --phases never';
  END IF;
END
$lockstep$;
CREATE OR REPLACE FUNCTION "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_3cae5d7f_sync"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."new_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x" IS NOT NULL THEN NEW."old_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x" := NEW."new_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x"; ELSE NEW."new_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x" := NEW."old_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x"; END IF;
  ELSIF pg_catalog.record_image_ne(ROW(NEW."new_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x"), ROW(OLD."new_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x")) THEN
    NEW."old_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x" := NEW."new_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x";
  ELSIF pg_catalog.record_image_ne(ROW(NEW."old_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x"), ROW(OLD."old_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x")) OR NEW."new_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x" IS NULL THEN
    NEW."new_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x" := NEW."old_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x";
  END IF;
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "a_table_with_a_name_that_is_as_long_as_a_name_may_3cae5d7f_sync" BEFORE INSERT OR UPDATE ON "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" FOR EACH ROW EXECUTE FUNCTION "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_3cae5d7f_sync"();
ALTER TABLE "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" ADD COLUMN "count_of_something_that_has_a_very_long_name_and_increments_too" integer;
CREATE SEQUENCE "public"."a_table_with_a_name_that_is_as_long_as_a_name_may__a9d1b490_seq" AS integer OWNED BY "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end"."count_of_something_that_has_a_very_long_name_and_increments_too";
ALTER TABLE "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" ALTER COLUMN "count_of_something_that_has_a_very_long_name_and_increments_too" SET DEFAULT nextval('"public"."a_table_with_a_name_that_is_as_long_as_a_name_may__a9d1b490_seq"'::regclass);
COMMIT;

-- ===== 2_backfill =====

-- lockstep migration: longest, backfill (2 of 3)
--
--   rename column public.a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end.old_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x to new_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x
--   create column public.a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end.count_of_something_that_has_a_very_long_name_and_increments_too
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  old and new version may both run
-- schema before  8284f25456606d0760ba31ad50e673dd080bc43b61ef0aa79d9546f0b1a99bf0
-- schema after   8284f25456606d0760ba31ad50e673dd080bc43b61ef0aa79d9546f0b1a99bf0

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end"."id"%TYPE;
  lockstep_hi_0 "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end"."id"%TYPE;
  lockstep_last_0 "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" SET "new_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x" = "old_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x"
          WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_hi_0) AND (pg_catalog.record_image_ne(ROW("new_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x"), ROW("old_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x")));
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" WHERE pg_catalog.record_image_ne(ROW("new_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x"), ROW("old_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x")));
  END LOOP;
  IF EXISTS (SELECT FROM "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" WHERE pg_catalog.record_image_ne(ROW("new_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x"), ROW("old_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x"))) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end"."new_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x" are still to be filled',
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
  lockstep_lo_0 "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end"."id"%TYPE;
  lockstep_hi_0 "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end"."id"%TYPE;
  lockstep_last_0 "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" SET "count_of_something_that_has_a_very_long_name_and_increments_too" = nextval(pg_get_serial_sequence('"public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end"', 'count_of_something_that_has_a_very_long_name_and_increments_too'))
          WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_hi_0) AND ("count_of_something_that_has_a_very_long_name_and_increments_too" IS NULL);
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" WHERE "count_of_something_that_has_a_very_long_name_and_increments_too" IS NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" WHERE "count_of_something_that_has_a_very_long_name_and_increments_too" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end"."count_of_something_that_has_a_very_long_name_and_increments_too" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" ("new_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x", "count_of_something_that_has_a_very_long_name_and_increments_too");
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: longest, contract (3 of 3)
--
--   rename column public.a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end.old_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x to new_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x
--   create column public.a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end.count_of_something_that_has_a_very_long_name_and_increments_too
--   create index public.a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end.a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_idx
--
-- data loss    NONE
-- blocking     BRIEF: public.a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  8284f25456606d0760ba31ad50e673dd080bc43b61ef0aa79d9546f0b1a99bf0
-- schema after   bda9788322833bbeaa618e0ba9b70f449c3f1fb961deb4c93f240dbe87e8e197

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" ADD CONSTRAINT "a_table_with_a_name_that_is_as_long_as_a_name_3cae5d7f_not_null" CHECK ("new_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x" IS NOT NULL) NOT VALID;
ALTER TABLE "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" ADD CONSTRAINT "a_table_with_a_name_that_is_as_long_as_a_name_a9d1b490_not_null" CHECK ("count_of_something_that_has_a_very_long_name_and_increments_too" IS NOT NULL) NOT VALID;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_idx";
CREATE INDEX CONCURRENTLY "a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_idx" ON "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" ("new_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_index WHERE indexrelid = '"public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_idx"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_idx"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" VALIDATE CONSTRAINT "a_table_with_a_name_that_is_as_long_as_a_name_3cae5d7f_not_null";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" VALIDATE CONSTRAINT "a_table_with_a_name_that_is_as_long_as_a_name_a9d1b490_not_null";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" ALTER COLUMN "new_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x" SET NOT NULL;
ALTER TABLE "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" DROP CONSTRAINT "a_table_with_a_name_that_is_as_long_as_a_name_3cae5d7f_not_null";
ALTER TABLE "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" ALTER COLUMN "count_of_something_that_has_a_very_long_name_and_increments_too" SET NOT NULL;
ALTER TABLE "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" DROP CONSTRAINT "a_table_with_a_name_that_is_as_long_as_a_name_a9d1b490_not_null";
DROP TRIGGER "a_table_with_a_name_that_is_as_long_as_a_name_may_3cae5d7f_sync" ON "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end";
DROP FUNCTION "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_3cae5d7f_sync"();
ALTER TABLE "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" DROP COLUMN "old_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x";
COMMIT;
