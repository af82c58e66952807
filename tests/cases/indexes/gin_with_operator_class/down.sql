-- lockstep rollback: gin_with_operator_class
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 e61ed420a60addf2534d810a924047e28995606803c0e11dc2b3720a01d9440e
-- schema before  b47f85d0d1270e24fa8c8cf5f1224432770ec00ed29a293c5aace903edb399df
-- schema after   976ee21d7c38bc0c9b5add04a4141a6f44a5f56e4ccd5d076071a06a6041bffc

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."Doc_tags_idx";
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."Doc_data_idx";
RESET lock_timeout;
RESET statement_timeout;
