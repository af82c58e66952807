-- ===== 1_expand =====

-- lockstep migration: values_change_under_quoted_column, expand (1 of 2)
--
--   alter enum public.mood: values
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES, if nothing is in the way: PostgreSQL cannot remove an enum value: the type is rebuilt, and refused while a row has it
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  1e43623ca4bd686be48dc6bb6b95b5a312cf8ebe80d0484b6f40b800b8272f94
-- schema after   ae28987b940c2706246ea5d6169bc425ca025e1074d5c799e64073474ffa2470

BEGIN;
ALTER TYPE "public"."mood" ADD VALUE IF NOT EXISTS 'wild' BEFORE 'calm';
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: values_change_under_quoted_column, contract (2 of 2)
--
--   alter enum public.mood: values
--
-- data loss    NONE
-- blocking     LONG: public.diary ACCESS EXCLUSIVE (rewrite)
-- reversible   YES
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  ae28987b940c2706246ea5d6169bc425ca025e1074d5c799e64073474ffa2470
-- schema after   d01a6f0dd5f1aa2b30439c8ffdbfb7714364d51d1b80e316e07259afeb45bf57

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
ALTER TABLE "public"."diary" DROP COLUMN "known";
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H203 removes an enum value
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."diary" WHERE "the ""mood"""::text IN ('calm')) THEN
    RAISE EXCEPTION 'rows of % still have a value that is to go', '"public"."diary"."the ""mood"""'
      USING HINT = 'move these rows to another value first; the values that go: ''calm''';
  END IF;
END
$lockstep$;
ALTER TYPE "public"."mood" RENAME TO "mood_old";
CREATE TYPE "public"."mood" AS ENUM ('wild');
ALTER TABLE "public"."diary"
  ALTER COLUMN "the ""mood""" DROP DEFAULT,
  ALTER COLUMN "the ""mood""" TYPE "public"."mood" USING ("the ""mood"""::text::"public"."mood");
DROP TYPE "public"."mood_old";
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TABLE "public"."diary" ADD COLUMN "known" boolean GENERATED ALWAYS AS (("the ""mood""" IS NOT NULL)) STORED;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."diary" ("the ""mood""", "known");
COMMIT;
