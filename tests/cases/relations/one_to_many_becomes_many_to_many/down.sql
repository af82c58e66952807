-- ===== 3_contract =====

-- lockstep rollback: one_to_many_becomes_many_to_many, contract (2 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the values do not come back
-- undoes       migration.sql, sha256 2d9b80583c5a3e6db1e20c519cdc8fb6d30ab7ab9077fadf0ee17fa359c6bd46
-- schema before  9761d61e21508ad914814e84a3ebf5a1234605bcb8cc26edac8c21e564b0ae48
-- schema after   5f5c39d987435fd0035a672bee8539d58890e738015071340c7a145afdebdbf4

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Post" ADD COLUMN "tagId" integer;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Post" ADD CONSTRAINT "Post_tagId_fkey" FOREIGN KEY ("tagId") REFERENCES "public"."Tag" ("id") ON DELETE SET NULL ON UPDATE CASCADE NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."Post" VALIDATE CONSTRAINT "Post_tagId_fkey";
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: one_to_many_becomes_many_to_many, expand (1 of 2)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: rows written to the new table are lost
-- undoes       migration.sql, sha256 0e3706506cf16766e7775cad9d8dffe15756b0e027f8bc963cc2160bdfbd668f
-- schema before  5f5c39d987435fd0035a672bee8539d58890e738015071340c7a145afdebdbf4
-- schema after   67a0a1b0a353ced6bf31465f2d41a67e7dfe6aebd1d2d2063a5e9c356622540c

BEGIN;
SET LOCAL row_security = off;
DO $lockstep$
BEGIN
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."_PostToTag") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "public"."_PostToTag" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."_PostToTag" DROP CONSTRAINT "_PostToTag_B_fkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."_PostToTag" DROP CONSTRAINT "_PostToTag_A_fkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."_PostToTag" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."_PostToTag") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "public"."_PostToTag" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H202 drops a table
DROP TABLE "public"."_PostToTag";
COMMIT;
