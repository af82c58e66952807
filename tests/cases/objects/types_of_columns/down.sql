-- lockstep rollback: types_of_columns
--
-- grade        lossless if
-- reversible   CONDITIONAL: values written to the new column are lost
-- undoes       migration.sql, sha256 d80a80b494814a8d06997b474dfb266a88240c513fd08c4ec51a818de9b11be6
-- schema before  d60772b10012a6a596e5c7d852a44ca11231dc534c6d78fce07db1fa540df441
-- schema after   5f5d5876b588f32c6fce5c729dd0c7aa7b689a64cfa27abb501917bf645f8f8b

BEGIN;
SET LOCAL row_security = off;
DO $lockstep$
DECLARE
  lost pg_catalog.text[];
BEGIN
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS NOT DISTINCT FROM 'on' THEN
    RETURN;
  END IF;
  IF EXISTS (SELECT FROM "public"."place" WHERE "code" IS DISTINCT FROM NULL) THEN
    lost := pg_catalog.array_append(lost, 'column "public"."place"."code" has values'::pg_catalog.text);
  END IF;
  IF EXISTS (SELECT FROM "public"."place" WHERE "reach" IS DISTINCT FROM NULL) THEN
    lost := pg_catalog.array_append(lost, 'column "public"."place"."reach" has values'::pg_catalog.text);
  END IF;
  IF EXISTS (SELECT FROM "public"."place" WHERE "at" IS DISTINCT FROM NULL) THEN
    lost := pg_catalog.array_append(lost, 'column "public"."place"."at" has values'::pg_catalog.text);
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
  LOCK TABLE "public"."place" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."place" WHERE "code" IS DISTINCT FROM NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."place"."code" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H201 drops a column
ALTER TABLE "public"."place" DROP COLUMN "code";
COMMIT;

BEGIN;
-- H205 drops an object that its definition can restore: check constraint public.postcode.five
ALTER DOMAIN public.postcode DROP CONSTRAINT five;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."place" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."place" WHERE "reach" IS DISTINCT FROM NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."place"."reach" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H201 drops a column
ALTER TABLE "public"."place" DROP COLUMN "reach";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."place" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."place" WHERE "at" IS DISTINCT FROM NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."place"."at" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H201 drops a column
ALTER TABLE "public"."place" DROP COLUMN "at";
COMMIT;

BEGIN;
COMMENT ON TYPE public.spot IS NULL;
COMMENT ON TYPE public.postcode IS NULL;
-- H205 drops an object that its definition can restore: range type public.span_of_text
DROP TYPE public.span_of_text;
-- H205 drops an object that its definition can restore: composite type public.spot
DROP TYPE public.spot;
-- H205 drops an object that its definition can restore: domain public.postcode
DROP DOMAIN public.postcode;
COMMIT;
