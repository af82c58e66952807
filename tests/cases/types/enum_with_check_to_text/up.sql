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
-- schema before  bfc74ce08493955415b3b424f5ff001e012904236d902e0cdb94526df9174560
-- schema after   a0642395cc76fa1c911cc983dabc937551f8f12f608265d4299dffb02019867e

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
