-- lockstep rollback: renamed
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 2a9bcf49ad2a9dd8eedb03c5fa2e1863430d5e685b4003b56c83446fcd28f840
-- schema before  21c7d0d0c403ca0c6ef6f13af5487e84ba55c4d6b7b0cbd701c4932694794895
-- schema after   b01c87bfafdacd968a399d0d753e26006d8f6180859b3f5cb6337d25ac3d947d

BEGIN;
ALTER INDEX "public"."users_by_name" RENAME TO "User_name_idx";
COMMIT;
