-- lockstep rollback: generated_from_quoted_column
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: PostgreSQL cannot remove an enum value: the type is rebuilt, and refused while a row has it
-- undoes       migration.sql, sha256 937e93e7f794d7396d061b31c8b3ccec9debf79044d72e791824241b7ba0a897
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
