-- ===== 1_expand =====

-- lockstep migration: catalog_to_catalog, expand (1 of 2)
--
--   create sequence public.fresh
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  the old version keeps running; the new one may start after all expand and backfill phases
-- schema before  9e93eb12039bb6da61f5277a02cc65a797c6cc4f343a909755dfc5af617dbdd0
-- schema after   3356ab8f2aaa4e1a882ef64ad7b731773c01bc67a204a9bae53cbd4a9466ceb5

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
-- schema before  3356ab8f2aaa4e1a882ef64ad7b731773c01bc67a204a9bae53cbd4a9466ceb5
-- schema after   b63fb842840c80455ae2232277c50c2ae1c096a738d0a259d4dfcce4ab8f2e4b

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H205 drops an object that its definition can restore: sequence public.gone
DROP SEQUENCE public.gone;
COMMIT;
