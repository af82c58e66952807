-- lockstep rollback: hash
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 a912388c9d7de30becd06b2ce084c412ab6f2bfe1b09fa1644d3f1680fa20487
-- schema before  16ee6e61c5723edc4fcd381cb5a0d9563cd66959cbdc23ab87de1ef140a04716
-- schema after   8da228fbf62c9f7b71f2c60b36b351f3249ff7a929dd2de96388122d9b54c028

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."User_token_idx";
RESET lock_timeout;
RESET statement_timeout;
