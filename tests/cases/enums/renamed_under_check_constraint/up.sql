-- lockstep migration: renamed_under_check_constraint
--
--   rename enum public.e to public.f
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  stop the old version first; start the new one afterwards
-- BREAKING: RenameEnum on public.f
-- schema before  81f05477eb7d4a6d2c07bb54ce89edc25c36222f3f615d8a34248345e7e0f57b
-- schema after   534b0a0a2c52acceb09ff9e7b93003bc2068400c464a1352a16bce27e91c9a14

BEGIN;
-- H401 old application code stops working
ALTER TYPE "public"."e" RENAME TO "f";
COMMIT;
