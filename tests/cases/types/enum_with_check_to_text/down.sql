-- ===== 3_contract =====

-- lockstep rollback: enum_with_check_to_text, contract (1 of 1)
--
-- grade        lossless if
-- reversible   CONDITIONAL: fails when a value written since does not fit the old type
-- undoes       migration.sql, sha256 d098236cb0176d89c4553f19988673a0169e87ef8814389c3352bb8e1a322155
-- schema before  a0642395cc76fa1c911cc983dabc937551f8f12f608265d4299dffb02019867e
-- schema after   bfc74ce08493955415b3b424f5ff001e012904236d902e0cdb94526df9174560

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
