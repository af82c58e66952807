-- ===== 1_expand =====

-- lockstep migration: catalog_to_catalog, expand (1 of 2)
--
--   create sequence public.fresh
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  3fb1928b960079d758e3be593060732bdb01f2a3bf3ca2796bcfe4b1f1f12246
-- schema after   5cf94dbd8272866d0748d7c85cb61ff0b883b292b3f2faf6dfde5c05bf03284f

BEGIN;
CREATE SEQUENCE "public"."fresh" AS int4;
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: catalog_to_catalog, contract (2 of 2)
--
--   drop sequence public.gone
--
-- data loss    NONE
-- blocking     BRIEF: public.gone ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the sequence begins anew, its position is not restored
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  5cf94dbd8272866d0748d7c85cb61ff0b883b292b3f2faf6dfde5c05bf03284f
-- schema after   99fb9ef88260470a41180b624271258d0fc6065414893e696bdaaaf65c83c55d

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H205 drops an object that is made by its definition: sequence public.gone
DROP SEQUENCE "public"."gone";
COMMIT;
