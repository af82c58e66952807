-- lockstep rollback: type_change_to_another_ground_at_once
--
-- grade        lossless if
-- reversible   CONDITIONAL: fails when a value written since does not fit the old type; fails when duplicates were written since; fails when rows without a parent were written since
-- undoes       migration.sql, sha256 7486453d4492c654df9fdc28f774448578f74d0086bce08932460974a8d55f49
-- schema before  8ebbcfcae483360a71f5a29cb0f4590eed5324b1229ea84dd5cddc7acd24d9d3
-- schema after   9c3fa7885f2173f370ad2fa117009db2e4999bf9ed26dcfda270e13478afb5aa

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
ALTER TABLE "public"."Note" DROP CONSTRAINT "note_parent";
DROP INDEX "public"."note_code";
CREATE TYPE "public"."Code" AS ENUM ('draft');
ALTER TABLE "public"."Note" DROP CONSTRAINT "Note_pkey";
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."Note" ALTER COLUMN "code" TYPE "public"."Code" USING ("code"::text::"public"."Code");
-- H103 builds an index while writers are locked out
-- H301 unique index over rows that may hold duplicates
ALTER TABLE "public"."Note" ADD CONSTRAINT "Note_pkey" PRIMARY KEY ("code");
ALTER TABLE "public"."Note" ALTER COLUMN "title" DROP NOT NULL;
-- H102 reads the whole table while writers are locked out
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."Note" ADD CONSTRAINT "note_parent" FOREIGN KEY ("code") REFERENCES "public"."Note" ("code") ON DELETE NO ACTION ON UPDATE NO ACTION;
COMMIT;
