-- lockstep migration: renamed_under_partial_index
--
--   rename enum public.e to public.f
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  the old version must be gone, the new one starts afterwards
-- BREAKING: RenameEnum on public.f
-- schema before  f985a17a1e1fc963cfb09f80887377c32ab3b4082b6f726ea8324ee860e55352
-- schema after   ebd5cacfe1637cdb07374f3a674e85997133396d96f0bf89d5d89ff1da44064b

BEGIN;
-- H401 old application code stops working
ALTER TYPE "public"."e" RENAME TO "f";
COMMIT;
