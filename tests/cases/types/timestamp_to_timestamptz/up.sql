-- ===== 3_contract =====

-- lockstep migration: timestamp_to_timestamptz, contract (1 of 1)
--
--   alter column public.Event.at: type
--
-- data loss    NONE
-- blocking     LONG: public.Event ACCESS EXCLUSIVE (rewrite)
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type
-- application  the old version must be gone; the new one may start afterwards
-- BREAKING: what the old application version uses is removed or tightened
-- BREAKING: AlterColumnType on public.Event
-- schema before  8c4263d2a0bcb9c124934050bf0d16686f83c1e6871fbe09c5db33f2f12c0a12
-- schema after   25b2e07a1d900158ee0e77110a1ac222bfc726c87bdce3dec2c7f25e3f115e63

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."Event" ALTER COLUMN "at" DROP DEFAULT;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H401 old application code stops working
ALTER TABLE "public"."Event" ALTER COLUMN "at" TYPE timestamptz(3) USING ("at"::timestamptz(3));
ALTER TABLE "public"."Event" ALTER COLUMN "at" SET DEFAULT CURRENT_TIMESTAMP;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Event" ("at");
COMMIT;
