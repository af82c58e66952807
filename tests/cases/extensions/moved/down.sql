-- lockstep rollback: moved
--
-- grade        lossless if
-- reversible   CONDITIONAL: values written to the new column are lost
-- undoes       migration.sql, sha256 fcf83eb88b5bbd59675a49db516a010ab958f7af14f2f46c079518fa8bf83035
-- schema before  1a21763922203b39ede0cba8bb743ee3e610022af7b596dab20d74779c11961d
-- schema after   c542658ac9e1215a62b9a4f4c63db9547f0c81f39babc79d3412da6bd1dee892

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."item" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."item" WHERE "name" IS DISTINCT FROM NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."item"."name" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H201 drops a column
ALTER TABLE "public"."item" DROP COLUMN "name";
COMMIT;

BEGIN;
-- H411 moves the objects of an extension to another schema
ALTER EXTENSION "pg_trgm" SET SCHEMA "public";
-- H411 moves the objects of an extension to another schema
ALTER EXTENSION "citext" SET SCHEMA "public";
DROP SCHEMA "x";
COMMIT;
