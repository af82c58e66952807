-- lockstep rollback: identity_with_options
--
-- grade        lossless if
-- reversible   CONDITIONAL: rows written to the new table are lost
-- undoes       migration.sql, sha256 94f510a6d0cb41a744ea82c024c32b357244916841ea9b7a8c26b696bdf43bfa
-- schema before  8cea490d637ba7e5150cf97974bb6aab851fa5a8e1bdc2de6d73cfde6abd5441
-- schema after   0b97096feb8d328be5e003223e5d91fb4646af708f1e8a93bfe5729341a858c7

BEGIN;
SET LOCAL row_security = off;
DO $lockstep$
BEGIN
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."item") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "public"."item" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE public.old ALTER COLUMN number SET INCREMENT BY 1 SET NO MINVALUE SET NO MAXVALUE SET START WITH 1 SET CACHE 1 SET NO CYCLE;
ALTER TABLE "public"."old" ALTER COLUMN "number" DROP IDENTITY;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H205 drops an object that its definition can restore: sequence public.item_numbers
DROP SEQUENCE public.item_numbers;
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
     AND EXISTS (SELECT FROM "public"."item") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "public"."item" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H202 drops a table
DROP TABLE "public"."item";
COMMIT;
