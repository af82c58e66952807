-- lockstep rollback: add_with_constant_default
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: values written to the new column are lost
-- undoes       migration.sql, sha256 175a89fae8a7bb0712510997e89f50ed9814caa4eda3c0a7f0ecf237d216b8c1
-- schema before  022e2a1b88128622a7c84355b52720f380933bd0f50b4b84ba1b3d6d757f6f29
-- schema after   795fa05d14b2e7d2020e14fb725a14e3c0f2085fce2c29899faef8739edc53f8

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."User" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."User" WHERE "active" IS NOT NULL AND pg_catalog.record_image_ne(ROW("active"), ROW((true)::boolean))) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."User"."active" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H201 drops a column
ALTER TABLE "public"."User" DROP COLUMN "active";
COMMIT;
