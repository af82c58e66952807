-- ===== 3_contract =====

-- lockstep rollback: loses_value_under_check, contract (1 of 1)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 c5150fc084c49eacedd5a7238168a425626182a3a6d5d71f880a388b359f85fd
-- schema before  66379487607e784f72145ba3afb04c712609dd6dffa871b901506dea58e4c93e
-- schema after   3bcccd2578a51a0a4eaedd020be9dc234f37b81c0d6b0475f8006d6fef11fed6

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
ALTER TABLE public.person DROP CONSTRAINT person_not_happy;
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TYPE "public"."mood" RENAME TO "mood_old";
CREATE TYPE "public"."mood" AS ENUM ('sad', 'ok', 'happy');
ALTER TABLE "public"."person"
  ALTER COLUMN "feels" DROP DEFAULT,
  ALTER COLUMN "feels" TYPE "public"."mood" USING ("feels"::text::"public"."mood"),
  ALTER COLUMN "feels" SET DEFAULT 'ok';
DROP TYPE "public"."mood_old";
ALTER TABLE public.person ADD CONSTRAINT person_not_happy CHECK ((feels <> 'happy'::public.mood)) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H305 constraint over rows that may break it
ALTER TABLE "public"."person" VALIDATE CONSTRAINT "person_not_happy";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."person" ("feels");
COMMIT;
