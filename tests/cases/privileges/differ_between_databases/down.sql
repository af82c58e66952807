-- lockstep rollback: differ_between_databases
--
-- grade        lossless if
-- reversible   CONDITIONAL: rows written to the new table are lost
-- undoes       migration.sql, sha256 1a0b374a1e610e1a61b50e1ce4b5360593cd0f7bb5fb1c0a601d6f60f2d75ab2
-- schema before  955fa12fa5986f1d98de5f59d4b15c76929bae4ccfbc26c75f456ccaacbdba3a
-- schema after   0e348fa0b7ad66ea882c5112bdb0c4dde191d225dd7150c506edaa4e60257e17

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."fresh" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."fresh") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "public"."fresh" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H202 drops a table
DROP TABLE "public"."fresh";
COMMIT;
