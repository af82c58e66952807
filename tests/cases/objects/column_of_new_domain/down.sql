-- lockstep rollback: column_of_new_domain
--
-- grade        lossless if
-- reversible   CONDITIONAL: values written to the new column are lost
-- undoes       migration.sql, sha256 32559b7360a1278412bf63eef4b5f672e64dec7ecd9dbde7de485b0d981b4056
-- schema before  0897491f3dab0a3c5eff326b3c7000c34bd285357e8d3b34847ba84d94e049b2
-- schema after   f36c6c719403eb7bc4eb0f3b7e962668861793b4b03838e9104192fbeab0cabc

BEGIN;
SET LOCAL row_security = off;
DO $lockstep$
DECLARE
  lost pg_catalog.text[];
BEGIN
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS NOT DISTINCT FROM 'on' THEN
    RETURN;
  END IF;
  IF EXISTS (SELECT FROM "public"."item" WHERE "code" IS DISTINCT FROM NULL) THEN
    lost := pg_catalog.array_append(lost, 'column "public"."item"."code" has values'::pg_catalog.text);
  END IF;
  IF EXISTS (SELECT FROM "public"."part" WHERE "number" IS NOT NULL AND pg_catalog.record_image_ne(ROW("number"), ROW((3)::smallint))) THEN
    lost := pg_catalog.array_append(lost, 'column "public"."part"."number" has values'::pg_catalog.text);
  END IF;
  IF lost IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = pg_catalog.concat(pg_catalog.array_to_string(lost, '; '), ', which would be lost'),
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."item" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."item" WHERE "code" IS DISTINCT FROM NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."item"."code" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H201 drops a column
ALTER TABLE "public"."item" DROP COLUMN "code";
COMMIT;

BEGIN;
-- H205 drops an object that its definition can restore: check constraint public.code.not_x
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
     AND EXISTS (SELECT FROM "public"."part" WHERE "number" IS NOT NULL AND pg_catalog.record_image_ne(ROW("number"), ROW((3)::smallint))) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."part"."number" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H201 drops a column
ALTER TABLE "public"."part" DROP COLUMN "number";
COMMIT;

BEGIN;
-- H205 drops an object that its definition can restore: domain public.code
DROP DOMAIN public.code;
COMMIT;
