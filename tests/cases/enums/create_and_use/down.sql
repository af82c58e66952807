-- lockstep rollback: create_and_use
--
-- grade        lossless if
-- reversible   CONDITIONAL: values written to the new column are lost
-- undoes       migration.sql, sha256 a140f3d4e4bf8a6f333ea97660403dfe4cae250894a4fbcc20fc816d397dd83a
-- schema before  30673f983cd3d7d2c799bda45a9a2f11e94974c1d448b8b89097ee391891bc9f
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
     AND EXISTS (SELECT FROM "public"."User" WHERE "role" IS DISTINCT FROM NULL AND pg_catalog.record_image_ne(ROW("role"), ROW(('USER')::"public"."Role"))) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."User"."role" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H201 drops a column
ALTER TABLE "public"."User" DROP COLUMN "role";
COMMIT;

BEGIN;
DROP TYPE "public"."Role";
COMMIT;
