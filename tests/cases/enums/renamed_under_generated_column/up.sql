-- lockstep migration: renamed_under_generated_column
--
--   rename enum public.e to public.f
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  the old version must be gone, the new one starts afterwards
-- BREAKING: RenameEnum on public.f
-- schema before  c877becd6dc6753d9373f1cd7e3502bd05d2ebaaa7755003e4e3d63105ba6ba5
-- schema after   7ba8b4472fe127a7d7f86cdb109feff7da7461fe9a8bff09cdfe3013153046f7

BEGIN;
-- H401 old application code stops working
ALTER TYPE "public"."e" RENAME TO "f";
COMMIT;
