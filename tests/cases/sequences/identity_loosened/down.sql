-- lockstep rollback: identity_loosened
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 b56412a186b80c20f3fbda71ba55db9fcb2659abdf8f908591a00766c41276ed
-- schema before  a3bb257e2153b732b57b0aa21fc0d7f4fa0dcdc775c2d2d46656f2328073168b
-- schema after   5025a86eaa2d58c8706de6a11fd88b5ac84fe49f02d96ffa9c83ddd213316678

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."ticket" ALTER COLUMN "id" SET GENERATED ALWAYS;
COMMIT;
