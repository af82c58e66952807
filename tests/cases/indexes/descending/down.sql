-- lockstep rollback: descending
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 57ebb5ff5b10d766d9b98f4f0f03ea4fb606d32c37149b2a27fda462fa13bacf
-- schema before  15951740f55ac529207747b317dff9beee70965f276b24ec2a045952c1f72cf4
-- schema after   963960a4755a7e832f7679d6769db1cd4b98aa3d11dc2fb6d14cea2084b6bb07

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."Post_at_title_idx";
RESET lock_timeout;
RESET statement_timeout;
