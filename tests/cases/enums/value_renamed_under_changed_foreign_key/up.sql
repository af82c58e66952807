-- ===== 1_expand =====

-- lockstep migration: value_renamed_under_changed_foreign_key, expand (1 of 2)
--
--   rename enum value public.Region.south to lower
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES, if nothing is in the way: PostgreSQL cannot remove an enum value: the type is rebuilt, and refused while a row has it
-- application  the old version runs on; the new one has to wait for the contract
-- schema before  10f9972aba673eb6011ec1bc16bdcbd49fe8d32454ea5e2bfc5a18d8ab52aeeb
-- schema after   6ad573075ca3383377dc6cc585bd109dd93763147f9fbd880df1dfb3d0014394

BEGIN;
ALTER TYPE "public"."Region" ADD VALUE IF NOT EXISTS 'lower' AFTER 'north';
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: value_renamed_under_changed_foreign_key, contract (2 of 2)
--
--   rename enum value public.Region.south to lower
--   alter foreign key public.Staff.Staff_region_fkey: on_delete
--
-- data loss    NONE
-- blocking     LONG: public.Office ACCESS EXCLUSIVE (rewrite), public.Staff ACCESS EXCLUSIVE (rewrite)
-- reversible   YES, if nothing is in the way: fails when rows without a parent were written since
-- application  the old version must be gone; the new one may start afterwards
-- BREAKING: what the old application version uses is removed or tightened
-- BREAKING: ReplaceEnum on public.Office, public.Staff
-- schema before  6ad573075ca3383377dc6cc585bd109dd93763147f9fbd880df1dfb3d0014394
-- schema after   e8902d9795e5e70e947bea97457d8509e824c24bf478f1093ba2f15fd69551bb

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
ALTER TABLE "public"."Staff" DROP CONSTRAINT "Staff_region_fkey";
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H106 locks several tables against reading in one transaction
-- H401 old application code stops working
ALTER TYPE "public"."Region" RENAME TO "Region_old";
CREATE TYPE "public"."Region" AS ENUM ('north', 'lower');
ALTER TABLE "public"."Office"
  ALTER COLUMN "region" DROP DEFAULT,
  ALTER COLUMN "region" TYPE "public"."Region" USING ((CASE "region"::text WHEN 'south' THEN 'lower' ELSE "region"::text END)::"public"."Region");
ALTER TABLE "public"."Staff"
  ALTER COLUMN "region" DROP DEFAULT,
  ALTER COLUMN "region" TYPE "public"."Region" USING ((CASE "region"::text WHEN 'south' THEN 'lower' ELSE "region"::text END)::"public"."Region");
DROP TYPE "public"."Region_old";
ALTER TABLE "public"."Staff" ADD CONSTRAINT "Staff_region_fkey" FOREIGN KEY ("region") REFERENCES "public"."Office" ("region") ON DELETE SET NULL ON UPDATE NO ACTION NOT VALID;
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
