-- ===== 3_contract =====

-- lockstep migration: value_removed_under_foreign_key, contract (1 of 1)
--
--   alter enum public.Region: values
--
-- data loss    NONE
-- blocking     LONG: public.Shop ACCESS EXCLUSIVE (rewrite), public.Zone ACCESS EXCLUSIVE (rewrite)
-- reversible   YES, if nothing is in the way: fails when rows without a parent were written since
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  4eb04c3f1a515e04cf104e513b78306c6bb5d4feefe30c6d1cc7027d936c4e37
-- schema after   c92ecd3bb95d2df80b8868995cf7b813ddcd393952bf1adf4fbf7667a6083895

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
  IF EXISTS (SELECT FROM "public"."Shop" WHERE "region"::text IN ('MARS')) THEN
    RAISE EXCEPTION 'rows of % still have a value that is to go', '"public"."Shop"."region"'
      USING HINT = 'move these rows to another value first; the values that go: ''MARS''';
  END IF;
  IF EXISTS (SELECT FROM "public"."Zone" WHERE "region"::text IN ('MARS')) THEN
    RAISE EXCEPTION 'rows of % still have a value that is to go', '"public"."Zone"."region"'
      USING HINT = 'move these rows to another value first; the values that go: ''MARS''';
  END IF;
END
$lockstep$;
ALTER TYPE "public"."Region" RENAME TO "Region_old";
CREATE TYPE "public"."Region" AS ENUM ('EU', 'US');
ALTER TABLE "public"."Shop"
  ALTER COLUMN "region" DROP DEFAULT,
  ALTER COLUMN "region" TYPE "public"."Region" USING ("region"::text::"public"."Region");
ALTER TABLE "public"."Zone"
  ALTER COLUMN "region" DROP DEFAULT,
  ALTER COLUMN "region" TYPE "public"."Region" USING ("region"::text::"public"."Region");
DROP TYPE "public"."Region_old";
ALTER TABLE "public"."Shop" ADD CONSTRAINT "Shop_region_fkey" FOREIGN KEY ("region") REFERENCES "public"."Zone" ("region") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."Shop" VALIDATE CONSTRAINT "Shop_region_fkey";
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
