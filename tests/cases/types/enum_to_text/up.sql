-- ===== 3_contract =====

-- lockstep migration: enum_to_text, contract (1 of 1)
--
--   drop enum public.State
--   alter column public.Item.state: type
--
-- data loss    NONE
-- blocking     LONG: public.Item ACCESS EXCLUSIVE (rewrite)
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- BREAKING: AlterColumnType on public.Item
-- schema before  676919b2d603ac55553c6a08db35b82107268d2e84c2335639c478f5252cd7a0
-- schema after   a0ce7cf4b4bd353e50d7f2cb31b08f0c432f660accf5def4a339d3e55cbf9c17

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."Item" ALTER COLUMN "state" DROP DEFAULT;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H401 old application code stops working
ALTER TABLE "public"."Item" ALTER COLUMN "state" TYPE text USING ("state"::text);
ALTER TABLE "public"."Item" ALTER COLUMN "state" SET DEFAULT 'NEW';
COMMIT;

BEGIN;
DROP TYPE "public"."State";
COMMIT;
