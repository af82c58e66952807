-- lockstep rollback: renamed_while_type_changes
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type; fails when rows without a parent were written since
-- undoes       migration.sql, sha256 5f1400edd2df46864862e367d864fac409b1430172432fc1c933e01757edfc73
-- schema before  5f8505c690a0faef141d1a38b2ad80f60f3330c1ae4a3ab92e9654c647c7257a
-- schema after   78ee5ca3f8a2d2bc382c63cf9cd68f5445e901a557887a086459cc75d578136a

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Folder" DROP CONSTRAINT "Folder_is_in";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."Folder" ALTER COLUMN "parentId" TYPE smallint USING ("parentId"::smallint);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."Folder" ALTER COLUMN "id" TYPE smallint USING ("id"::smallint);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Folder" ADD CONSTRAINT "folder_parent" FOREIGN KEY ("parentId") REFERENCES "public"."Folder" ("id") ON DELETE SET NULL ON UPDATE CASCADE NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."Folder" VALIDATE CONSTRAINT "folder_parent";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Folder" ("id", "parentId");
COMMIT;
