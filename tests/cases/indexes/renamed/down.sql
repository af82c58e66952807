-- lockstep rollback: renamed
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 cb776ae8416a875be103c6fdaa32ccdcd6bf297ff085c784742840bbbcc26a0b
-- schema before  f889b39d21293daf71aab1f22de04104ad1347ca53623d5199d57cfb14409a1a
-- schema after   9d88e7dfbee91a97d59b76d3818e4abee40ea1d368ffa82de7f28811148fe845

BEGIN;
ALTER INDEX "public"."users_by_name" RENAME TO "User_name_idx";
COMMIT;
