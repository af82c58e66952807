-- lockstep migration: named_by_texts_at_once
--
--   alter enum public.mood: values
--
-- data loss    NONE
-- blocking     LONG: public.person ACCESS EXCLUSIVE (rewrite)
-- reversible   YES
-- application  the old version must be gone, the new one starts afterwards
-- schema before  97729d9d5b3c44166cda5f5b5c7f1ff1b71e00fed64e2e8720900e62d2f614f0
-- schema after   7912c687a899d8193ded6feaec3ce4b5b3e416a1b02fedf5cd21f096766073b7

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
ALTER TABLE public.person DROP CONSTRAINT person_awake_excl;
ALTER TABLE "public"."person" ALTER COLUMN "said" DROP DEFAULT;
DROP INDEX "public"."person_said";
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H203 removes an enum value
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."person" WHERE "feels"::text IN ('happy')) THEN
    RAISE EXCEPTION 'rows of % still have a value that is to go', '"public"."person"."feels"'
      USING HINT = 'move these rows to another value first; the values that go: ''happy''';
  END IF;
END
$lockstep$;
ALTER TYPE "public"."mood" RENAME TO "mood_old";
CREATE TYPE "public"."mood" AS ENUM ('ok', 'sad');
ALTER TABLE "public"."person"
  ALTER COLUMN "feels" DROP DEFAULT,
  ALTER COLUMN "feels" TYPE "public"."mood" USING ("feels"::text::"public"."mood");
DROP TYPE "public"."mood_old";
ALTER TABLE "public"."person" ALTER COLUMN "said" SET DEFAULT ('sad'::public.mood)::text;
-- H103 builds an index while writers are locked out
-- H305 constraint over rows that may break it
ALTER TABLE public.person ADD CONSTRAINT person_awake_excl EXCLUDE USING gist (awake WITH &&) WHERE ((feels = 'sad'::public.mood));
-- H103 builds an index while writers are locked out
CREATE INDEX "person_said" ON "public"."person" ("said") WHERE ((said <>
CASE
    WHEN ('sad'::public.mood = 'ok'::public.mood) THEN 'a'::text
    ELSE 'b'::text
END));
COMMIT;
