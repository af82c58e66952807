-- ===== 3_contract =====

-- lockstep migration: enum_old_is_taken_in_place, contract (1 of 1)
--
--   alter enum public.mood: values
--
-- data loss    NONE
-- blocking     LONG: public.t ACCESS EXCLUSIVE (rewrite)
-- reversible   YES
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  530ae527d05188fcf6a5c6ef014e08feea0e3b50bc64ad924d91b0a26cf4a9d8
-- schema after   e0a15ea41683dec898205ba8c2331f3f7590677e25023ee75f4c572da7c15ea9

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE public.t DROP CONSTRAINT known;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H203 removes an enum value
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."t" WHERE "m"::text IN ('c')) THEN
    RAISE EXCEPTION 'rows of % still have a value that is to go', '"public"."t"."m"'
      USING HINT = 'move these rows to another value first; the values that go: ''c''';
  END IF;
END
$lockstep$;
ALTER TYPE "public"."mood" RENAME TO "mood_old1";
CREATE TYPE "public"."mood" AS ENUM ('a', 'b');
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
