-- ===== 3_contract =====

-- lockstep rollback: catalog_to_catalog, contract (2 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the sequence begins anew, its position is not restored
-- undoes       migration.sql, sha256 289ccc5afe3d091e66f0f472ee93ec3d429b8950f212527a0abe3af957e9651d
-- schema before  99fb9ef88260470a41180b624271258d0fc6065414893e696bdaaaf65c83c55d
-- schema after   5cf94dbd8272866d0748d7c85cb61ff0b883b292b3f2faf6dfde5c05bf03284f

BEGIN;
CREATE SEQUENCE "public"."gone" AS int8;
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: catalog_to_catalog, expand (1 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 b6b8a3e1a222fda7bed9b92fdc19e9c6d35ef99a3ea3c8552ef1c3b6a195cc10
-- schema before  5cf94dbd8272866d0748d7c85cb61ff0b883b292b3f2faf6dfde5c05bf03284f
-- schema after   3fb1928b960079d758e3be593060732bdb01f2a3bf3ca2796bcfe4b1f1f12246

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H205 drops an object that is made by its definition: sequence public.fresh
DROP SEQUENCE "public"."fresh";
COMMIT;
