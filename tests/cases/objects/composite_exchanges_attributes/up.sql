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
-- schema before  674bcb40061627cb0ae12d5c62209cdeed57a79da630a715a034b6d7a2dc4004
-- schema after   7fd441b12074fef5395161ceb351bb0b6ddaaba9dc5ad696f559a7a104da0ca5

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
-- schema before  7fd441b12074fef5395161ceb351bb0b6ddaaba9dc5ad696f559a7a104da0ca5
-- schema after   d96d8a256647bcded6f24979af755f325dca6b5482386eed02dd2238e3555b22

BEGIN;
-- H215 drops an attribute of a composite type
-- H401 old application code stops working
ALTER TYPE "public"."spot" DROP ATTRIBUTE "x";
COMMIT;
