-- ===== 3_contract =====

-- lockstep rollback: catalog_to_catalog, contract (2 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the sequence restarts; its position is not restored
-- undoes       migration.sql, sha256 035437e0b94ba08a38b0ead4549015b51a35ede8ef59828da9ab01b30de9c577
-- schema before  b63fb842840c80455ae2232277c50c2ae1c096a738d0a259d4dfcce4ab8f2e4b
-- schema after   3356ab8f2aaa4e1a882ef64ad7b731773c01bc67a204a9bae53cbd4a9466ceb5

BEGIN;
CREATE SEQUENCE public.gone;
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: catalog_to_catalog, expand (1 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 18ba88b505b619a445c95c07ab6fb89ddfa06179d521290ce282c61e997eafe2
-- schema before  3356ab8f2aaa4e1a882ef64ad7b731773c01bc67a204a9bae53cbd4a9466ceb5
-- schema after   9e93eb12039bb6da61f5277a02cc65a797c6cc4f343a909755dfc5af617dbdd0

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H205 drops an object that its definition can restore: sequence public.fresh
DROP SEQUENCE public.fresh;
COMMIT;
