-- lockstep migration: renamed_beside_dropped_default_expression
--
--   rename enum public.e to public.f
--   alter column public.t.g: default
--
-- data loss    NONE
-- blocking     BRIEF: public.t ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version must be gone, the new one starts afterwards
-- BREAKING: RenameEnum on public.f
-- schema before  61431ea82fcffedc144e05e0cacafabfcf8cb72797a8241531cdad481dc0a538
-- schema after   d06bb06fb8e06aa42d083b30a8cf5d07dc8555ddc2da2b9c9471f87aa8c6974b

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H401 old application code stops working
ALTER TYPE "public"."e" RENAME TO "f";
ALTER TABLE "public"."t" ALTER COLUMN "g" DROP DEFAULT;
COMMIT;
