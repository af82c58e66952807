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
-- schema before  1b4809418e050c6620072aeee145ec9a9be39bd69a71f183ff402018abdd71e6
-- schema after   b00f6bb30ff20ce27489bd9d5c39963d9fd03fe92c0552806733946bd81adcc4

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."ticket" ALTER COLUMN "place" DROP IDENTITY;
ALTER TABLE "public"."ticket" ALTER COLUMN "place" DROP NOT NULL;
COMMIT;
