-- lockstep migration: renamed_under_default_expression
--
--   rename enum public.e to public.f
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  the old version must be gone, the new one starts afterwards
-- BREAKING: RenameEnum on public.f
-- schema before  61431ea82fcffedc144e05e0cacafabfcf8cb72797a8241531cdad481dc0a538
-- schema after   e7754c6b492772fdeff692c6b0400e4dc687b50be0b957d512cfb64b48d0d26f

BEGIN;
-- H401 old application code stops working
ALTER TYPE "public"."e" RENAME TO "f";
COMMIT;
