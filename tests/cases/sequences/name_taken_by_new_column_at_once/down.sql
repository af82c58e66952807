-- lockstep rollback: name_taken_by_new_column_at_once
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the values are not restored
-- undoes       migration.sql, sha256 cf5723edf2418a450f3f90d99956470efbe31e6b116a25f0894b69201e32a2f1
-- schema before  c4b3d6a205ce6eb9993f728ca937cbec03c195b20d2502a853f37640d2cf89dc
-- schema after   6be5d8fb0c65625241a7246bbcfaaf8aa357e70fcdc3929e28e07c760a7bde7c

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."ranks" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."ranks" WHERE "place" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."ranks"."place" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H201 drops a column
ALTER TABLE "public"."ranks" DROP COLUMN "place";
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TABLE "public"."ranks" ADD COLUMN "number" serial NOT NULL;
COMMIT;
