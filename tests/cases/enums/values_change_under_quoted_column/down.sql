-- ===== 3_contract =====

-- lockstep rollback: values_change_under_quoted_column, contract (2 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 755e223e5e941a5c0aacf6dd0a530d819aab3cedd634025f280e53c66a29aa67
-- schema before  d01a6f0dd5f1aa2b30439c8ffdbfb7714364d51d1b80e316e07259afeb45bf57
-- schema after   ae28987b940c2706246ea5d6169bc425ca025e1074d5c799e64073474ffa2470

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
ALTER TABLE "public"."diary" DROP COLUMN "known";
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TYPE "public"."mood" RENAME TO "mood_old";
CREATE TYPE "public"."mood" AS ENUM ('wild', 'calm');
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

-- ===== 1_expand =====

-- lockstep rollback: values_change_under_quoted_column, expand (1 of 2)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: PostgreSQL cannot remove an enum value: the type is rebuilt, and refused while a row has it
-- undoes       migration.sql, sha256 57001229915e1372f2e50f52bd70f2f46b57c2d3049f8a7d04e56b737f03e81e
-- schema before  ae28987b940c2706246ea5d6169bc425ca025e1074d5c799e64073474ffa2470
-- schema after   1e43623ca4bd686be48dc6bb6b95b5a312cf8ebe80d0484b6f40b800b8272f94

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
ALTER TABLE "public"."diary" DROP COLUMN "known";
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H203 removes an enum value
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."diary" WHERE "the ""mood"""::text IN ('wild')) THEN
    RAISE EXCEPTION 'rows of % still have a value that is to go', '"public"."diary"."the ""mood"""'
      USING HINT = 'move these rows to another value first; the values that go: ''wild''';
  END IF;
END
$lockstep$;
ALTER TYPE "public"."mood" RENAME TO "mood_old";
CREATE TYPE "public"."mood" AS ENUM ('calm');
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
