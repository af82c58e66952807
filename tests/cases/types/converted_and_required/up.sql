-- ===== 3_contract =====

-- lockstep migration: converted_and_required, contract (1 of 1)
--
--   alter column public.T.a: type, nullable
--
-- data loss    HIGH: values become what @backfill makes of them in public.T
-- blocking     LONG: public.T ACCESS EXCLUSIVE (rewrite)
-- reversible   STRUCTURE ONLY: nothing turns back what @backfill made: the values do not come back
-- application  the old version must be gone; the new one may start afterwards
-- BREAKING: what the old application version uses is removed or tightened
-- BREAKING: AlterColumnType on public.T
-- schema before  82e17606bc9008916188c4a4ae39ffd58b53f0d533b3cd260ffa93bbafd9b544
-- schema after   35575c4ad49cd054dca0570843023bc7f167064ecdd037615994b47135f43061

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."T" ADD CONSTRAINT "T_a_not_null_check" CHECK ("a" IS NOT NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H214 values become what @backfill makes of them
-- H401 old application code stops working
ALTER TABLE "public"."T" ALTER COLUMN "a" TYPE integer USING (coalesce(a::int, 0));
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."T" VALIDATE CONSTRAINT "T_a_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."T" ALTER COLUMN "a" SET NOT NULL;
ALTER TABLE "public"."T" DROP CONSTRAINT "T_a_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."T" ("a");
COMMIT;
