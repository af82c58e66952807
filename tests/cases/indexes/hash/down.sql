-- lockstep rollback: hash
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 aac8225da8f95c331d1bbb7205d1a6b19eec6cff6329cb85dce0dea8eb974b50
-- schema before  16ee6e61c5723edc4fcd381cb5a0d9563cd66959cbdc23ab87de1ef140a04716
-- schema after   8da228fbf62c9f7b71f2c60b36b351f3249ff7a929dd2de96388122d9b54c028

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."User_token_idx";
RESET lock_timeout;
RESET statement_timeout;
