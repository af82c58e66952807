-- lockstep rollback: direct
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: what the new type cannot hold is not restored
-- undoes       migration.sql, sha256 abd9bc4a1341e5cac5ffcb685630f479c76e80baae6ae0adf2cd0fc2f0e978a6
-- schema before  be7116b2286332b2518236f37ffd2d97e1d78dbe8ff82d4981df1c40daecd7ae
-- schema after   538e789ac6a0566be10411d842854a8e0028f5e7417678458b20ab056d1bf26e

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H401 old application code stops working
ALTER TABLE "public"."Item" ALTER COLUMN "size" TYPE text USING ("size"::text);
COMMIT;
