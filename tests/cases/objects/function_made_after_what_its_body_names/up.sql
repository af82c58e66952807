-- ===== 1_expand =====

-- lockstep migration: function_made_after_what_its_body_names, expand (1 of 2)
--
--   create table public.items
--   create column public.orders.paid
--   create function public.items_of_orders()
--   create function public.items_paid()
--   create function public.step()
--   alter function public.orders_paid(): definition
--
-- data loss    NONE
-- blocking     BRIEF: public.orders ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: rows written to the new table are lost; values written to the new column are lost
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  5551a910b1fce6f0e409ad33d011533e67afb9c23a305d9501c06aba04f03f8c
-- schema after   20f41f2b343d0390c41b055cb1433452449a1d07d9aacbfd9f60a37345e38867

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
CREATE FUNCTION public.step()
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT 1$function$;
CREATE TABLE "public"."items" (
  "id" integer NOT NULL,
  "place" integer DEFAULT public.step(),
  CONSTRAINT "items_pkey" PRIMARY KEY ("id")
);
CREATE FUNCTION public.items_of_orders()
 RETURNS SETOF text
 LANGUAGE plpgsql
 STABLE
AS $function$DECLARE one items%ROWTYPE; BEGIN FOR one IN SELECT * FROM items LOOP RETURN NEXT one.place; END LOOP; END$function$;
CREATE FUNCTION public.items_paid()
 RETURNS bigint
 LANGUAGE sql
 STABLE
AS $function$SELECT count(*) + orders_paid() FROM items$function$;
ALTER TABLE "public"."orders" ADD COLUMN "paid" boolean;
CREATE OR REPLACE FUNCTION public.orders_paid()
 RETURNS bigint
 LANGUAGE sql
 STABLE
AS $function$SELECT count(*) FROM orders WHERE paid$function$;
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: function_made_after_what_its_body_names, contract (2 of 2)
--
--   drop table public.old_orders
--   drop column public.orders.amount
--   drop function public.old_orders_paid()
--
-- data loss    HIGH: table dropped (public.old_orders)
-- blocking     BRIEF: public.old_orders ACCESS EXCLUSIVE, public.orders ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the table comes back empty; the values do not come back
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  20f41f2b343d0390c41b055cb1433452449a1d07d9aacbfd9f60a37345e38867
-- schema after   04990fe2977b88edb2dec46304419d6b3a843bc43cfaf637fc45f91e42e53234

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H205 drops an object that is made by its definition: function public.old_orders_paid()
DROP FUNCTION public.old_orders_paid();
-- H202 drops a table
DROP TABLE "public"."old_orders";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H201 drops a column
ALTER TABLE "public"."orders" DROP COLUMN "amount";
COMMIT;
