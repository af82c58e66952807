-- lockstep migration: type_renamed
--
--   rename enum public.Role to public.Rank
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  the old version must be gone, the new one starts afterwards
-- BREAKING: RenameEnum on public.Rank
-- schema before  6e7cc649c977294dab0ed4e16b2e585a239a9ed5f5c2266ff7f78c8050bd4a5c
-- schema after   7f7d288c351dd7b029ccfb9f1d1d233330c08f4845d405b831a5ac8662fa5be7

BEGIN;
-- H401 old application code stops working
ALTER TYPE "public"."Role" RENAME TO "Rank";
COMMIT;
