-- lockstep rollback: renamed
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 7b6c791e685b5b12a6033f0bfa8b28e016d3e920bff503e53cf2e474833442f5
-- schema before  f889b39d21293daf71aab1f22de04104ad1347ca53623d5199d57cfb14409a1a
-- schema after   9d88e7dfbee91a97d59b76d3818e4abee40ea1d368ffa82de7f28811148fe845

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER INDEX "public"."users_by_name" RENAME TO "User_name_idx";
COMMIT;
