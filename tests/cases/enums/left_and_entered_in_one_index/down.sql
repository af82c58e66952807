-- ===== 3_contract =====

-- lockstep rollback: left_and_entered_in_one_index, contract (3 of 3)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: a list of several elements comes back as NULL; what the new type cannot hold is not restored
-- undoes       migration.sql, sha256 985bba9ad7624bf49fa2ace96fe33d7e879d1077ee6ea7053b3cbae62ac4fe9f
-- schema before  2fab4775e0f72c6961db5fd414a56c4e9049b6ee01cd3211e261b323a9f4bbc2
-- schema after   5f140fde8708c355fbd1a490863d2bce098669c22beb795be559a5d571305a65

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."Human" ALTER COLUMN "id" TYPE text USING (CASE WHEN pg_catalog.cardinality("id") <= 1 THEN "id"[1]::text::text END);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."Human" WHERE "id" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."Human"."id" has rows without a value, so NOT NULL cannot come back',
      HINT = 'give these rows a value (what was dropped with the column is not kept), then run this again';
  END IF;
END
$lockstep$;
ALTER TABLE "public"."Human" ADD CONSTRAINT "Human_id_not_null" CHECK ("id" IS NOT NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."Human" VALIDATE CONSTRAINT "Human_id_not_null";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Human" ALTER COLUMN "id" SET NOT NULL;
ALTER TABLE "public"."Human" DROP CONSTRAINT "Human_id_not_null";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."_Seen" DROP CONSTRAINT "_Seen_B_fkey";
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DROP INDEX CONCURRENTLY IF EXISTS "public"."Human_pkey_new";
CREATE UNIQUE INDEX CONCURRENTLY "Human_pkey_new" ON "public"."Human" ("id");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_index WHERE indexrelid = '"public"."Human_pkey_new"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."Human_pkey_new"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Human" DROP CONSTRAINT "Human_pkey";
ALTER TABLE "public"."Human" ADD CONSTRAINT "Human_pkey" PRIMARY KEY USING INDEX "Human_pkey_new";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H401 old application code stops working
ALTER TABLE "public"."_Seen" ALTER COLUMN "B" TYPE text USING ("B"::text);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H106 locks several tables against reading in one transaction
-- H401 old application code stops working
ALTER TYPE "public"."Mood" RENAME TO "Mood_old";
CREATE TYPE "public"."Mood" AS ENUM ('fine', 'good');
ALTER TABLE "public"."Day"
  ALTER COLUMN "mood" DROP DEFAULT,
  ALTER COLUMN "mood" TYPE "public"."Mood"[] USING (array_replace("mood"::text[], 'fine', 'good')::"public"."Mood"[]);
ALTER TABLE "public"."Human"
  ALTER COLUMN "mood" DROP DEFAULT,
  ALTER COLUMN "mood" TYPE "public"."Mood" USING ((CASE "mood"::text WHEN 'fine' THEN 'good' ELSE "mood"::text END)::"public"."Mood");
DROP TYPE "public"."Mood_old";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."Day" ALTER COLUMN "mood" TYPE "public"."Mood" USING (CASE WHEN pg_catalog.cardinality("mood") <= 1 THEN "mood"[1]::text::"public"."Mood" END);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."Day" WHERE "mood" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."Day"."mood" has rows without a value, so NOT NULL cannot come back',
      HINT = 'give these rows a value (what was dropped with the column is not kept), then run this again';
  END IF;
END
$lockstep$;
ALTER TABLE "public"."Day" ADD CONSTRAINT "Day_mood_not_null" CHECK ("mood" IS NOT NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."Day" VALIDATE CONSTRAINT "Day_mood_not_null";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Day" ALTER COLUMN "mood" SET NOT NULL;
ALTER TABLE "public"."Day" DROP CONSTRAINT "Day_mood_not_null";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."_Seen" DROP CONSTRAINT "_Seen_A_fkey";
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DROP INDEX CONCURRENTLY IF EXISTS "public"."Day_pkey_new";
CREATE UNIQUE INDEX CONCURRENTLY "Day_pkey_new" ON "public"."Day" ("mood");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_index WHERE indexrelid = '"public"."Day_pkey_new"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."Day_pkey_new"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Day" DROP CONSTRAINT "Day_pkey";
ALTER TABLE "public"."Day" ADD CONSTRAINT "Day_pkey" PRIMARY KEY USING INDEX "Day_pkey_new";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Human" ALTER COLUMN "mood" DROP NOT NULL;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Day" ALTER COLUMN "id" DROP NOT NULL;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."_Seen" ALTER COLUMN "A" TYPE "public"."Mood" USING ("A"::text::"public"."Mood");
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Human" ("id", "mood");
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."_Seen" ("A", "B");
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Day" ("mood");
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: left_and_entered_in_one_index, backfill (2 of 3)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: which rows were filled is not remembered; the filled values stay
-- undoes       migration.sql, first 2016 and last 1462 bytes, sha256 ac0221d62c88ead091bd73ce003578dc5b3bc13c8bfd23c9d58110bccc514912
-- schema before  5f140fde8708c355fbd1a490863d2bce098669c22beb795be559a5d571305a65
-- schema after   5f140fde8708c355fbd1a490863d2bce098669c22beb795be559a5d571305a65

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: left_and_entered_in_one_index, expand (1 of 3)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: PostgreSQL cannot remove an enum value: the type is rebuilt, and refused while a row has it; fails when rows without a parent were written since; values written to the new column are lost
-- undoes       migration.sql, sha256 994c68500dc884d93ee4967f8241de60398150cdef1908deaa6725375c113bfd
-- schema before  5f140fde8708c355fbd1a490863d2bce098669c22beb795be559a5d571305a65
-- schema after   73d73bc7fa7e283b0b733c8245140eecf1687de41fceec40a2d6bd284cef05da

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."Day" IN ACCESS EXCLUSIVE MODE;
  IF current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."Day" WHERE "id" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."Day"."id" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H201 drops a column
ALTER TABLE "public"."Day" DROP COLUMN "id";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."_Seen" ADD CONSTRAINT "_Seen_B_fkey" FOREIGN KEY ("B") REFERENCES "public"."Human" ("id") ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."_Seen" VALIDATE CONSTRAINT "_Seen_B_fkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."_Seen" ADD CONSTRAINT "_Seen_A_fkey" FOREIGN KEY ("A") REFERENCES "public"."Day" ("mood") ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."_Seen" VALIDATE CONSTRAINT "_Seen_A_fkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."_Seen" DROP CONSTRAINT "_Seen_A_fkey";
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H106 locks several tables against reading in one transaction
-- H401 old application code stops working
ALTER TYPE "public"."Mood" RENAME TO "Mood_old";
CREATE TYPE "public"."Mood" AS ENUM ('good');
ALTER TABLE "public"."Day"
  ALTER COLUMN "mood" DROP DEFAULT,
  ALTER COLUMN "mood" TYPE "public"."Mood" USING ((CASE "mood"::text WHEN 'fine' THEN 'good' ELSE "mood"::text END)::"public"."Mood");
ALTER TABLE "public"."Human"
  ALTER COLUMN "mood" DROP DEFAULT,
  ALTER COLUMN "mood" TYPE "public"."Mood" USING ((CASE "mood"::text WHEN 'fine' THEN 'good' ELSE "mood"::text END)::"public"."Mood");
ALTER TABLE "public"."_Seen"
  ALTER COLUMN "A" DROP DEFAULT,
  ALTER COLUMN "A" TYPE "public"."Mood" USING ((CASE "A"::text WHEN 'fine' THEN 'good' ELSE "A"::text END)::"public"."Mood");
DROP TYPE "public"."Mood_old";
-- H102 reads the whole table while writers are locked out
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."_Seen" ADD CONSTRAINT "_Seen_A_fkey" FOREIGN KEY ("A") REFERENCES "public"."Day" ("mood") ON DELETE CASCADE ON UPDATE CASCADE;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Day" ("mood");
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Human" ("mood");
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."_Seen" ("A");
COMMIT;
