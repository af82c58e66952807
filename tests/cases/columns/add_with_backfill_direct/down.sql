-- lockstep rollback: add_with_backfill_direct
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: values written to the new column are lost
-- undoes       migration.sql, sha256 5a6bb456ea15fc870d7238cb84f781a47e96322ee74b94bf1fcfa1f1d31d6d3f
-- schema before  a7a56898f918daa40db0cbf1f5f337962402df21e60b8a7e66f45361f7501d02
-- schema after   8ece505c4b0dcba011fadd260a597ccdd6841029a70e81c14e2bc4a9e939740b

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."User" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."User" WHERE "slug" IS NOT NULL AND pg_catalog.record_image_ne(ROW("slug"), ROW(('none')::text))) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."User"."slug" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H201 drops a column
ALTER TABLE "public"."User" DROP COLUMN "slug";
COMMIT;
