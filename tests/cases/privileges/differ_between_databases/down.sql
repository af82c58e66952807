-- lockstep rollback: differ_between_databases
--
-- grade        lossless if
-- reversible   CONDITIONAL: rows written to the new table are lost
-- undoes       migration.sql, sha256 b5e608a340632d050305364824dcc1be60cbadd5170bf52555afcbebd962e802
-- schema before  24063e28b1098876d94c24af8878a55d7c4679416a359452706a97758f12344a
-- schema after   3be82abd0226179a9907e8ea8438a6725efa7a63ded617cf8ed3a1bf4aba8a11

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
