-- ===== 3_contract =====

-- lockstep rollback: drop_with_default, contract (1 of 1)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the values are not restored
-- undoes       migration.sql, sha256 b5bf6a2791f4b4a0177e93f326da485e64f3645e50c723b7a3be705a74629220
-- schema before  795fa05d14b2e7d2020e14fb725a14e3c0f2085fce2c29899faef8739edc53f8
-- schema after   022e2a1b88128622a7c84355b52720f380933bd0f50b4b84ba1b3d6d757f6f29

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ADD COLUMN "active" boolean NOT NULL DEFAULT true;
COMMIT;
