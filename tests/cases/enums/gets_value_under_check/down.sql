-- lockstep rollback: gets_value_under_check
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: PostgreSQL cannot remove an enum value: the type is rebuilt, and refused while a row has it
-- undoes       migration.sql, sha256 e262d6a3a6065f4e1a5fd054686480f70f3eac1dc15ccfdb25294c57167da16c
-- schema before  abc95d0f46963b653eb869d0df451580ac4a073f76912d5d0acfdfcc4a8b5c6b
-- schema after   3bcccd2578a51a0a4eaedd020be9dc234f37b81c0d6b0475f8006d6fef11fed6

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
ALTER TABLE public.person DROP CONSTRAINT person_not_happy;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H203 removes an enum value
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."person" WHERE "feels"::text IN ('glad')) THEN
    RAISE EXCEPTION 'rows of % still have a value that is to go', '"public"."person"."feels"'
      USING HINT = 'move these rows to another value first; the values that go: ''glad''';
  END IF;
END
$lockstep$;
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

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."person" ("feels");
COMMIT;
