-- lockstep rollback: create_referring_to_existing
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: rows written to the new table are lost
-- undoes       migration.sql, sha256 fe52912c7b434221d9314176f2806c4363f8c436d5a41dd70c70b92c73e5027a
-- schema before  7233880a29e8d69222bf23bde94bcca7cc065fdc269e59b97d30ee6a25a641f7
-- schema after   795fa05d14b2e7d2020e14fb725a14e3c0f2085fce2c29899faef8739edc53f8

BEGIN;
SET LOCAL row_security = off;
DO $lockstep$
BEGIN
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."Post") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "public"."Post" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Post" DROP CONSTRAINT "Post_authorId_fkey";
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
     AND EXISTS (SELECT FROM "public"."Post") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "public"."Post" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H202 drops a table
DROP TABLE "public"."Post";
COMMIT;
