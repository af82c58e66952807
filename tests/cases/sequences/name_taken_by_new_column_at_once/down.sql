-- lockstep rollback: name_taken_by_new_column_at_once
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the values are not restored
-- undoes       migration.sql, sha256 03d1a9631c6d856bc3ee0d780156c37f68c3b213a694d7d430c9040571fda77f
-- schema before  e1e44d246d21ccfc9f6231f283bf26bef38aa97450f41d3d33a46f370023b0ff
-- schema after   6c249bcd3469362a457fc0051110374834337657f135bbe2960ee390dc721f57

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
