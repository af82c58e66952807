-- lockstep rollback: loses_value_under_check_at_once
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 8481f3cd8670ac68842a0d1ea58fef7c10006114ea68e2c38092541e03bf7e4d
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
-- H102 reads the whole table while writers are locked out
-- H305 constraint over rows that may break it
ALTER TABLE public.person ADD CONSTRAINT person_not_happy CHECK ((feels <> 'happy'::public.mood));
COMMIT;
