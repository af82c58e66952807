-- ===== 3_contract =====

-- lockstep migration: enum_with_check_to_text, contract (1 of 1)
--
--   drop enum public.Status
--   alter column public.Item.status: type
--
-- data loss    NONE
-- blocking     LONG: public.Item ACCESS EXCLUSIVE (rewrite)
-- reversible   CONDITIONAL: fails when a value written since does not fit the old type
-- application  stop the old version first; the new one may start afterwards
-- BREAKING: removes or restricts objects that the old application version uses
-- BREAKING: AlterColumnType on public.Item
-- schema before  f91d957130781a5e234b996d985aa5c1d26a0ceb6270e036d14596fbe241bf28
-- schema after   0d8b4b887ba830663db999e2c6b1b48e539eefde61f99c881ec77d17b098b1c9

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE public."Item" DROP CONSTRAINT "Item_status_check";
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H401 old application code stops working
ALTER TABLE "public"."Item" ALTER COLUMN "status" TYPE text USING ("status"::text);
ALTER TABLE public."Item" ADD CONSTRAINT "Item_status_check" CHECK (((status)::text <> 'OLD'::text)) NOT VALID;
COMMIT;

BEGIN;
DROP TYPE "public"."Status";
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
