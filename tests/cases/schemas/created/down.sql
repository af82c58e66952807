-- lockstep rollback: created
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: rows written to the new table are lost
-- undoes       migration.sql, sha256 9b235ef77c3d601e2b672a3a0a4f0bbdf68677418bce22092e031d081ecc4b65
-- schema before  8c3b340acc672b45a63a1ff7b0707b8384c2c2a1b481f4b691ae9d61f404e65a
-- schema after   587c403d4a44ab1ef219b89c4f5b876b72bbf7168196823f736cdc96f0ed6d2a

BEGIN;
DO $lockstep$
BEGIN
  IF current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
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
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "audit"."Event" IN ACCESS EXCLUSIVE MODE;
  IF current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
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
