-- lockstep rollback: partial
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 b18ee83eb2f4c123510f8123f3da628e10b27e42a63e8060fabb939ee67cf0b3
-- schema before  b08cb0c612769f1ff51345d7a6337484db22c266aa0798595daf3c3fc50d3752
-- schema after   6f5bb9b3a9f108d16eb8e671a2d4e287c4f294f099f3a1fa9abf5d7b02f5a9c6

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."active_email";
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."User_active_idx";
RESET lock_timeout;
RESET statement_timeout;
