-- ===== 1_expand =====

-- lockstep migration: composite_exchanges_attributes, expand (1 of 2)
--
--   alter composite type public.spot: definition
--
-- data loss    NONE
-- blocking     NONE
-- reversible   CONDITIONAL: values written to the new attribute are lost
-- application  stop the old version first; start the new one after the contract
-- BREAKING: AlterComposite on public.spot
-- schema before  a4bfad20c1a81df32711b276b2e3f5ae993bc3e1ce120c8fd693e80203422db5
-- schema after   1cad1aaac80b26321e3215440e013d700635211062c590d94ba946795ff66896

BEGIN;
-- H401 old application code stops working
ALTER TYPE "public"."spot" ADD ATTRIBUTE "z" text;
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: composite_exchanges_attributes, contract (2 of 2)
--
--   alter composite type public.spot: definition
--
-- data loss    NONE
-- blocking     NONE
-- reversible   STRUCTURE ONLY: the values of the attribute are not restored
-- application  stop the old version first; the new one may start afterwards
-- BREAKING: removes or restricts objects that the old application version uses
-- BREAKING: AlterComposite on public.spot
-- schema before  1cad1aaac80b26321e3215440e013d700635211062c590d94ba946795ff66896
-- schema after   3ff1835c9bde5dcd3c713dd805110beaee6a0ef6a14d1ca1e15f9091a92eea31

BEGIN;
-- H215 drops an attribute of a composite type
-- H401 old application code stops working
ALTER TYPE "public"."spot" DROP ATTRIBUTE "x";
COMMIT;
