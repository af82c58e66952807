-- lockstep rollback: created
--
-- grade        lossless if
-- reversible   CONDITIONAL: rows written to the new table are lost
-- undoes       migration.sql, sha256 4ba91e7f960e30fb9222a27fa88db6554e087e48cda13d57980dda32c1485480
-- schema before  a4949cef3f3a9d1129c5ff7fe30cf6d60ebde3e2647c37747cd6f92409329a7c
-- schema after   9b5d53c4abc00ad5d1a115353e76d0a17376590acb9087c001d2e9746231e893

BEGIN;
SET LOCAL row_security = off;
DO $lockstep$
BEGIN
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "audit"."Event") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "audit"."Event" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "audit"."Event" DROP CONSTRAINT "Event_userId_fkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "audit"."Event" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "audit"."Event") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "audit"."Event" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H202 drops a table
DROP TABLE "audit"."Event";
COMMIT;

BEGIN;
DROP TYPE "audit"."Kind";
DROP SCHEMA "audit";
COMMIT;
