-- lockstep rollback: set_up_otherwise_for_wide_column
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type
-- undoes       migration.sql, sha256 7f55fff61798fb71fbaf3de5e08cd82d341d2001a7af093b28d5aee2ea5c7402
-- schema before  9fccde6f70a51869ff4ee8f16d65c40f40a58d4a28adfc03828afaf8d3000723
-- schema after   0906041f5f0dcf21526ce46272a594d44b4c735fa021d9aba2ef271286c24179

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER SEQUENCE public.shown_numbers AS bigint INCREMENT BY 1 NO MINVALUE NO MAXVALUE START WITH 1 CACHE 1 NO CYCLE;
COMMIT;

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
ALTER SEQUENCE public.shown_numbers AS bigint INCREMENT BY 2 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1 NO CYCLE;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."plan" ("shown");
COMMIT;
