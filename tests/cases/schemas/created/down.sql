-- lockstep rollback: created
--
-- grade        lossless if
-- reversible   CONDITIONAL: rows written to the new table are lost
-- undoes       migration.sql, sha256 86eb46e9c827719a9cc78d4663f019e59f832b474eafa139b181356a16407b8a
-- schema before  2b81d5527e710bce714642494c577ce41af74acacc67084fc0d7bc0db2317d74
-- schema after   d64fe1433dec9fbdb84a14efd551c7c56f3bddf57ff15ac4c381fcac5a385c97

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
