-- lockstep rollback: domain_gets_check
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: values written to the new column are lost
-- undoes       migration.sql, sha256 83286631472562475d2bbef1bc0322b21f6e24ac540731bdf96098d83ecd9513
-- schema before  e86e824db72212e43d4ce97c504cad0066dd1dcf81f5fe508a5cc1e71a3ab5ca
-- schema after   17c293fbf2eda7254700b4a6acdcbaa4125a5926550ceb24164ca7cb56b36c14

BEGIN;
SET LOCAL row_security = off;
DO $lockstep$
BEGIN
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."part" WHERE "number" IS NOT NULL AND pg_catalog.record_image_ne(ROW("number"), ROW((1)::integer))) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."part"."number" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
COMMIT;

BEGIN;
-- H205 drops an object that is made by its definition: check constraint public.code.not_x
ALTER DOMAIN public.code DROP CONSTRAINT not_x;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."part" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."part" WHERE "number" IS NOT NULL AND pg_catalog.record_image_ne(ROW("number"), ROW((1)::integer))) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."part"."number" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H201 drops a column
ALTER TABLE "public"."part" DROP COLUMN "number";
COMMIT;
