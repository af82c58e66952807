-- lockstep migration: set_up_otherwise_for_wide_column
--
--   alter column public.plan.shown: type
--   alter setting public.plan.column shown sequence: definition
--
-- data loss    NONE
-- blocking     LONG: public.plan ACCESS EXCLUSIVE (rewrite)
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type
-- application  runs before and after
-- schema before  0906041f5f0dcf21526ce46272a594d44b4c735fa021d9aba2ef271286c24179
-- schema after   9fccde6f70a51869ff4ee8f16d65c40f40a58d4a28adfc03828afaf8d3000723

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
SET LOCAL statement_timeout = '10000ms';
ALTER SEQUENCE public.shown_numbers AS bigint INCREMENT BY 5 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1 NO CYCLE;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."plan" ("shown");
COMMIT;
