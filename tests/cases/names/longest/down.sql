-- ===== 3_contract =====

-- lockstep rollback: longest, contract (3 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 9012a2b590a7bdb70272d083976ce8faa1f4f66c94569a36ceddb2871e0e7f76
-- schema before  bda9788322833bbeaa618e0ba9b70f449c3f1fb961deb4c93f240dbe87e8e197
-- schema after   8284f25456606d0760ba31ad50e673dd080bc43b61ef0aa79d9546f0b1a99bf0

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" ADD COLUMN "old_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x" text;
-- Privileges and comment go along.
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  command text;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  FOR command IN
    SELECT format('GRANT %s (%I) ON %s TO %s%s', acl.privilege_type, 'old_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x', a.attrelid::regclass,
                  CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE acl.grantee::regrole::text END,
                  CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) acl
     WHERE a.attrelid = '"public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end"'::regclass AND a.attname = 'new_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x'
    UNION ALL
    SELECT format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, 'old_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x', said)
      FROM pg_attribute a CROSS JOIN LATERAL col_description(a.attrelid, a.attnum) said
     WHERE a.attrelid = '"public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end"'::regclass AND a.attname = 'new_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x' AND said IS NOT NULL
  LOOP
    EXECUTE command;
  END LOOP;
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
COMMIT;

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
        UPDATE "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" SET "old_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x" = "new_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x"
          WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_hi_0) AND (pg_catalog.record_image_ne(ROW("old_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x"), ROW("new_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x")));
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" WHERE pg_catalog.record_image_ne(ROW("old_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x"), ROW("new_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x")));
  END LOOP;
  IF EXISTS (SELECT FROM "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" WHERE pg_catalog.record_image_ne(ROW("old_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x"), ROW("new_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x"))) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end"."old_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" ADD CONSTRAINT "a_table_with_a_name_that_is_as_long_as__f726a650_not_null_check" CHECK ("old_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x" IS NOT NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" VALIDATE CONSTRAINT "a_table_with_a_name_that_is_as_long_as__f726a650_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" ALTER COLUMN "old_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x" SET NOT NULL;
ALTER TABLE "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" DROP CONSTRAINT "a_table_with_a_name_that_is_as_long_as__f726a650_not_null_check";
ALTER TABLE "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" ALTER COLUMN "count_of_something_that_has_a_very_long_name_and_increments_too" DROP NOT NULL;
ALTER TABLE "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" ALTER COLUMN "new_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x" DROP NOT NULL;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_idx"')
       AND i.indrelid IS DISTINCT FROM pg_catalog.to_regclass('"public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end"')) THEN
    RAISE EXCEPTION '% is not an index of %', '"public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_idx"', '"public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end"';
  END IF;
END
$lockstep$;
DROP INDEX CONCURRENTLY IF EXISTS "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_idx";
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" ("old_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x");
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: longest, backfill (2 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 09a6ff8659f5c5c33b89bd53260439270270a2cc274779ee38f8e956b6bf3eed
-- schema before  8284f25456606d0760ba31ad50e673dd080bc43b61ef0aa79d9546f0b1a99bf0
-- schema after   8284f25456606d0760ba31ad50e673dd080bc43b61ef0aa79d9546f0b1a99bf0

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: longest, expand (1 of 3)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: values written to the new column are lost
-- undoes       migration.sql, sha256 679358bcbdb3f1746ed45a17eeafb1d7d99e9a98564eaa9c6533988f6af537e3
-- schema before  8284f25456606d0760ba31ad50e673dd080bc43b61ef0aa79d9546f0b1a99bf0
-- schema after   a423ab12dfc55b4d46e4a2571588fb84acbe668dce2f3a2dedb9aa636bebb21e

BEGIN;
SET LOCAL row_security = off;
DO $lockstep$
BEGIN
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" WHERE "count_of_something_that_has_a_very_long_name_and_increments_too" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end"."count_of_something_that_has_a_very_long_name_and_increments_too" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DO $lockstep$
DECLARE
  owned text := pg_catalog.pg_get_serial_sequence('"public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end"', 'count_of_something_that_has_a_very_long_name_and_increments_too');
BEGIN
  ALTER TABLE "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" ALTER COLUMN "count_of_something_that_has_a_very_long_name_and_increments_too" DROP DEFAULT;
  IF owned IS NOT NULL THEN
    EXECUTE pg_catalog.format('DROP SEQUENCE %s', owned);
  END IF;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" WHERE "count_of_something_that_has_a_very_long_name_and_increments_too" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end"."count_of_something_that_has_a_very_long_name_and_increments_too" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H201 drops a column
ALTER TABLE "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" DROP COLUMN "count_of_something_that_has_a_very_long_name_and_increments_too";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP TRIGGER "a_table_with_a_name_that_is_as_long_as_a_name_may_3cae5d7f_sync" ON "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end";
DROP FUNCTION "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_3cae5d7f_sync"();
ALTER TABLE "public"."a_table_with_a_name_that_is_as_long_as_a_name_may_be_in_the_end" DROP COLUMN "new_column_name_that_is_as_long_as_a_name_may_ever_be_in_this_x";
COMMIT;
