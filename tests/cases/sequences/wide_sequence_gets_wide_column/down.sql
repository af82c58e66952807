-- lockstep rollback: wide_sequence_gets_wide_column
--
-- grade        lossless if
-- reversible   CONDITIONAL: fails when a value written since does not fit the old type
-- undoes       migration.sql, sha256 0e3f437102c1570863e0fceda104be6ffdc21e79c759efc0d9c9aefcf1ff22aa
-- schema before  6921c6e80dd93e8f8df6c852cdf0b286e74b60a5132963912fd106554dfbe27b
-- schema after   59adcad47fb37d7511829024156c2df20ba04d10a54b8a02b7ca7fb08737acfc

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
DO $lockstep$
DECLARE
  owned text := pg_catalog.pg_get_serial_sequence('"public"."plan"', 'shown');
BEGIN
  IF owned IS NOT NULL THEN
    EXECUTE pg_catalog.format('ALTER SEQUENCE %s AS integer', owned);
  END IF;
END
$lockstep$;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."plan" ALTER COLUMN "shown" TYPE integer USING ("shown"::integer);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER SEQUENCE public.shown_numbers AS bigint INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1 NO CYCLE;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."plan" ("shown");
COMMIT;
