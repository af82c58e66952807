-- ===== 3_contract =====

-- lockstep rollback: enum_with_check_to_text, contract (1 of 1)
--
-- grade        lossless if
-- reversible   CONDITIONAL: fails when a value written since does not fit the old type
-- undoes       migration.sql, sha256 26f32c107b027d1b7b364516bcb1411a82efe85ca725b17f381cd817b50c29d7
-- schema before  0d8b4b887ba830663db999e2c6b1b48e539eefde61f99c881ec77d17b098b1c9
-- schema after   f91d957130781a5e234b996d985aa5c1d26a0ceb6270e036d14596fbe241bf28

BEGIN;
CREATE TYPE "public"."Status" AS ENUM ('NEW', 'OLD');
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE public."Item" DROP CONSTRAINT "Item_status_check";
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."Item" ALTER COLUMN "status" TYPE "public"."Status" USING ("status"::text::"public"."Status");
ALTER TABLE public."Item" ADD CONSTRAINT "Item_status_check" CHECK (((status)::text <> 'OLD'::text)) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H305 constraint over rows that may violate it
ALTER TABLE "public"."Item" VALIDATE CONSTRAINT "Item_status_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Item" ("status");
COMMIT;
