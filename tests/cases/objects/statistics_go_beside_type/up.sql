-- ===== 1_expand =====

-- lockstep migration: statistics_go_beside_type, expand (1 of 2)
--
--   drop statistics public.event_at
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  the old version runs on; the new one has to wait for the contract
-- schema before  8f9538f79f2db25e710bc6161f50c316649c4f49cbe27b2b6029777ca5e8aac5
-- schema after   b50b37a137917bdf904a3d0a7defe589ad4705664319e8d15b908f7b94974e9f

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP STATISTICS public.event_at;
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: statistics_go_beside_type, contract (2 of 2)
--
--   alter column public.event.at: type
--
-- data loss    LOW: values may be rounded or refused by a cast in public.event
-- blocking     LONG: public.event ACCESS EXCLUSIVE (rewrite)
-- reversible   STRUCTURE ONLY: what the new type cannot hold is not restored
-- application  the old version must be gone; the new one may start afterwards
-- BREAKING: what the old application version uses is removed or tightened
-- BREAKING: AlterColumnType on public.event
-- schema before  b50b37a137917bdf904a3d0a7defe589ad4705664319e8d15b908f7b94974e9f
-- schema after   f71cc592bd057951894d69544dbeb8ce286750ce7f3c447d1ec1b18c959a636e

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."event" ALTER COLUMN "at" TYPE json USING ("at"::text::json);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."event" ("at");
COMMIT;
