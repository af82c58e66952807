-- lockstep rollback: many_to_many_created
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: rows written to the new table are lost
-- undoes       migration.sql, sha256 f272d142af1b75f8cb7c162b803bd98a06cfe5ecd24b3a56e5e867da27348c1d
-- schema before  9761d61e21508ad914814e84a3ebf5a1234605bcb8cc26edac8c21e564b0ae48
-- schema after   8d03af4ac3e6b2bfc7b468cd4c26eb5777fc589db3500ff0c3c5407e7a074b9f

BEGIN;
SET LOCAL row_security = off;
DO $lockstep$
BEGIN
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."_PostToTag") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "public"."_PostToTag" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."_PostToTag" DROP CONSTRAINT "_PostToTag_B_fkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."_PostToTag" DROP CONSTRAINT "_PostToTag_A_fkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."_PostToTag" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."_PostToTag") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "public"."_PostToTag" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H202 drops a table
DROP TABLE "public"."_PostToTag";
COMMIT;
