-- lockstep migration: renamed
--
--   rename index public.User.User_name_idx to users_by_name
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  runs before and after
-- schema before  b01c87bfafdacd968a399d0d753e26006d8f6180859b3f5cb6337d25ac3d947d
-- schema after   21c7d0d0c403ca0c6ef6f13af5487e84ba55c4d6b7b0cbd701c4932694794895

BEGIN;
ALTER INDEX "public"."User_name_idx" RENAME TO "users_by_name";
COMMIT;
