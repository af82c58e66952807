-- lockstep migration: renamed
--
--   rename index public.User.User_name_idx to users_by_name
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  runs before and after
-- schema before  9d88e7dfbee91a97d59b76d3818e4abee40ea1d368ffa82de7f28811148fe845
-- schema after   f889b39d21293daf71aab1f22de04104ad1347ca53623d5199d57cfb14409a1a

BEGIN;
ALTER INDEX "public"."User_name_idx" RENAME TO "users_by_name";
COMMIT;
