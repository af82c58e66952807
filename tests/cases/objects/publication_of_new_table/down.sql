-- lockstep rollback: publication_of_new_table
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: rows written to the new table are lost
-- undoes       migration.sql, sha256 594944309290e1d977cc9d939213f1948a9facb2a0c019e9e39b875294b27c42
-- schema before  8613c4e3e51d273061ea8a68a7ced5b63405b7f36cc1adb25ccc717635f9f8e3
-- schema after   50352e7b2fa1ee0d34d4e920fdc9c2b42f5f5c1c9c19064a5cf63d34e7349e61

BEGIN;
SET LOCAL row_security = off;
DO $lockstep$
BEGIN
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."event") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "public"."event" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
COMMIT;

BEGIN;
-- H205 drops an object that is made by its definition: publication events
DROP PUBLICATION events;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."event" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."event") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "public"."event" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H202 drops a table
DROP TABLE "public"."event";
COMMIT;
