-- ===== 3_contract =====

-- lockstep rollback: value_renamed_under_changed_foreign_key, contract (2 of 2)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when rows without a parent were written since
-- undoes       migration.sql, sha256 f110e15735933b2201d1718feb9a487e4e14707d40e7934499102c335e2700a5
-- schema before  e8902d9795e5e70e947bea97457d8509e824c24bf478f1093ba2f15fd69551bb
-- schema after   6ad573075ca3383377dc6cc585bd109dd93763147f9fbd880df1dfb3d0014394

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
ALTER TABLE "public"."Staff" DROP CONSTRAINT "Staff_region_fkey";
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H106 locks several tables against reading in one transaction
-- H401 old application code stops working
ALTER TYPE "public"."Region" RENAME TO "Region_old";
CREATE TYPE "public"."Region" AS ENUM ('north', 'lower', 'south');
ALTER TABLE "public"."Office"
  ALTER COLUMN "region" DROP DEFAULT,
  ALTER COLUMN "region" TYPE "public"."Region" USING ((CASE "region"::text WHEN 'lower' THEN 'south' ELSE "region"::text END)::"public"."Region");
ALTER TABLE "public"."Staff"
  ALTER COLUMN "region" DROP DEFAULT,
  ALTER COLUMN "region" TYPE "public"."Region" USING ((CASE "region"::text WHEN 'lower' THEN 'south' ELSE "region"::text END)::"public"."Region");
DROP TYPE "public"."Region_old";
ALTER TABLE "public"."Staff" ADD CONSTRAINT "Staff_region_fkey" FOREIGN KEY ("region") REFERENCES "public"."Office" ("region") ON DELETE NO ACTION ON UPDATE NO ACTION NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."Staff" VALIDATE CONSTRAINT "Staff_region_fkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Office" ("region");
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Staff" ("region");
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: value_renamed_under_changed_foreign_key, expand (1 of 2)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: PostgreSQL cannot remove an enum value: the type is rebuilt, and refused while a row has it
-- undoes       migration.sql, sha256 546db3457a0d9f9ed6e94d33aed875614b6f4c1ca9f1b39bf64fc89680960af1
-- schema before  6ad573075ca3383377dc6cc585bd109dd93763147f9fbd880df1dfb3d0014394
-- schema after   10f9972aba673eb6011ec1bc16bdcbd49fe8d32454ea5e2bfc5a18d8ab52aeeb

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
ALTER TABLE "public"."Staff" DROP CONSTRAINT "Staff_region_fkey";
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H106 locks several tables against reading in one transaction
-- H401 old application code stops working
ALTER TYPE "public"."Region" RENAME TO "Region_old";
CREATE TYPE "public"."Region" AS ENUM ('north', 'south');
ALTER TABLE "public"."Office"
  ALTER COLUMN "region" DROP DEFAULT,
  ALTER COLUMN "region" TYPE "public"."Region" USING ((CASE "region"::text WHEN 'lower' THEN 'south' ELSE "region"::text END)::"public"."Region");
ALTER TABLE "public"."Staff"
  ALTER COLUMN "region" DROP DEFAULT,
  ALTER COLUMN "region" TYPE "public"."Region" USING ((CASE "region"::text WHEN 'lower' THEN 'south' ELSE "region"::text END)::"public"."Region");
DROP TYPE "public"."Region_old";
-- H102 reads the whole table while writers are locked out
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."Staff" ADD CONSTRAINT "Staff_region_fkey" FOREIGN KEY ("region") REFERENCES "public"."Office" ("region") ON DELETE NO ACTION ON UPDATE NO ACTION;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Office" ("region");
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Staff" ("region");
COMMIT;
