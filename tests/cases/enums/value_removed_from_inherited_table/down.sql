-- ===== 3_contract =====

-- lockstep rollback: value_removed_from_inherited_table, contract (1 of 1)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 7095a72e8d20188f05773852839246946e26302350bf6d81379732b2a7cafd2c
-- schema before  6c828fad0f61797ff884026dede93bb233397cfecbd3b266a18e6009c1ef7212
-- schema after   12109ad0df695d21281ed3adab3b76ad5f77fd7136943279885431e6a3f33f72

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H106 locks several tables against reading in one transaction
ALTER TYPE "public"."size" RENAME TO "size_old";
CREATE TYPE "public"."size" AS ENUM ('small', 'large', 'none');
ALTER TABLE "public"."thing"
  ALTER COLUMN "size" DROP DEFAULT,
  ALTER COLUMN "size" TYPE "public"."size" USING ("size"::text::"public"."size");
ALTER TABLE ONLY "public"."box" ALTER COLUMN "size" DROP DEFAULT;
DROP TYPE "public"."size_old";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."box" ("size");
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."thing" ("size");
COMMIT;
