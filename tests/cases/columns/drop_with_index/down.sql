-- ===== 3_contract =====

-- lockstep rollback: drop_with_index, contract (2 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the values do not come back
-- undoes       migration.sql, sha256 f86677c352203d826c1f790de2654a4d93902360d16df275ae1d93bff4b9c2d9
-- schema before  8ece505c4b0dcba011fadd260a597ccdd6841029a70e81c14e2bc4a9e939740b
-- schema after   dbf815887cd8db608df02ed0e188f4faa6916f1136823e1b004ef91e347ac553

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ADD COLUMN "email" text;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."User_name_email_idx";
CREATE INDEX CONCURRENTLY "User_name_email_idx" ON "public"."User" ("name", "email");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_catalog.pg_index WHERE indexrelid OPERATOR(pg_catalog.=) '"public"."User_name_email_idx"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."User_name_email_idx"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DROP INDEX CONCURRENTLY IF EXISTS "public"."User_email_key";
CREATE UNIQUE INDEX CONCURRENTLY "User_email_key" ON "public"."User" ("email");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_catalog.pg_index WHERE indexrelid OPERATOR(pg_catalog.=) '"public"."User_email_key"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."User_email_key"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

-- ===== 1_expand =====

-- lockstep rollback: drop_with_index, expand (1 of 2)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: refused while rows without a value exist
-- undoes       migration.sql, sha256 efa9d33f02715223bb78e307004009de72666056ae0e93477c1a785fed90fa5a
-- schema before  dbf815887cd8db608df02ed0e188f4faa6916f1136823e1b004ef91e347ac553
-- schema after   f1b9bf7bafc69eadd25ed5245021ffa5e7d0212a24b09402eeb80b8dd0847de6

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."User" WHERE "email" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."User"."email" has rows without a value, so NOT NULL cannot come back',
      HINT = 'give these rows a value (what was dropped with the column is not kept), then run this again';
  END IF;
END
$lockstep$;
ALTER TABLE "public"."User" ADD CONSTRAINT "User_email_not_null" CHECK ("email" IS NOT NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."User" VALIDATE CONSTRAINT "User_email_not_null";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ALTER COLUMN "email" SET NOT NULL;
ALTER TABLE "public"."User" DROP CONSTRAINT "User_email_not_null";
COMMIT;
