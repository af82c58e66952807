-- lockstep migration: wide_sequence_gets_wide_column
--
--   drop setting public.plan.column shown sequence
--   alter column public.plan.shown: type
--
-- data loss    NONE
-- blocking     LONG: public.plan ACCESS EXCLUSIVE (rewrite)
-- reversible   CONDITIONAL: fails when a value written since does not fit the old type
-- application  runs before and after
-- schema before  59adcad47fb37d7511829024156c2df20ba04d10a54b8a02b7ca7fb08737acfc
-- schema after   6921c6e80dd93e8f8df6c852cdf0b286e74b60a5132963912fd106554dfbe27b

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER SEQUENCE public.shown_numbers AS integer INCREMENT BY 1 NO MINVALUE NO MAXVALUE START WITH 1 CACHE 1 NO CYCLE;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TABLE "public"."plan" ALTER COLUMN "shown" TYPE bigint USING ("shown"::bigint);
DO $lockstep$
DECLARE
  owned text := pg_catalog.pg_get_serial_sequence('"public"."plan"', 'shown');
BEGIN
  IF owned IS NOT NULL THEN
    EXECUTE pg_catalog.format('ALTER SEQUENCE %s AS bigint', owned);
  END IF;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."plan" ("shown");
COMMIT;
