-- lockstep rollback: index_created
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 1a294153777731eae7f5c649b6c482f019c13f92d6aa4fcdeaf1e5d93c8b8cf0
-- schema before  bccc9460bcda234912d77505acb277c2df84902bf9e5b91ba664ad4c2555263d
-- schema after   866994d8bd2dbd7d2493535f77a295aa031f7f202779016c5a97baf89ea907be

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP INDEX "public"."p_b";
COMMIT;
