-- lockstep rollback: descending
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 32a175f545bb902c71bdad477cd2daa7e9399f6fbe225e8d8f80153ffe625d13
-- schema before  f967f30444a715ca8d32291dcda94b1c616579647b90ded5c49743bb099cd4a5
-- schema after   963960a4755a7e832f7679d6769db1cd4b98aa3d11dc2fb6d14cea2084b6bb07

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."Post_at_title_idx";
RESET lock_timeout;
RESET statement_timeout;
