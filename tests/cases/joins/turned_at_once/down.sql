-- lockstep rollback: turned_at_once
--
-- grade        lossless if
-- reversible   CONDITIONAL: fails when duplicates were written since
-- undoes       migration.sql, sha256 ff5b4cc845bfae115ad4ee17659b357d4f83c81dc722eecda0b4b6cac0db4698
-- schema before  5082eaf23254aece448276c8fc6c7b8f9e335728b90713a3e4d17d907611515f
-- schema after   53e517b9d28e0fd6048d06f799b4d99a53286c7d6aa53be0f25a202743cadf2a

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
DROP INDEX "public"."_mix_B_index";
ALTER TABLE "public"."_mix" DROP CONSTRAINT "_mix_AB_pkey";
-- H103 builds an index while writers are locked out
-- H301 unique index over rows that may hold duplicates
ALTER TABLE "public"."_mix" ADD CONSTRAINT "_mix_AB_pkey" PRIMARY KEY ("B", "A");
-- H103 builds an index while writers are locked out
CREATE INDEX "_mix_B_index" ON "public"."_mix" ("A");
-- H106 locks several tables against reading in one transaction
ALTER TABLE "public"."Quince" RENAME CONSTRAINT "Quince_pkey" TO "Apple_pkey";
-- H401 old application code stops working
-- H406 columns exchange their names
ALTER TABLE "public"."_mix" RENAME COLUMN "A" TO "A_exchanged";
ALTER TABLE "public"."_mix" RENAME COLUMN "B" TO "A";
ALTER TABLE "public"."_mix" RENAME COLUMN "A_exchanged" TO "B";
ALTER TABLE "public"."_mix" RENAME CONSTRAINT "_mix_A_fkey" TO "A_exchanged";
ALTER TABLE "public"."_mix" RENAME CONSTRAINT "_mix_B_fkey" TO "_mix_A_fkey";
ALTER TABLE "public"."_mix" RENAME CONSTRAINT "A_exchanged" TO "_mix_B_fkey";
-- H401 old application code stops working
ALTER TABLE "public"."Quince" RENAME TO "Apple";
COMMIT;
