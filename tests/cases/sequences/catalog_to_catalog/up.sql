-- ===== 1_expand =====

-- lockstep migration: catalog_to_catalog, expand (1 of 2)
--
--   create sequence public.fresh
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  the old version keeps running; the new one may start after all expand and backfill phases
-- schema before  e6490963ee42ff79c10f193a2cd69715c3d22cc479f4c4216ddc976903a76d8c
-- schema after   2fbb52fd2494984311eb5c1c3b4e5e47bf9a8bac8700e9e8f5022eb5ccbaeab4

BEGIN;
CREATE SEQUENCE public.fresh AS integer;
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: catalog_to_catalog, contract (2 of 2)
--
--   drop sequence public.gone
--
-- data loss    NONE
-- blocking     BRIEF: public.gone ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the sequence restarts; its position is not restored
-- application  stop the old version first
-- BREAKING: removes or restricts objects that the old application version uses
-- schema before  2fbb52fd2494984311eb5c1c3b4e5e47bf9a8bac8700e9e8f5022eb5ccbaeab4
-- schema after   505f437fb1d7eff926f0153152403ba9455860fd4ed41855e0439b2432783da8

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H205 drops an object that its definition can restore: sequence public.gone
DROP SEQUENCE public.gone;
COMMIT;
