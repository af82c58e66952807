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
-- schema before  303819bbdd3295b72067b645339821693669e380aa630db03cdcba2416820aca
-- schema after   bb8f3aaf6b43647d9afc03e5b363e5dbcae787d3dfc797993aa34133fa032985

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
