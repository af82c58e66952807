-- ===== 3_contract =====

-- lockstep migration: identity_to_default, contract (1 of 1)
--
--   alter column public.ticket.id: default, identity
--
-- data loss    NONE
-- blocking     BRIEF: public.ticket ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  b002bedbe06f104d0449b61222e6f86dd2f564b9b65acb814ee460487c6648bc
-- schema after   1f8891ae3b21e308cab047dfc4e7b84173532c1b006fe0fb46227846f5888c43

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."ticket" ALTER COLUMN "id" DROP IDENTITY;
ALTER TABLE "public"."ticket" ALTER COLUMN "id" SET DEFAULT 7;
COMMIT;
