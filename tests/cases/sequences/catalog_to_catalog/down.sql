-- ===== 3_contract =====

-- lockstep rollback: catalog_to_catalog, contract (2 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the sequence restarts; its position is not restored
-- undoes       migration.sql, sha256 b71e91fbd20103850361558ab60dcf3a5ae6535897034825823cc6a33495c80d
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
-- undoes       migration.sql, sha256 5424e77b6d61b50610c76f1d3198e024c684fc4360b2ecd3d1414d6c866e4501
-- schema before  2fbb52fd2494984311eb5c1c3b4e5e47bf9a8bac8700e9e8f5022eb5ccbaeab4
-- schema after   e6490963ee42ff79c10f193a2cd69715c3d22cc479f4c4216ddc976903a76d8c

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H205 drops an object that its definition can restore: sequence public.fresh
DROP SEQUENCE public.fresh;
COMMIT;
