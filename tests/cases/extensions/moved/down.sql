-- lockstep rollback: moved
--
-- grade        lossless if
-- reversible   CONDITIONAL: values written to the new column are lost
-- undoes       migration.sql, sha256 af4290320c950cc703ac2e1e56080c438a71ed9e3385e67e3f2dff8798a710f6
-- schema before  317711fd2ff8a0565ed0a921b254172f462e473acc448bd174ee98ac9343abad
-- schema after   1146d26151e1e7a1df23e63f71a43a3ec90ddfbf826a09a599615fcc77ff5efc

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
