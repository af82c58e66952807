-- ===== 3_contract =====

-- lockstep migration: identity_to_nullable, contract (1 of 1)
--
--   alter column public.ticket.place: nullable, identity
--
-- data loss    NONE
-- blocking     BRIEF: public.ticket ACCESS EXCLUSIVE
-- reversible   CONDITIONAL: refused while rows without a value exist
-- application  stop the old version first; the new one may start afterwards
-- BREAKING: removes or restricts objects that the old application version uses
-- schema before  c4d5b5f989a1fcaf519009391373997bfe1fabea4ec1f0e0d0a471d3441800cf
-- schema after   e8d9e8360f261853ff1c78069a681e30e8e7ff90bb9de3df98e039fc9b14d0d3

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."ticket" ALTER COLUMN "place" DROP IDENTITY;
ALTER TABLE "public"."ticket" ALTER COLUMN "place" DROP NOT NULL;
COMMIT;
