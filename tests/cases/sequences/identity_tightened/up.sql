-- ===== 3_contract =====

-- lockstep migration: identity_tightened, contract (1 of 1)
--
--   alter column public.ticket.id: identity
--
-- data loss    NONE
-- blocking     BRIEF: public.ticket ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  b002bedbe06f104d0449b61222e6f86dd2f564b9b65acb814ee460487c6648bc
-- schema after   d0687aff3f1f4c8583787ecaf807a63a30509006b76e284ecb2e2181a7412ba0

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."ticket" ALTER COLUMN "id" SET GENERATED ALWAYS;
COMMIT;
