-- ===== 3_contract =====

-- lockstep rollback: value_renamed_in_key, contract (2 of 2)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when rows without a parent were written since
-- undoes       migration.sql, sha256 1a0a2f8aec5b5d2d71b9981f737ef0c090220dd1e42512fb2150fe2efa75393e
-- schema before  44f62c6398650e3062729c76d4d2f534c3cf534ac2cf92ce265d50e77e13e222
-- schema after   c2cafd7316d2610e6cf7d87cd011265e65a34a92098021dc9ab523b9acbace1d

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
ALTER TABLE "public"."Lid" DROP CONSTRAINT "Lid_size_number_fkey";
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H106 locks several tables against reading in one transaction
-- H401 old application code stops working
ALTER TYPE "public"."Size" RENAME TO "Size_old";
CREATE TYPE "public"."Size" AS ENUM ('little', 'small', 'large');
ALTER TABLE "public"."Box"
  ALTER COLUMN "size" DROP DEFAULT,
  ALTER COLUMN "size" TYPE "public"."Size" USING ((CASE "size"::text WHEN 'little' THEN 'small' ELSE "size"::text END)::"public"."Size");
ALTER TABLE "public"."Lid"
  ALTER COLUMN "size" DROP DEFAULT,
  ALTER COLUMN "size" TYPE "public"."Size" USING ((CASE "size"::text WHEN 'little' THEN 'small' ELSE "size"::text END)::"public"."Size");
DROP TYPE "public"."Size_old";
ALTER TABLE "public"."Lid" ADD CONSTRAINT "Lid_size_number_fkey" FOREIGN KEY ("size", "number") REFERENCES "public"."Box" ("size", "number") ON DELETE CASCADE ON UPDATE RESTRICT NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."Lid" VALIDATE CONSTRAINT "Lid_size_number_fkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Box" ("size");
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Lid" ("size");
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: value_renamed_in_key, expand (1 of 2)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: PostgreSQL cannot remove an enum value: the type is rebuilt, and refused while a row has it
-- undoes       migration.sql, sha256 a41a9d1409ab7bfacd46fb3edd93325274a76e8b24749f8e1963f8721f190bac
-- schema before  c2cafd7316d2610e6cf7d87cd011265e65a34a92098021dc9ab523b9acbace1d
-- schema after   8c541a6651646307498a98af9b233f8e2f9c0c7e9cd2790c8edc86d63536c40d

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
ALTER TABLE "public"."Lid" DROP CONSTRAINT "Lid_size_number_fkey";
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H106 locks several tables against reading in one transaction
-- H401 old application code stops working
ALTER TYPE "public"."Size" RENAME TO "Size_old";
CREATE TYPE "public"."Size" AS ENUM ('small', 'large');
ALTER TABLE "public"."Box"
  ALTER COLUMN "size" DROP DEFAULT,
  ALTER COLUMN "size" TYPE "public"."Size" USING ((CASE "size"::text WHEN 'little' THEN 'small' ELSE "size"::text END)::"public"."Size");
ALTER TABLE "public"."Lid"
  ALTER COLUMN "size" DROP DEFAULT,
  ALTER COLUMN "size" TYPE "public"."Size" USING ((CASE "size"::text WHEN 'little' THEN 'small' ELSE "size"::text END)::"public"."Size");
DROP TYPE "public"."Size_old";
-- H102 reads the whole table while writers are locked out
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."Lid" ADD CONSTRAINT "Lid_size_number_fkey" FOREIGN KEY ("size", "number") REFERENCES "public"."Box" ("size", "number") ON DELETE CASCADE ON UPDATE RESTRICT;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Box" ("size");
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Lid" ("size");
COMMIT;
