-- lockstep migration: renamed_under_view
--
--   rename enum public.e to public.f
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  the old version must be gone, the new one starts afterwards
-- BREAKING: RenameEnum on public.f
-- schema before  4421b65305529e4a3eb9ff29811510b1dc84a394180f706ad1fcd6f325734a68
-- schema after   e952083ffb57141d5d0762d301d8e8608d1e4a8caff79821124abba693262228

BEGIN;
-- H401 old application code stops working
ALTER TYPE "public"."e" RENAME TO "f";
COMMIT;
