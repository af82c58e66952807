-- lockstep migration: turned_at_once
--
--   rename table public.Apple to public.Quince
--   rename column public._mix.A to B
--   rename primary key public.Apple.Apple_pkey to Quince_pkey
--   alter primary key public._mix._mix_AB_pkey: columns
--   alter index public._mix._mix_B_index: parts
--
-- data loss    NONE
-- blocking     LONG: public._mix ACCESS EXCLUSIVE (index); BRIEF: public.Quince ACCESS EXCLUSIVE
-- reversible   CONDITIONAL: fails when duplicates were written since
-- application  stop the old version first; start the new one afterwards
-- BREAKING: RenameTable on public.Quince
-- BREAKING: ExchangeColumns on public._mix
-- schema before  d101d77ae0b42d486b2bf3d3e6ebaa9fca4c379058f91c41c80729e5468db2ed
-- schema after   2c3fdb0d31504fcf37d56a7cb085c6dd458601f7cd503c109a13583104d77e39

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H401 old application code stops working
ALTER TABLE "public"."Apple" RENAME TO "Quince";
-- H106 locks several tables against reading in one transaction
-- H401 old application code stops working
-- H406 columns exchange their names
ALTER TABLE "public"."_mix" RENAME COLUMN "A" TO "A_exchanged";
ALTER TABLE "public"."_mix" RENAME COLUMN "B" TO "A";
ALTER TABLE "public"."_mix" RENAME COLUMN "A_exchanged" TO "B";
ALTER TABLE "public"."_mix" RENAME CONSTRAINT "_mix_A_fkey" TO "A_exchanged";
ALTER TABLE "public"."_mix" RENAME CONSTRAINT "_mix_B_fkey" TO "_mix_A_fkey";
ALTER TABLE "public"."_mix" RENAME CONSTRAINT "A_exchanged" TO "_mix_B_fkey";
ALTER TABLE "public"."Quince" RENAME CONSTRAINT "Apple_pkey" TO "Quince_pkey";
DROP INDEX "public"."_mix_B_index";
ALTER TABLE "public"."_mix" DROP CONSTRAINT "_mix_AB_pkey";
-- H103 builds an index while writers are locked out
-- H301 unique index over rows that may hold duplicates
ALTER TABLE "public"."_mix" ADD CONSTRAINT "_mix_AB_pkey" PRIMARY KEY ("A", "B");
-- H103 builds an index while writers are locked out
CREATE INDEX "_mix_B_index" ON "public"."_mix" ("B");
COMMIT;
