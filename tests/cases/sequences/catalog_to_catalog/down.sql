-- ===== 3_contract =====

-- lockstep rollback: catalog_to_catalog, contract (2 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the sequence begins anew, its position is not restored
-- undoes       migration.sql, sha256 3caf28a788190b37945f379877eb95e445599f4b8df7e902d3180240ce2eac2d
-- schema before  505f437fb1d7eff926f0153152403ba9455860fd4ed41855e0439b2432783da8
-- schema after   2fbb52fd2494984311eb5c1c3b4e5e47bf9a8bac8700e9e8f5022eb5ccbaeab4

BEGIN;
CREATE SEQUENCE public.gone;
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: catalog_to_catalog, expand (1 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 13f27f31c3de83a20b359d3f6e65bf11c186284f31926ca28f52ac706afc1ca2
-- schema before  2fbb52fd2494984311eb5c1c3b4e5e47bf9a8bac8700e9e8f5022eb5ccbaeab4
-- schema after   e6490963ee42ff79c10f193a2cd69715c3d22cc479f4c4216ddc976903a76d8c

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H205 drops an object that is made by its definition: sequence public.fresh
DROP SEQUENCE public.fresh;
COMMIT;
