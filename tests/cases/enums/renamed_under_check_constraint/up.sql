-- lockstep migration: renamed_under_check_constraint
--
--   rename enum public.e to public.f
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  stop the old version first; start the new one afterwards
-- BREAKING: RenameEnum on public.f
-- schema before  29bf62bf794b15b307ab6579696c286b80c1389cebe649a205df8d2dbd417fd5
-- schema after   82bff05a36ccfa9c7f8f1a0c65accaa70d40ca9a49fc724ec616e40a475dcc77

BEGIN;
-- H401 old application code stops working
ALTER TYPE "public"."e" RENAME TO "f";
COMMIT;
