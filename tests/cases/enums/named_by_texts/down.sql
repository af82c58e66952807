-- ===== 3_contract =====

-- lockstep rollback: named_by_texts, contract (1 of 1)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 6829fcd092d695c8b325ebb31d132a8cf5e2a680a83b579a3aa259ac544b2b0c
-- schema before  7912c687a899d8193ded6feaec3ce4b5b3e416a1b02fedf5cd21f096766073b7
-- schema after   97729d9d5b3c44166cda5f5b5c7f1ff1b71e00fed64e2e8720900e62d2f614f0

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
DROP INDEX "public"."person_said";
ALTER TABLE public.person DROP CONSTRAINT person_awake_excl;
ALTER TABLE "public"."person" ALTER COLUMN "said" DROP DEFAULT;
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TYPE "public"."mood" RENAME TO "mood_old";
CREATE TYPE "public"."mood" AS ENUM ('sad', 'ok', 'happy');
ALTER TABLE "public"."person"
  ALTER COLUMN "feels" DROP DEFAULT,
  ALTER COLUMN "feels" TYPE "public"."mood" USING ("feels"::text::"public"."mood");
DROP TYPE "public"."mood_old";
-- H103 builds an index while writers are locked out
CREATE INDEX "person_said" ON "public"."person" ("said") WHERE ((said <>
CASE
    WHEN ('sad'::public.mood = 'ok'::public.mood) THEN 'a'::text
    ELSE 'b'::text
END));
ALTER TABLE "public"."person" ALTER COLUMN "said" SET DEFAULT ('sad'::public.mood)::text;
-- H103 builds an index while writers are locked out
-- H305 constraint over rows that may break it
ALTER TABLE public.person ADD CONSTRAINT person_awake_excl EXCLUDE USING gist (awake WITH &&) WHERE ((feels = 'sad'::public.mood));
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."person" ("feels");
COMMIT;
