-- lockstep rollback: declared_in_schema
--
-- grade        lossless if
-- reversible   CONDITIONAL: rows written to the new table are lost
-- undoes       migration.sql, sha256 e22d0ffd9138938a6f803d0cf5439fd3321908f0db69e496933ef058665a4be4
-- schema before  b9c9df05fd12d49faad249854964870fe8e1ed0041ffec09868c53fdd8266e0b
-- schema after   a2db0a35d59d21bed8156e61cd8eceb89033e463f6f72e485fbf763e405faef3

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."Item" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."Item") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "public"."Item" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H202 drops a table
DROP TABLE "public"."Item";
COMMIT;
