-- ===== 3_contract =====

-- lockstep rollback: text_to_int, contract (1 of 1)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: what the new type cannot hold is not restored
-- undoes       migration.sql, sha256 2b39c342343bb7eb5cf9d42cfc428ed3cfc54d5c063501909210a2bdebfe9a9b
-- schema before  be7116b2286332b2518236f37ffd2d97e1d78dbe8ff82d4981df1c40daecd7ae
-- schema after   538e789ac6a0566be10411d842854a8e0028f5e7417678458b20ab056d1bf26e

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H401 old application code stops working
ALTER TABLE "public"."Item" ALTER COLUMN "size" TYPE text USING ("size"::text);
COMMIT;
