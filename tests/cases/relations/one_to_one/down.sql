-- lockstep rollback: one_to_one
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 fcec72fdda0edeabb90928cc9ceedda2a019ee85ce853d6fda8b9f896af86e62
-- schema before  96203e903056dc74277f4ed01ba6cc35d6f67e75b7c3d48b6718768c9f253525
-- schema after   cc19129f3d9f57eba0895b48e3e939fbc6be2272fe161a27eea6f6427d2a3a91

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."Profile_userId_key";
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Profile" DROP CONSTRAINT "Profile_userId_fkey";
COMMIT;
