-- lockstep rollback: foreign_key_with_new_column
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: values written to the new column are lost
-- undoes       migration.sql, sha256 381260745f76326e14534c1e5e6a0edd14e4a533778787025415167306971b8f
-- schema before  711404b36b40d65452c2e53fa198ac3217049aa83a0da81c5f7287e63cca92a2
-- schema after   ebe68e522e11c5be0191be994422bb746c75748da553e9f52151766b4a84618c

BEGIN;
SET LOCAL row_security = off;
DO $lockstep$
BEGIN
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."Post" WHERE "userId" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."Post"."userId" has values, which would be lost',
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
     WHERE c.oid = pg_catalog.to_regclass('"public"."Post_userId_idx"')
       AND i.indrelid IS DISTINCT FROM pg_catalog.to_regclass('"public"."Post"')) THEN
    RAISE EXCEPTION '% is not an index of %', '"public"."Post_userId_idx"', '"public"."Post"';
  END IF;
END
$lockstep$;
DROP INDEX CONCURRENTLY IF EXISTS "public"."Post_userId_idx";
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Post" DROP CONSTRAINT "Post_userId_fkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."Post" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."Post" WHERE "userId" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."Post"."userId" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H201 drops a column
ALTER TABLE "public"."Post" DROP COLUMN "userId";
COMMIT;
