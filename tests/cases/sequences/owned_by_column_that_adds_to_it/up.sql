-- ===== 1_expand =====

-- lockstep migration: owned_by_column_that_adds_to_it, expand (1 of 2)
--
--   create table public.orders
--   create sequence public.counts
--   create setting public.counts.owner
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES, if nothing is in the way: rows written to the new table are lost
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  c2e730557617d7ee0349bd537919874083af291133f1a424bb4eb18096fef93b
-- schema after   f3c6880c7ffe5b1a95bde32890e480a7a150394e57b6d43f70d9bc559a4ba2f8

BEGIN;
CREATE SEQUENCE public.counts;
CREATE TABLE "public"."orders" (
  "number" integer NOT NULL DEFAULT (nextval('public.counts'::regclass) + 1000),
  CONSTRAINT "orders_pkey" PRIMARY KEY ("number")
);
ALTER SEQUENCE public.counts OWNED BY public.orders.number;
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: owned_by_column_that_adds_to_it, contract (2 of 2)
--
--   drop table public.old_orders
--   drop sequence public.numbers
--
-- data loss    HIGH: table dropped (public.old_orders)
-- blocking     BRIEF: public.numbers ACCESS EXCLUSIVE, public.old_orders ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the sequence begins anew, its position is not restored; the table comes back empty
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  f3c6880c7ffe5b1a95bde32890e480a7a150394e57b6d43f70d9bc559a4ba2f8
-- schema after   82b3bc2cae7abbafc6e928f224141490ce1c2928356af269b91802fb69fbf0ae

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER SEQUENCE public.numbers OWNED BY NONE;
-- H202 drops a table
DROP TABLE "public"."old_orders";
-- H205 drops an object that is made by its definition: sequence public.numbers
DROP SEQUENCE public.numbers;
COMMIT;
