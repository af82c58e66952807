-- lockstep rollback: cut
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: rows written to the new table are lost; values written to the new column are lost
-- undoes       migration.sql, sha256 3e96dd0724a2c93798073b3417d9f3ef1c6ff42f679bbde6fc3f7dae993f09d0
-- schema before  72b62470e4984dea5312df95ce7425261d0d0ca6d6a4b4dac5dba1e4aa29c90d
-- schema after   9250c0311096d83f8c4261c78b3b3bd386b4ee58fc422c45997d06eb08cfecfe

BEGIN;
SET LOCAL row_security = off;
DO $lockstep$
BEGIN
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."a_table_with_a_name_that_is_longer_than_the_63_bytes_that_are_k" WHERE "größe_größe_größe_größe_größe_größe_größe_größe" IS DISTINCT FROM NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."a_table_with_a_name_that_is_longer_than_the_63_bytes_that_are_k"."größe_größe_größe_größe_größe_größe_größe_größe" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
DO $lockstep$
BEGIN
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."Page") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "public"."Page" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."a_table_with_a_name_that_is_longer_than_the_63_bytes_that_a_idx"')
       AND i.indrelid IS DISTINCT FROM pg_catalog.to_regclass('"public"."a_table_with_a_name_that_is_longer_than_the_63_bytes_that_are_k"')) THEN
    RAISE EXCEPTION '% is not an index of %', '"public"."a_table_with_a_name_that_is_longer_than_the_63_bytes_that_a_idx"', '"public"."a_table_with_a_name_that_is_longer_than_the_63_bytes_that_are_k"';
  END IF;
END
$lockstep$;
DROP INDEX CONCURRENTLY IF EXISTS "public"."a_table_with_a_name_that_is_longer_than_the_63_bytes_that_a_idx";
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Page" DROP CONSTRAINT "Page_noteId_fkey";
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."a_table_with_a_name_that_is_longer_than_the_63_bytes_that_a_key"')
       AND i.indrelid IS DISTINCT FROM pg_catalog.to_regclass('"public"."a_table_with_a_name_that_is_longer_than_the_63_bytes_that_are_k"')) THEN
    RAISE EXCEPTION '% is not an index of %', '"public"."a_table_with_a_name_that_is_longer_than_the_63_bytes_that_a_key"', '"public"."a_table_with_a_name_that_is_longer_than_the_63_bytes_that_are_k"';
  END IF;
END
$lockstep$;
DROP INDEX CONCURRENTLY IF EXISTS "public"."a_table_with_a_name_that_is_longer_than_the_63_bytes_that_a_key";
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."a_table_with_a_name_that_is_longer_than_the_63_bytes_that_are_k" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."a_table_with_a_name_that_is_longer_than_the_63_bytes_that_are_k" WHERE "größe_größe_größe_größe_größe_größe_größe_größe" IS DISTINCT FROM NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."a_table_with_a_name_that_is_longer_than_the_63_bytes_that_are_k"."größe_größe_größe_größe_größe_größe_größe_größe" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H201 drops a column
ALTER TABLE "public"."a_table_with_a_name_that_is_longer_than_the_63_bytes_that_are_k" DROP COLUMN "größe_größe_größe_größe_größe_größe_größe_größe";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."Page" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."Page") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "public"."Page" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H202 drops a table
DROP TABLE "public"."Page";
COMMIT;

BEGIN;
DROP TYPE "public"."an_enum_with_a_name_that_is_longer_than_the_63_bytes_that_are_k";
COMMIT;
