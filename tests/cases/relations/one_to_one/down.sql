-- lockstep rollback: one_to_one
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 5c313ddc12554a6f1826b22a12ae31d83fc552ee4e43ae002e321b822194d033
-- schema before  96203e903056dc74277f4ed01ba6cc35d6f67e75b7c3d48b6718768c9f253525
-- schema after   cc19129f3d9f57eba0895b48e3e939fbc6be2272fe161a27eea6f6427d2a3a91

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."Profile_userId_key"')
       AND i.indrelid IS DISTINCT FROM pg_catalog.to_regclass('"public"."Profile"')) THEN
    RAISE EXCEPTION '% is not an index of %', '"public"."Profile_userId_key"', '"public"."Profile"';
  END IF;
END
$lockstep$;
DROP INDEX CONCURRENTLY IF EXISTS "public"."Profile_userId_key";
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Profile" DROP CONSTRAINT "Profile_userId_fkey";
COMMIT;
