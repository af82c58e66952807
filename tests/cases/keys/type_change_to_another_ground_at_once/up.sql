-- lockstep migration: type_change_to_another_ground_at_once
--
--   drop enum public.Code
--   alter column public.Note.code: type
--   alter column public.Note.title: nullable
--   alter primary key public.Note.Note_pkey: columns
--   create index public.Note.note_code
--
-- data loss    NONE
-- blocking     LONG: public.Note ACCESS EXCLUSIVE (rewrite)
-- reversible   CONDITIONAL: fails when a value written since does not fit the old type; fails when duplicates were written since; fails when rows without a parent were written since
-- application  stop the old version first; start the new one afterwards
-- BREAKING: AlterColumnType on public.Note
-- schema before  9c3fa7885f2173f370ad2fa117009db2e4999bf9ed26dcfda270e13478afb5aa
-- schema after   8ebbcfcae483360a71f5a29cb0f4590eed5324b1229ea84dd5cddc7acd24d9d3

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
ALTER TABLE "public"."Note" DROP CONSTRAINT "note_parent";
-- H102 reads the whole table while writers are locked out
ALTER TABLE "public"."Note" ALTER COLUMN "title" SET NOT NULL;
ALTER TABLE "public"."Note" DROP CONSTRAINT "Note_pkey";
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H401 old application code stops working
ALTER TABLE "public"."Note" ALTER COLUMN "code" TYPE text USING ("code"::text);
-- H103 builds an index while writers are locked out
-- H301 unique index over rows that may hold duplicates
ALTER TABLE "public"."Note" ADD CONSTRAINT "Note_pkey" PRIMARY KEY ("title");
DROP TYPE "public"."Code";
-- H103 builds an index while writers are locked out
-- H301 unique index over rows that may hold duplicates
CREATE UNIQUE INDEX "note_code" ON "public"."Note" ("code");
-- H102 reads the whole table while writers are locked out
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."Note" ADD CONSTRAINT "note_parent" FOREIGN KEY ("code") REFERENCES "public"."Note" ("code") ON DELETE NO ACTION ON UPDATE NO ACTION;
COMMIT;
