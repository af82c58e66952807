-- lockstep migration: renamed_while_type_changes
--
--   rename foreign key public.Folder.folder_parent to Folder_is_in
--   alter column public.Folder.id: type
--   alter column public.Folder.parentId: type
--
-- data loss    NONE
-- blocking     LONG: public.Folder ACCESS EXCLUSIVE (rewrite)
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type; fails when rows without a parent were written since
-- application  runs before and after
-- schema before  78ee5ca3f8a2d2bc382c63cf9cd68f5445e901a557887a086459cc75d578136a
-- schema after   5f8505c690a0faef141d1a38b2ad80f60f3330c1ae4a3ab92e9654c647c7257a

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H402 rows no longer follow those that they refer to
ALTER TABLE "public"."Folder" DROP CONSTRAINT "folder_parent";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TABLE "public"."Folder" ALTER COLUMN "id" TYPE integer USING ("id"::integer);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TABLE "public"."Folder" ALTER COLUMN "parentId" TYPE integer USING ("parentId"::integer);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Folder" ADD CONSTRAINT "Folder_is_in" FOREIGN KEY ("parentId") REFERENCES "public"."Folder" ("id") ON DELETE SET NULL ON UPDATE CASCADE NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."Folder" VALIDATE CONSTRAINT "Folder_is_in";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Folder" ("id", "parentId");
COMMIT;
