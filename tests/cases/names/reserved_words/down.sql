-- lockstep rollback: reserved_words
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: values written to the new column are lost
-- undoes       migration.sql, sha256 5e588683c362b9124a1e176056ecc3de9bc55a8abb1e111450b0e02c12f579ff
-- schema before  c13e2c96df47c33d2f75d35c1fc2b0248ca12ed4161bf6b8826b6f38d46ab8ac
-- schema after   e330a6363418fd3e2ef4dc7767dfb8e978bf2fefd5a7692b06e4de24ab50b2d5

BEGIN;
DO $lockstep$
BEGIN
  IF current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."table" WHERE "user" IS NOT NULL AND pg_catalog.record_image_ne(ROW("user"), ROW((1)::integer))) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."table"."user" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
DO $lockstep$
BEGIN
  IF current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."table" WHERE "from" IS DISTINCT FROM NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."table"."from" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."group";
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."table" IN ACCESS EXCLUSIVE MODE;
  IF current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."table" WHERE "user" IS NOT NULL AND pg_catalog.record_image_ne(ROW("user"), ROW((1)::integer))) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."table"."user" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H201 drops a column
ALTER TABLE "public"."table" DROP COLUMN "user";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H102 reads the whole table while writers are locked out
DO $lockstep$
BEGIN
  LOCK TABLE "public"."table" IN ACCESS EXCLUSIVE MODE;
  IF current_setting('lockstep.allow_data_loss', true) IS DISTINCT FROM 'on'
     AND EXISTS (SELECT FROM "public"."table" WHERE "from" IS DISTINCT FROM NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."table"."from" has values, which would be lost',
      HINT = E'to lose them: SET lockstep.allow_data_loss = ''on'' (in psql: before \\i of this file)';
  END IF;
END
$lockstep$;
-- H201 drops a column
ALTER TABLE "public"."table" DROP COLUMN "from";
COMMIT;

BEGIN;
DROP TYPE "public"."order";
COMMIT;
