-- lockstep rollback: value_added_under_foreign_key
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: PostgreSQL cannot remove an enum value: the type is rebuilt, and refused while a row has it
-- undoes       migration.sql, sha256 a0c575952244245cacd94042f5a4c86e83bfe6279c36548c6d0f9683be53da13
-- schema before  c92ecd3bb95d2df80b8868995cf7b813ddcd393952bf1adf4fbf7667a6083895
-- schema after   bdd2ef89bb46d263b6db434d42853d54eb0a47569f276d15797c3b295f6963ed

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
ALTER TABLE "public"."Shop" DROP CONSTRAINT "Shop_region_fkey";
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H106 locks several tables against reading in one transaction
-- H203 removes an enum value
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."Shop" WHERE "region"::text IN ('US')) THEN
    RAISE EXCEPTION 'rows of % still have a value that is to go', '"public"."Shop"."region"'
      USING HINT = 'move these rows to another value first; the values that go: ''US''';
  END IF;
  IF EXISTS (SELECT FROM "public"."Zone" WHERE "region"::text IN ('US')) THEN
    RAISE EXCEPTION 'rows of % still have a value that is to go', '"public"."Zone"."region"'
      USING HINT = 'move these rows to another value first; the values that go: ''US''';
  END IF;
END
$lockstep$;
ALTER TYPE "public"."Region" RENAME TO "Region_old";
CREATE TYPE "public"."Region" AS ENUM ('EU');
ALTER TABLE "public"."Shop"
  ALTER COLUMN "region" DROP DEFAULT,
  ALTER COLUMN "region" TYPE "public"."Region" USING ("region"::text::"public"."Region");
ALTER TABLE "public"."Zone"
  ALTER COLUMN "region" DROP DEFAULT,
  ALTER COLUMN "region" TYPE "public"."Region" USING ("region"::text::"public"."Region");
DROP TYPE "public"."Region_old";
-- H102 reads the whole table while writers are locked out
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."Shop" ADD CONSTRAINT "Shop_region_fkey" FOREIGN KEY ("region") REFERENCES "public"."Zone" ("region") ON DELETE RESTRICT ON UPDATE CASCADE;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Shop" ("region");
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Zone" ("region");
COMMIT;
