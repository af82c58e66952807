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
  lockstep_path text := pg_catalog.current_setting('search_path');
  command text;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
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
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
-- Refuses to go on when something that is not known here stands on the column.
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  others text;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
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
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
CREATE FUNCTION "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_3cae5d7f_sync"() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp AS $lockstep$
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
REVOKE ALL ON FUNCTION "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_3cae5d7f_sync"() FROM PUBLIC;
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF pg_catalog.current_setting('is_superuser') = 'on' THEN
    EXECUTE 'ALTER FUNCTION "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_3cae5d7f_sync"() OWNER TO ' ||
      (SELECT relowner::pg_catalog.regrole FROM pg_catalog.pg_class WHERE oid = '"public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end"'::pg_catalog.regclass);
  END IF;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
CREATE TRIGGER "a_table_with_a_name_that_is_as_long_as_a_name_may_3cae5d7f_sync" BEFORE INSERT OR UPDATE ON "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" FOR EACH ROW EXECUTE FUNCTION "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_3cae5d7f_sync"();
ALTER TABLE "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" ADD COLUMN "count_of_something_that_has_a_very_long_name_and_increments_too" integer;
CREATE SEQUENCE "public"."a_table_with_a_name_that_is_a_count_of_something_that_has_a_seq" AS integer;
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  owner text;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  SELECT t.relowner::regrole INTO owner FROM pg_class t, pg_class s
   WHERE t.oid = '"public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end"'::regclass AND s.oid = '"public"."a_table_with_a_name_that_is_a_count_of_something_that_has_a_seq"'::regclass AND s.relowner <> t.relowner;
  IF owner IS NOT NULL THEN
    EXECUTE format('ALTER SEQUENCE %s OWNER TO %s', '"public"."a_table_with_a_name_that_is_a_count_of_something_that_has_a_seq"', owner);
  END IF;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
ALTER SEQUENCE "public"."a_table_with_a_name_that_is_a_count_of_something_that_has_a_seq" OWNED BY "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end"."count_of_something_that_has_a_very_long_name_and_increments_too";
ALTER TABLE "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" ALTER COLUMN "count_of_something_that_has_a_very_long_name_and_increments_too" SET DEFAULT nextval('"public"."a_table_with_a_name_that_is_a_count_of_something_that_has_a_seq"'::regclass);
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
  SET LOCAL row_security = off;
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" SET "new_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x" = "old_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x"
          WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_hi_0) AND (pg_catalog.record_image_ne(ROW("new_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x"), ROW("old_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x")));
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
  SET LOCAL row_security = off;
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" SET "count_of_something_that_has_a_very_long_name_and_increments_too" = pg_catalog.nextval(pg_catalog.pg_get_serial_sequence('"public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end"', 'count_of_something_that_has_a_very_long_name_and_increments_too'))
          WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_hi_0) AND ("count_of_something_that_has_a_very_long_name_and_increments_too" IS NULL);
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
ALTER TABLE "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" ADD CONSTRAINT "a_table_with_a_name_that_is_as_long_as__3cae5d7f_not_null_check" CHECK ("new_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x" IS NOT NULL) NOT VALID;
ALTER TABLE "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" ADD CONSTRAINT "a_table_with_a_name_that_is_as_long_as__a9d1b490_not_null_check" CHECK ("count_of_something_that_has_a_very_long_name_and_increments_too" IS NOT NULL) NOT VALID;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_idx"') AND (
       i.indrelid = '"public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end"'::pg_catalog.regclass AND NOT i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'new_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) IS NOT TRUE) THEN
    RAISE EXCEPTION '% is there and is not the index that is to be built', '"public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_idx"'
      USING HINT = 'rename or drop it, then run this again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = pg_catalog.to_regclass('"public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_idx"') AND NOT indisvalid) THEN
    SET LOCAL lock_timeout = '3000ms';
    DROP INDEX "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_idx";
  END IF;
END
$lockstep$;
CREATE INDEX CONCURRENTLY IF NOT EXISTS "a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_idx" ON "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" ("new_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x");
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_index i
     WHERE i.indexrelid = pg_catalog.to_regclass('"public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_idx"') AND i.indisvalid
       AND i.indrelid = '"public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end"'::pg_catalog.regclass AND NOT i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'new_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_idx"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" VALIDATE CONSTRAINT "a_table_with_a_name_that_is_as_long_as__3cae5d7f_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" VALIDATE CONSTRAINT "a_table_with_a_name_that_is_as_long_as__a9d1b490_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" ALTER COLUMN "new_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x" SET NOT NULL;
ALTER TABLE "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" DROP CONSTRAINT "a_table_with_a_name_that_is_as_long_as__3cae5d7f_not_null_check";
ALTER TABLE "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" ALTER COLUMN "count_of_something_that_has_a_very_long_name_and_increments_too" SET NOT NULL;
ALTER TABLE "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" DROP CONSTRAINT "a_table_with_a_name_that_is_as_long_as__a9d1b490_not_null_check";
DROP TRIGGER "a_table_with_a_name_that_is_as_long_as_a_name_may_3cae5d7f_sync" ON "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end";
DROP FUNCTION "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_3cae5d7f_sync"();
ALTER TABLE "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" DROP COLUMN "old_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x";
COMMIT;
