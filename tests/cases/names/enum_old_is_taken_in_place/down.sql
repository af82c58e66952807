-- ===== 3_contract =====

-- lockstep rollback: enum_old_is_taken_in_place, contract (1 of 1)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 a079e99dc05672e1167e64a215d84759d6dde9d9cd67917e7f525e8b97b37146
-- schema before  e0a15ea41683dec898205ba8c2331f3f7590677e25023ee75f4c572da7c15ea9
-- schema after   530ae527d05188fcf6a5c6ef014e08feea0e3b50bc64ad924d91b0a26cf4a9d8

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE public.t DROP CONSTRAINT known;
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TYPE "public"."mood" RENAME TO "mood_old1";
CREATE TYPE "public"."mood" AS ENUM ('a', 'b', 'c');
ALTER TABLE "public"."t"
  ALTER COLUMN "m" DROP DEFAULT,
  ALTER COLUMN "m" TYPE "public"."mood" USING ("m"::text::"public"."mood");
DROP TYPE "public"."mood_old1";
ALTER TABLE public.t ADD CONSTRAINT known CHECK ((m <> 'b'::public.mood)) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H305 constraint over rows that may break it
ALTER TABLE "public"."t" VALIDATE CONSTRAINT "known";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."t" ("m");
COMMIT;
