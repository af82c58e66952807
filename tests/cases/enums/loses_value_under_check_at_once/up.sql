-- lockstep migration: loses_value_under_check_at_once
--
--   alter enum public.mood: values
--
-- data loss    NONE
-- blocking     LONG: public.person ACCESS EXCLUSIVE (rewrite)
-- reversible   YES
-- application  the old version must be gone, the new one starts afterwards
-- schema before  3bcccd2578a51a0a4eaedd020be9dc234f37b81c0d6b0475f8006d6fef11fed6
-- schema after   66379487607e784f72145ba3afb04c712609dd6dffa871b901506dea58e4c93e

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
ALTER TABLE public.person DROP CONSTRAINT person_not_happy;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H203 removes an enum value
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."person" WHERE "feels"::text IN ('sad')) THEN
    RAISE EXCEPTION 'rows of % still have a value that is to go', '"public"."person"."feels"'
      USING HINT = 'move these rows to another value first; the values that go: ''sad''';
  END IF;
END
$lockstep$;
ALTER TYPE "public"."mood" RENAME TO "mood_old";
CREATE TYPE "public"."mood" AS ENUM ('ok', 'happy');
ALTER TABLE "public"."person"
  ALTER COLUMN "feels" DROP DEFAULT,
  ALTER COLUMN "feels" TYPE "public"."mood" USING ("feels"::text::"public"."mood"),
  ALTER COLUMN "feels" SET DEFAULT 'ok';
DROP TYPE "public"."mood_old";
-- H102 reads the whole table while writers are locked out
-- H305 constraint over rows that may break it
ALTER TABLE public.person ADD CONSTRAINT person_not_happy CHECK ((feels <> 'happy'::public.mood));
COMMIT;
