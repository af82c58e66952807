-- lockstep rollback: values_reordered_direct_with_new_table
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: rows written to the new table are lost
-- undoes       migration.sql, sha256 671b3054643cd3cc41c939e3e985d87099fc348d9d901ad9f302dd80b091401a
-- schema before  bf9cb9a073664851f7d616c2554f1a87d0203a09d847e0dd5c206306848728af
-- schema after   d03085573ce5772f30467a228d7b40db3840b58b1f8ad0acc8ad5c8197b25733

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."Shirt" IN ACCESS EXCLUSIVE MODE;
  IF pg_catalog.current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."Shirt") THEN
    RAISE EXCEPTION USING MESSAGE = 'table "public"."Shirt" has rows, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H202 drops a table
DROP TABLE "public"."Shirt";
ALTER TYPE "public"."Size" RENAME TO "Size_old";
CREATE TYPE "public"."Size" AS ENUM ('LARGE', 'SMALL');
DROP TYPE "public"."Size_old";
COMMIT;
