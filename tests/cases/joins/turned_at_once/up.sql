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
-- schema before  53e517b9d28e0fd6048d06f799b4d99a53286c7d6aa53be0f25a202743cadf2a
-- schema after   5082eaf23254aece448276c8fc6c7b8f9e335728b90713a3e4d17d907611515f

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
